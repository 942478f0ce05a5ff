"""Which orders a message speaks of, and what it tells of them: numbers, versions, lists, goods that arrived."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_VERSION = re.compile(r"\bv(?:ers[a]o)? ?(\d{1,4})\b")
_NUMBERS = re.compile(r"(?<![\w.,/$-])(\d{1,6})(?![\w/%-]|[.,]\d)")
_ALL = re.compile(r"\b(todas|tudo|todos)\b")
_PENDING = re.compile(r"\b(aprov(ar|acao|acoes)|pendent\w*|esperando|aguardando|na fila|pra mim|minha aprovacao)\b")
_MINE = re.compile(r"\b(minhas?|meus?|que eu (pedi|fiz|abri))\b")
_STATES = {
    "draft": r"\brascunh\w*",
    "approved": r"\baprovad[oa]s?\b",
    "sent": r"\b(enviad|mandad|despachad)[oa]s?\b|\ba caminho\b",
    "received": r"\b(recebid|entregue)\w*",
    "rejected": r"\b(reprovad|rejeitad|recusad)[oa]s?\b",
    "cancelled": r"\bcancelad[oa]s?\b",
    "expired": r"\bvencid[oa]s?\b|\bexpirad[oa]s?\b",
}
_ARRIVED = re.compile(
    r"\b(chegou|chegaram|recebi|recebemos|entregaram|entregou|deram entrada|da entrada|dar entrada|foi entregue|ja (ta|esta) aqui)\b"
)
_SUPPLIER_HAS_IT = re.compile(
    r"\bfornecedor\b.{0,30}\b(receb\w+|confirm\w+|ta com|esta com|viu|respondeu)\b"
    r"|\b(ja )?(liguei|mandei|avisei|passei|enviei|falei)\b.{0,30}\b(fornecedor|por (telefone|whats\w*|zap|email|e-mail)|pedido|oc)\b"
    r"|\b(eles|ela|ele) (ja )?(receber\w+|confirm\w+)\b.{0,20}\b(oc|pedido)\b"
)
_SEND_AGAIN = re.compile(r"\b(reenvi\w+|remand\w+|(mand|envi)\w* (de novo|novamente|outra vez))\b")
_WHY = re.compile(r"(?:\b(?:porque|pq|pois|por que|motivo:?|ja que)\b|[,;:]| - )\s*(?P<why>.{3,})$", re.IGNORECASE)
_DECIDES = re.compile(r"\b(?:reprov|rejeit|recus|cancel|indefir|desist)[a-zà-ú]*", re.IGNORECASE)
_AFTER_NUMBER = re.compile(
    r"^[^\w]*(?:(?:a|o|oc|pedido|ordem|de compra|n[º°o.]*) )*\d{1,6} (?P<why>(?!e \d|ou \d|agora\b|a[ií]\b)\D{4,})$", re.IGNORECASE
)
_NO_REASON = re.compile(r"^\W*(por favor|pfv?|pf|obrigad[oa]|valeu|ta|ok|blz|beleza|sim)\W*$")
_ORDER = re.compile(r"\b(ocs?|ordens?|pedidos?|compras?|encomendas?)\b")
_WHOSE = re.compile(
    r"(?i)\b(?:ocs?|ordens(?: de compra)?|pedidos?|compras)\b.{0,25}?\b(?:d[ao]s?|com [ao]|pr[ao]|para [ao]) "
    r"(?P<whom>(?!(?:m[eê]s|semana|hoje|dia|ano|aprov\w*|fila|equipe|gente|oc|pedido|minha|meu|eu|mim|n[oó]s|ele|ela|voc[eê]|gerente|comprador|chefe)\b)[a-zà-ú].{2,60})$"
)
_LISTS = re.compile(
    r"\b(?:quais|que|quantas|lista\w*|mostra\w*|temos|tem|ver|cade|minhas|nossas|todas)\b.{0,25}\b(?:ocs|ordens de compra)\b"
    r"|^\W*(?:as )?ocs\W*$|\bo que (?:eu |a gente |nos )?(?:ja )?(?:pedi|pedimos|encomendei|encomendamos)\b"
)
_LISTS_PENDING = re.compile(
    r"\b(?:quais|lista\w*|mostra\w*|ver|veja|cade|traz\w*|passa|manda)\b(?: (?:so|me|ai|pra mim|todas|logo))* (?:[ao]s )?"
    r"(?:que (?:estao|tao|ficaram|seguem) )?(?:pendentes|em aberto|abertas|na fila|(?:esperando|aguardando)(?: aprovacao)?)"
    r"(?:\W+(?:entao|ai|por favor|pf|pfv|mesmo|so|de hoje|hoje|agora))*\W*$"
    r"|\bo que? (?:que )?(?:ficou|ta|esta|tem|tinha|falta) (?:de )?pendentes?\b"
    r"|^\W*(?:e |mas |entao |ainda )*(?:sobrou|sobraram|ficou|ficaram|restou|restaram|tem|temos|ha|existe|falta)\b.{0,20}"
    r"\b(?:abertas?|em aberto|pendentes?|(?:sem|por) aprovar|(?:esperando|aguardando) aprovacao)(?: (?:ai|ainda|agora|hoje))*\W*$"
)
_ERASES = re.compile(
    r"\b(?:apag|exclu|delet|limp|elimin|zer|remov)(?:a|e|ar|er|i|ir|am|em)?\b.{0,30}"
    r"\b(?:ocs|ordens|pedidos(?! d[eo]s? clientes?)|rascunhos|compras antigas|historico d[eao]s? (?:ocs?|ordens|compras|pedidos))\b"
)
_GOES_ON = re.compile(r"^\W*(?:e|mas) (?:a |o )?(?:oc |pedido )?(?:n\w*\.? )?\d{1,6}\W*$")
_SENDS_ON = re.compile(
    r"^\W*(?:(?:isso|ok|okay|sim|certo|ta|bom|beleza|blz|fechado|perfeito|otimo|entao|pode|ja|ai|por favor|pfv?)\W+)*"
    r"(?:aprov\w+|confirm\w+|fech\w+|mand\w+|envi\w+|encaminh\w+|despach\w+|segue|solta|toca)\b"
    r"(?! (?:um|uma|o|a|os|as|me|mais|de novo)\b(?! aprov| gerent| chef| diret))"
)
_HOLDS_BACK = re.compile(r"\b(?:nao|mas|porem|antes|espera|calma|so depois|troca|muda|tira)\b")
_MORE_RIGHTS = re.compile(
    r"\b(?:liber\w+|aument\w+|sob[ea]\w*|mud\w+|tir\w+|desbloque\w+|amplia\w*|remov\w+|eleva\w*|me (?:da|de))\b.{0,25}"
    r"\b(?:minha conta|meu (?:acesso|limite)|minha (?:permissao|alcada)|o limite|permissao|alcada)\b"
    r"(?!.{0,20}\b(?:gerente|admin\w*|diretor\w*)\b)"
)
_LIMITS = re.compile(
    r"\b(limites?|alcada)\b|\bquem (e que |mais )?(pode |consegue |(tem (que|q)|precisa|deve|vai|falta)( de)? )?aprov(?!ou)\w+"
    r"|\b(?:ate )?quanto (?:que )?(?:eu |a gente )?(?:posso|consigo|podemos) (?:aprov|liber|autoriz)\w+"
)


def sends_on(text: str) -> bool:
    """Whether an order that waits for a yes is told to go on its way: "manda direto, a aprovação vem depois", "confirma e manda pro
    gerente". Not where anything is asked, put off or changed."""
    said = fold(text[:200])
    return _SENDS_ON.match(said) is not None and "?" not in said and _HOLDS_BACK.search(said) is None and not re.search(r"\d", said)


