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


def in_a_hurry(text: str) -> bool:
    """Whether a message says nothing but that: "rápido, tô sem tempo", "anda logo"."""
    words = fold(text[:200])
    return len(words) <= 100 and _IN_A_HURRY.match(words) is not None and _SAYS_IT.search(words) is not None


def no_more_questions(text: str) -> bool:
    """Whether somebody is tired of being asked: "para de perguntar e mostra", "só me mostra"."""
    return _NO_MORE_QUESTIONS.search(fold(text[:200])) is not None
