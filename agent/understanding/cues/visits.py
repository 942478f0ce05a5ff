"""What people say of a visit they have booked: when is it, another time, not coming, coming late."""

from __future__ import annotations

import re

from agent.understanding.cues.hurry import no_more_questions
from agent.understanding.text import fold

_VISIT = re.compile(r"\b(visita|test[ -]?drive|teste|agendamento|agenda|horario|compromisso|ida)\b|\bmarcad|\bmarquei|\bagendad|\bagendei")
_GIVES_UP = re.compile(
    r"\b(cancel\w*|desmarc\w*|desist\w*)\b|\b(tir\w+|risc\w+|apag\w+|remov\w+|exclu\w+) (\w+ ){0,3}d[ao] (agenda|lista de visitas?)\b"
    r"|\b(tir\w+|apag\w+|remov\w+|exclu\w+|esquec\w+|risc\w+) (a |o |essa |esse |minha |meu )*(visita|test ?drive|agendamento|horario)\b"
)
_KEEPS = re.compile(r"[,;.]? ?\b(e |mas )?(fic\w+|mant\w+|deix\w+|continu\w+)\b.{0,12}\b(com|a d[oae]|o d[oae]|so)\b")
_CANNOT = re.compile(
    r"\bnao (vou (mais|poder|conseguir|dar)|consigo (mais )?ir|posso (mais )?ir|vai (dar|rolar)|da mais|irei|vou ai)\b"
    r"|\b(surgiu|tive|apareceu) um (imprevisto|compromisso)|\bdeu ruim"
)
_DAY = r"(?:hoje|hj|amanh[ãa]|(?:n[ao] )?(?:segunda|ter[çc]a|quarta|quinta|sexta|s[áa]bado|domingo)(?:-feira)?|ness[ea] (?:dia|hor[áa]rio))"
_CAN = r"\b(?:n[ãa]o|n)(?: vai| vou| posso| consigo| da| d[áa]| rola| poderei| irei)\b"
_REFUSED = re.compile(rf"\b{_DAY}\b[^,.;!?]{{0,12}}{_CAN}[^,.;!?]*|{_CAN}[^,.;!?]{{0,15}}\b{_DAY}\b", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(remarc|reagend|adi(a|e|o)r?\b|antecip|transfer)"
    r"|\b(mud|troc|pass|jog|empurr)(a|o|e|ar)\b.{0,30}\b(dia|hora|horario|visita|pra|para|pras|as)\b"
    r"|\boutr[oa] (dia|horario|hora|data)\b|\b(da|teria|tem como|pode|posso|consigo) .{0,20}\b(mais cedo|mais tarde)\b"
)
_BOOKED = r"(visitas?|test[ -]?drive|agendamento|marcad\w+|marquei|agendad\w+|ficou|combinamos|combinad\w+)"
_SURE = r"(confirmad\w|marcad\w|agendad\w|de pe|certa|certinh\w|que (dia|horas?)|quando)"
_ASKS_WHEN = re.compile(
    rf"\b(qual|que|quando|onde|quais|me lembra|relembra|esqueci)\b.{{0,40}}\b{_BOOKED}\b"
    rf"|\b(visita|test[ -]?drive|agendamento|horario)\b.{{0,30}}\b{_SURE}\b"
    r"|^\W*(?:e )?(?:a outra |o outro )?(ta|esta|tava|continua|segue|ficou) (tudo )?(marcad|confirmad|agendad|de pe|certo pra)"
    r"|\b(meu|minha) (horario|visita|test[ -]?drive)\b.{0,20}\?"
    r"|\bque (horas?|dia) (e|eh|era|ficou)( mesmo)?\W*$|\bficou (pra |para )?(que|qual) (dia|horas?|horario|data)\b"
    r"|\b(ficou|fica|ta|esta|era|e|eh) (pra|para) (que|qual) (dia|hora|horario)\b"
)
_IS_BOOKED = re.compile(r"\b(ta|esta|tao|ficou|fica|foi|tava) (tudo |entao |ja )?(marcad|agendad|confirmad)\w*")
_BOOKS = re.compile(r"\b(marcar|agendar|quero (ver|visitar)|gostaria|posso ver)\b")
_COMES_BY = re.compile(r"\b(pass(o|ar)|ir|vou|dar um pulo|dou um pulo|chegar|aparec(er|o)|colar|colo)\b.{0,15}\b(ai|na loja|por ai)\b")
_NEW_HOUR = re.compile(
    r"\b(mud|pass|troc|remarc|coloc|bot|deix|jog)\w* (ela |a visita |o horario |isso )?(pra|para|pras|p|pro)( as)? "
    r"(?P<hour>\d{1,2})(?:\s*[h:]\s*(?P<minutes>[0-5]\d))?(?:\s*(h|hs|hrs?|horas))?\b(?!\s*(mil|x|k|/|%|reais|de \w))"
)
_LATE = re.compile(
    r"\b(atras(o|ar|ad[oa]|ando|adinh[oa])\b|atrasei|chego (um pouco )?(mais tarde|depois)|chegar (um pouco )?(mais tarde|depois)"
    r"|(pres[oa]|parad[oa]) no (transito|engarrafamento)|ja (to|estou) (indo|chegando|a caminho))"
)
_OF_THE_SHOP = re.compile(r"\b(voces|vcs|vendedor|entrega|documento|resposta|parcela|transferencia|pagamento|boleto)\b")
"""What else may be late: that is a complaint, or a question of money."""
_THE_SHOP_ITSELF = re.compile(
    r"\b(conhecer|visitar|ver|olhar|ir na|ir ate|passar na|passar ai|dar uma (olhada|passada|volta)|passear)\b[^,.;!?]{0,25}"
    r"\b(loja|patio|espaco|estoque|voces|vcs|carros|opcoes|showroom|pessoalmente)\b"
)
_AUX = {
    "cancel": r"\b(cancel|desmarc|desist|nao vou (mais|poder)|nao consigo ir)",
    "move": r"\b(remarc|mud(ar?|o|e) (o|a|pra|para|de)|adi(ar?|o|ei)|antecip|troc(ar?|o) (o|a|de)? ?(dia|hora|horario|visita)|outro (dia|horario)|passa(r)? (pra|para)|reagend)",
}