def numbers(text: str) -> list[int]:
    """Numbers of orders, in the order named; a version is none: "aprova a 12 e a 13"."""
    said = _VERSION.sub(" ", fold(text[:300]))
    return list(dict.fromkeys(int(found) for found in _NUMBERS.findall(said) if int(found)))


def version(text: str) -> int | None:
    """The version that a button carries: "Aprovar OC 12 v2"."""
    found = _VERSION.search(fold(text[:100]))
    return int(found[1]) if found else None


def all_of_them(text: str) -> bool:
    return _ALL.search(fold(text[:200])) is not None


def list_asked(text: str) -> dict[str, object]:
    """What a list is narrowed to, as `purchase_order_status` takes it."""
    said = fold(text[:300])
    asked: dict[str, object] = {"mine": True} if _MINE.search(said) and not re.search(r"\bminha aprovacao\b", said) else {}
    if _PENDING.search(said):
        return asked | {"which": "pending"}
    state = next((name for name, pattern in _STATES.items() if re.search(pattern, said)), None)
    if state:
        return asked | {"state": state}
    return asked | ({"which": "all"} if all_of_them(text) else {})


def supplier_of_list(text: str) -> str | None:
    """Whose orders are asked for: "ocs da aços ribeirão"."""
    found = _WHOSE.search(text[:200])
    return found["whom"].strip(" ?.!") if found else None


def goods_arrived(text: str) -> bool:
    """Whether goods are said to be here; asking whether they are says nothing."""
    said = fold(text[:300])
    return _ARRIVED.search(said) is not None and "?" not in said and not re.search(r"\bnao\b|\bainda\b", said)


def supplier_has_it(text: str) -> bool:
    said = fold(text[:300])
    return _SUPPLIER_HAS_IT.search(said) is not None and "?" not in said and not re.search(r"\bnao\b|\bainda\b", said)


def send_again(text: str) -> bool:
    return _SEND_AGAIN.search(fold(text[:300])) is not None


def reason(text: str) -> str | None:
    """Why, as typed but for shouting: "reprova a 12, muito caro" → "muito caro". What comes before the decision is none of it."""
    decided = _DECIDES.search(text[:500])
    said = text[decided.end() if decided else 0 : 500]
    found = _WHY.search(said) or (_AFTER_NUMBER.match(said) if decided else None)
    if found is None or _NO_REASON.match(fold(found["why"])) or not re.search(r"[a-zà-ú]{3}", found["why"], re.IGNORECASE):
        return None
    why = found["why"].strip(" .!")
    return why.lower() if why.isupper() else why


def about_orders(text: str) -> bool:
    return _ORDER.search(fold(text[:300])) is not None


def lists_orders(text: str) -> bool:
    """Whether orders are asked for by their name: "quais ocs temos?", "minhas ocs"."""
    return _LISTS.search(fold(text[:200])) is not None


def lists_pending(text: str) -> bool:
    """Whether what waits is to be listed, not said of what: "só me mostra as pendentes"."""
    return _LISTS_PENDING.search(fold(text[:200])) is not None


def erases_orders(text: str) -> bool:
    """Whether orders are to be erased, several at once: "apaga as ocs antigas"."""
    return _ERASES.search(fold(text[:200])) is not None


def goes_on_to_one(text: str) -> bool:
    """ "E a 3?", after orders were told."""
    return _GOES_ON.match(fold(text[:60])) is not None


def asks_for_more_rights(text: str) -> bool:
    """A higher limit or another access asked of us: "libera minha conta pra aprovar qualquer valor"."""
    return _MORE_RIGHTS.search(fold(text[:300])) is not None


def asks_of_limits(text: str) -> bool:
    """Who may approve, and up to how much."""
    return _LIMITS.search(fold(text[:300])) is not None
