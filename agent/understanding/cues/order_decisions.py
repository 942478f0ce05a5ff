"""What somebody decides of orders that wait: a yes, who is left out of it, a refusal, a no that refuses nothing yet; or only a look."""

from __future__ import annotations

import re

from agent.understanding.cues.order_words import numbers
from agent.understanding.entities.purchasing.quantities import UNITS
from agent.understanding.text import fold

_NOW = r"(?:a|e|o|ar|em|amos|arei|aria|ei|ando)"
_YES, _NO = r"(?:aprov|autoriz|liber)", r"(?:reprov|rejeit|recus|cancel|indefer)"
_NOT = re.compile(rf"\b(?:nao|nem|nunca)(?: (?!consig|conseg)\w+){{0,3}}? (?:{_YES}|{_NO}){_NOW}\b")
"""A decision that is denied; a comma ends the denial: "não, aprova a 5"."""
_APPROVES = re.compile(rf"\b{_YES}{_NOW}\b")
_APPROVED = re.compile(rf"^\W*(?:(?:ok|sim|ta|esta|pode|considere?)\W+)*{_YES}ad[ao]s?\W*$")
"""Nothing but that: told of an order it would be a state."""
_REFUSES = re.compile(rf"\b{_NO}{_NOW}\b")
_LATER = re.compile(r"\b(ainda|hoje|agora|amanha|depois|mais tarde|outr[ao] (dia|hora)|semana|por enquanto|por ora|mes)\b")
_LEAVES = re.compile(
    r"\b(hoje|agora|ainda|por enquanto|por ora) nao\b|\b(deix|segur|esper|aguard|adi)(a|o|e|ar|amos|ando|emos)\b|\bfica (pra|para)\b"
    r"|\b(depois|mais tarde|amanha) (eu )?(vejo|decido|olho|resolvo|penso|aprovo)\b|^\W*(mais tarde|depois|amanha)\W*$"
)
_QUEUES = re.compile(
    r"\b(?:deixa\w*|fica|mantem|segura|poe|bota|coloca)\b.{0,20}"
    r"\b(?:na fila|esperando|aguardando|pendente|parad[oa]|(?:com|pr[ao]|para) (?:el[ea]|[oa] \w+))\b"
)
_OUT = re.compile(
    r"\b(?:menos|exceto|tirando|fora|salvo|senao|afora|com excecao d[aeo]s?|a nao ser|sem|nao|nem|deix\w+(?: de fora)?)"
    rf"(?: {_YES}\w*)?(?P<which>(?:,? (?:as?|os?|d[ao]s?|e|nem|ocs?|ordens?|ordem|pedidos?|numero|n)\b|,? ?\d+\b)+)"
)
_AFTER = re.compile(r"\b(\d+),? (?:nao|fica (?:de )?fora)\b")
_EXCEPT = re.compile(r"\b(menos|exceto|tirando|fora|salvo|com excecao|a nao ser)\b")
_LOOKS = re.compile(
    r"\b(detalh\w+|quem (e que |foi que )?(pediu|fez|abriu|solicitou|criou|comprou|(aprov|reprov|cancel)ou)|o que (tem|vem|e|foi|pediram)"
    r"|itens|conteudo|mostr\w+|ver|veja|abr(e|ir)|olhar|status|situacao|como (ta|esta|anda)|cade|resum\w+)\b"
    r"|\bquant\w+\b.{0,25}\b(ficou|ficaram|foi|foram|pedi|pedimos|deu|tem)\b.{0,15}\b([nd]?ess[ea]|n[oa]|est[ea]) (pedido|oc|ordem)\b"
)
_ALREADY = re.compile(rf"\b(?:{_YES}|{_NO}|confirm)(?:ou|aram|ad[ao]s?)\b")
_BY_WHOM = re.compile(
    r"\bquem (?:foi que |e que )?(?:pediu|fez|abriu|criou|comprou|aprovou|liberou|autorizou|confirmou|reprovou|cancelou)\b"
)
_BRIEF = 6
_DECIDED = re.compile(
    rf"\b(?:{_YES}|{_NO})\w*(?: (?:as?|os?|ocs?|ordem|ordens|pedidos?|de|compra|numero|n)\b)*,? ?\d{{1,6}}\b"
    rf"(?! ?(?:{'|'.join(UNITS)})\b|[.,]\d)"
)
_NAMED = re.compile(r"\b(ocs?|ordem( de compra)?|pedido)( n\w*\.?| de numero)? ?\d+\b")


def _said(text: str) -> str:
    return fold(text[:300])


def approves(text: str) -> bool:
    """Whether something is approved in it, whatever else is not: "aprova a 5, mas não aprova a 4"."""
    said = _NOT.sub(" ", _said(text))
    return _APPROVES.search(said) is not None or _APPROVED.match(said) is not None


def refuses(text: str) -> bool:
    """A refusal in so many words: only that rejects or cancels."""
    return _REFUSES.search(_NOT.sub(" ", _said(text))) is not None


def denies(text: str) -> bool:
    """A decision that is not taken: "não aprova a 5", "não vou liberar hoje"."""
    return _NOT.search(_said(text)) is not None and "?" not in text and not approves(text) and not refuses(text)


def decides(text: str) -> bool:
    """A decision on an order by its number: "aprova a 1", "reprova as 3 e 4"; "libera 30 kg" is none."""
    return _DECIDED.search(_said(text)) is not None


def puts_off(text: str) -> bool:
    """A decision left for later: "não aprova ainda", "hoje não", "deixa pra depois"; or a refusal that is denied."""
    said = _said(text)
    if "?" in text or refuses(text):
        return False
    if denied := _NOT.search(said):
        later = _LATER.search(said) or _LEAVES.search(said) or re.search(_NO, denied[0])
        return denies(text) and later is not None
    return _LEAVES.search(said) is not None and not re.search(rf"\b{_YES}(a|e|ar)\b", said)


def queues(text: str) -> bool:
    """An order left with whoever decides it: "deixa na fila dele", "fica esperando então"."""
    return _QUEUES.search(_said(text)) is not None and "?" not in text


def left_out(text: str) -> list[int]:
    """Orders that a yes does not cover: "todas menos a 4 e a 6" → [4, 6]."""
    said = _said(text)
    found = [number for each in _OUT.finditer(said) for number in numbers(each["which"])]
    return list(dict.fromkeys([*found, *(int(number) for number in _AFTER.findall(said))]))


def makes_exceptions(text: str) -> bool:
    """Whether some are left out, by number or in words that nobody can count: "menos a da Ferragens"."""
    return bool(left_out(text)) or _EXCEPT.search(_said(text)) is not None


def looks(text: str) -> bool:
    """Whether an order is only asked about: what is in it, who asked for it, whether it was approved."""
    said = _said(text)
    asks = _LOOKS.search(said) is not None or (_ALREADY.search(said) is not None and "?" in text)
    plain = re.search(rf"\b(?:{_YES}|{_NO})[aeo]\b|\bpode {_YES}ar\b", _NOT.sub(" ", said))
    return asks and plain is None


def asks_who(text: str) -> bool:
    """Who ordered or decided, of an order that was just told of: "quem aprovou?"."""
    return len(text.split()) <= _BRIEF and _BY_WHOM.search(_said(text)) is not None


def names_an_order(text: str) -> bool:
    """ "oc 5", "pedido nº 12": an order by its number, and no quantity."""
    return _NAMED.search(_said(text)) is not None
