"""How the person feels: the sentiment head, and whether they are so angry that a person should take over."""

from __future__ import annotations

import re

from agent.understanding.classifier import LinearHead, Verdict
from agent.understanding.features import MAX_GRAM_CHARS, Features, words

SURE = 0.6
"""Share of `negative` from which words of anger count."""
_THREAT = re.compile(
    r"\bprocon\b|\breclame ?aqui\b|\b(vou|vamos|irei|pretendo|entrar|entrando|abrir|meter|mover|colocar) (\w+ ){0,3}"
    r"(process\w*|justica|advogad\w|policia|delegacia|tribunal|juizado|pequenas causas)\b|\bmeu advogado\b|\b(te|voces|essa loja) process\w+"
    r"|\bboletim de ocorrencia\b|\bestelionato\b|\bvou (expor|denunciar)\b"
)
_INSULT = re.compile(
    r"\b(ladroes|ladrao|bandidos?|golpistas?|estelionatarios?|safad\w+|vagabund\w+|picaretas?|palhacada|palhacos?|incompetentes?|idiotas?|imbecil|imbecis"
    r"|lixo|bosta|merda|porra|caralho|pqp|vtnc|fdp|vsf|desgraca\w*|canalhas?|otarios?|trouxas?|sem vergonha|quadrilha|mentiros\w+|inuteis|nojo|nojento\w?)\b"
)
_OUTRAGE = re.compile(
    r"\b(absurdo|vergonha|ridicul\w+|revoltante|inadmissivel|descaso|desrespeito|indignad\w|falta de respeito|odeio|odio|pessim\w|horrivel|inaceitavel"
    r"|um inferno|cansei de|de saco cheio|nunca mais|enganad\w|roubad\w|roubaram|sacanagem|me fizeram de)\b"
)
_FURIOUS = ("😡", "🤬", "👿", "😤")


def mood(head: LinearHead, seen: Features) -> Verdict:
    """`positive`, `neutral` or `negative`."""
    return head.decide(seen)


def angry(text: str, felt: Verdict) -> bool:
    """A threat of going to law or a consumer board; an insult; or outrage that is shouted, repeated or drawn. Never on one sign alone."""
    if felt.label != "negative" or felt.confidence < SURE:
        return False
    said = " ".join(words(text))
    if _THREAT.search(said) or _INSULT.search(said):
        return True
    outrage = len(_OUTRAGE.findall(said))
    letters = [char for char in text[:MAX_GRAM_CHARS] if char.isalpha()]
    loud = (len(letters) > 9 and sum(map(str.isupper, letters)) > 0.6 * len(letters)) or text.count("!") > 1 or "?!" in text
    return outrage > 1 or (outrage == 1 and (loud or any(face in text for face in _FURIOUS)))