def given_up(text: str) -> str:
    """What is cancelled, where something else is kept in the same breath: "cancela a da Creta, fico só com a do Tracker"."""
    found = _KEEPS.search(_read(text))
    return _read(text)[: found.start()] if found and _GIVES_UP.search(_read(text)[: found.start()]) else ""


def visit(text: str) -> bool:
    """Whether a visit or its time is named."""
    return _VISIT.search(_read(text)) is not None


def reservation(text: str) -> bool:
    return re.search(r"\breserv", _read(text)) is not None


def to_see_the_shop(text: str) -> bool:
    """Whether somebody wants to look around, at no car in particular: "só queria conhecer a loja"."""
    return _THE_SHOP_ITSELF.search(_read(text)) is not None


_COMES = re.compile(
    r"\b(vou|passo|irei|apareco|(to|tou|estou|ja) (indo|a caminho|saindo)|chego)\b( \w+){0,2}? (a[ih]|la|na loja|pra a[ih]|hoje|agora)\b"
)


def comes_unasked(text: str) -> bool:
    """Whether somebody tired of questions comes to the shop as they are: "chega de perguntas. vou aí hoje"."""
    return no_more_questions(text) and _COMES.search(_read(text)) is not None


def ones_own(text: str) -> bool:
    return re.search(r"\b(minhas?|meus?|eu tenho)\b", _read(text)) is not None


def speaks_of_time(text: str) -> bool:
    return re.search(r"\b(dia|hora|horario|data|cedo|tarde)\b", _read(text)) is not None


def asks_when(text: str) -> bool:
    """ "Que dia é minha visita?", "que horas ficou?" — and not "quero marcar minha visita"."""
    return _ASKS_WHEN.search(_read(text)) is not None and not _BOOKS.search(_read(text))


def asks_whether_booked(text: str) -> bool:
    """ "Sábado 11h tá marcado né?"."""
    return _IS_BOOKED.search(_read(text)) is not None


def moves(text: str) -> bool:
    return _MOVES.search(_read(text)) is not None or wants("move", text)


def gives_up(text: str) -> bool:
    """Cancelling in so many words."""
    return _GIVES_UP.search(_read(text)) is not None


def cannot(text: str) -> bool:
    """Not able to come, which may mean another day as well as none."""
    return _CANNOT.search(_read(text)) is not None or (wants("cancel", text) and not gives_up(text))


def less_refused(text: str) -> str:
    """The words without the day that will not do: "hj não vai dar, pode ser sexta?"."""
    return _REFUSED.sub(" ", text)


def comes_by(text: str) -> bool:
    """Whether a first visit is announced: "posso passar aí hoje às 16?"."""
    return _COMES_BY.search(_read(text)) is not None


def new_hour(text: str) -> dict[str, str]:
    """The hour a visit is moved to among other words: "muda pra 11 e me manda o endereço"."""
    found = _NEW_HOUR.search(_read(text))
    hour = int(found["hour"]) if found else 0
    return {"time": f"{hour + 12 if hour <= 6 else hour:02d}:{(found['minutes'] if found else None) or '00'}"} if 1 <= hour <= 23 else {}


def changes(text: str) -> bool:
    return moves(text) or gives_up(text) or cannot(text)


def late(text: str) -> bool:
    return _LATE.search(_read(text)) is not None and not _OF_THE_SHOP.search(_read(text))


def _read(text: str) -> str:
    return fold(text[:300])


def wants(cue: str, text: str) -> bool:
    """`cancel` or `move` of a visit."""
    return re.search(_AUX[cue], fold(text[:2_000])) is not None


_HAS_A_LICENCE = re.compile(
    r"\W*((ela|ele|eu|minha|meu|mae|pai|mulher|marido|esposa|filh[oa]|ja|sim|tb|tambem)\W+)*(tem|tenho|possui|tirou|tirei) (a |uma )?(cnh|carteira|habilitacao)\b[^?]{0,20}"
)


def only_tells_of_a_licence(text: str) -> bool:
    """ "Ela tem CNH", beside the question that it belongs to."""
    return _HAS_A_LICENCE.fullmatch(fold(text[:80])) is not None
