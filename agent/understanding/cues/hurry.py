"""Signs that somebody has no patience left: for waiting, or for being asked."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_WORDS = (
    r"rapido|rapidinho|depressa|ligeiro|anda( logo)?|vai logo|logo|bora|agiliza|adianta( ai)?|responde( logo| ai)?|direto( ao ponto)?"
    r"|((eu )?(to|tou|estou|tava) )?(sem tempo|com pressa|na correria|atrasad[oa]|apressad[oa])"
    r"|(nao tenho|sem) (muito )?(tempo|a tarde toda|o dia todo)|sem (enrol\w+|rodeios?|papo)|fala logo|por favor|pf|ai|que|ta|vamos|e"
    r"|aff+s?|(que |quanta )?demora( demais| muito)?|(ta|esta) demorando( muito| demais)?"
    r"|(pra|para|de) (responder|atender)|hein|alguem( me)? responde\w*"
)
_IN_A_HURRY = re.compile(rf"^\W*(({_WORDS})\W+)*({_WORDS})\W*$")
_SAYS_IT = re.compile(r"rapid|demora|alguem|depressa|anda\b|logo|agiliza|adianta|tempo|pressa|correria|atrasad|direto|enrol|rodeio|papo")
_NO_MORE_QUESTIONS = re.compile(
    r"\b(para|pare|parem|chega|basta|cansei|sem|menos|tanta|quanta|muita)\b( mais)?( com| de)?"
    r"( (fazer|responder|tanta|tantas|essa|essas|mais|me|ficar))* (pergunt\w+|questionario|interrogatorio)"
    r"|\bnao (me )?(pergunt\w+|faz \w+ pergunta)|\b(so|apenas) (me )?mostra\b|\bmostra (logo|de uma vez)\b"
)
_FILLER = (
    r"(oi+|ola|alo+|ei|e ai|eai|ue|uai|nossa|affe?|aff+s?|poxa|puxa|po|eita"
    r"|gente|moc[ao]|amig[ao]|bia|meu deus|credo|hein|heim|em|viu|ne|ai|aqui|por favor|pf"
    r"|mas|e|ja|ta|muito|demais|demasiado|pra caramba|tanto|que|como|quanta|ein|rs+|k{2,}|cara)"
)
_ANSWER = r"(respond\w+|atend\w+|resposta|falar|retorn\w+)"
_US = r"(vo?ce?s?|vcs?|voces?|ces?)"
_WAITS = (
    rf"(que |quanta |como |nossa )?demora(ndo|m|ram|do|da)?( (pra|para|a|em|de) (me )?{_ANSWER})?"
    rf"|demor(ou|aram|ei)( (pra|para|a|em) (me )?{_ANSWER})?"
    rf"|{_US} (demora\w*|(nao|n|num) (me )?{_ANSWER})( (pra|para|a) (me )?{_ANSWER})?"
    r"|(eu )?(to|tou|estou|tava|estava|fiquei|cansei de|cansad[oa] de)( (aqui|ate agora))? (esperando|esperar|aguardando|no aguardo)"
    r"( (ha|faz|a|tem|uns?|umas?|mais de|quase|meia|um|uma|\d+|tempao|muito|tempo|bastante"
    r"|minutos?|min|mins|horas?|hora|voces?|vcs?|resposta|sua|a resposta|ja))*"
    rf"|cade\W+respond\w+|cade( (a resposta|{_US}|a bia))?|ninguem (me )?{_ANSWER}"
    rf"|(vai|vao) (me )?{_ANSWER}( ou nao| hoje)?|sumi(u|ram)"
)
_WAITING = re.compile(rf"^\W*({_FILLER}\W+)*({_WAITS})(\W+({_FILLER}|{_WAITS}))*\W*$")


_PRODS = re.compile(r"[\W_]*\?[\W_]*(\b(e ai|eai|entao|alo+|oi+|ei|hein|ue|heim|cade|bora)\b[\W_]*)?")


def prods(text: str) -> bool:
    """Whether somebody only wants us to go on: "??", "? e aí"."""
    return _PRODS.fullmatch(fold(text[:60])) is not None


def in_a_hurry(text: str) -> bool:
    """Whether a message says nothing but that: "rápido, tô sem tempo", "anda logo", "que demora hein"."""
    words = fold(text[:200])
    return tired_of_waiting(text) or (len(words) <= 100 and _IN_A_HURRY.match(words) is not None and _SAYS_IT.search(words) is not None)


def tired_of_waiting(text: str) -> bool:
    """Whether somebody only says that our answer takes long: "que demora hein", "tô esperando há meia hora", "cadê vocês?"."""
    words = fold(text[:200])
    return len(words) <= 100 and _WAITING.match(words) is not None


def no_more_questions(text: str) -> bool:
    """Whether somebody is tired of being asked: "para de perguntar e mostra", "só me mostra"."""
    return _NO_MORE_QUESTIONS.search(fold(text[:200])) is not None
