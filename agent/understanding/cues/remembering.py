"""Questions about what was said or shown in earlier talks: "lembra de mim?", "qual era aquele carro do mês passado?".

A message is one where it speaks of our talks in the past: somebody remembers or forgot, something was shown, asked for or said, on
another day. What it is about is left when those words are taken away: "a gente falou de seguro outro dia?" is about "seguro".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from agent.understanding.cues.remembering_words import (
    ANY,
    ASKED_TALK,
    CAR,
    CARS,
    EARLIER,
    FORGOT,
    LOANS,
    LOOSE_CARS,
    PERSON,
    REMEMBER,
    SEEN,
    SHOWN,
    SMALL,
    SPOKEN,
    TALKS,
    WANTED,
    WE,
    WISHES,
    YOU,
)
from agent.understanding.reading import Reading
from agent.understanding.text import fold


class Memory(StrEnum):
    """What is to be remembered."""

    PERSON = "person"
    """Whether we know them."""
    CARS = "cars"
    """A car that was shown or liked."""
    WISH = "wish"
    """What they were looking for."""
    FINANCING = "financing"
    """Instalments that were simulated."""
    TALK = "talk"
    """Anything else that was said."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """`plainly` where the words can be about nothing but an earlier talk; else the talk of this moment may be meant."""

    what: Memory
    plainly: bool
    subject: str
    """What is left of the message, for a search by meaning; may be empty."""


_PLAIN: tuple[tuple[Memory, re.Pattern[str]], ...] = (
    (Memory.FINANCING, re.compile("|".join(LOANS))),
    (Memory.WISH, re.compile("|".join(WISHES))),
    (Memory.TALK, re.compile(ASKED_TALK)),
    (Memory.PERSON, re.compile(PERSON)),
    (Memory.CARS, re.compile("|".join(CARS))),
    (Memory.TALK, re.compile("|".join(TALKS))),
)
_LOOSELY = re.compile("|".join(LOOSE_CARS))
_NOT_OURS = re.compile(
    r"\b(?:meus? dados?|dados|informac\w+ (?:sobre|de) mim|historico|guard\w+|apag\w+(?! a conversa)|salv\w+|cadastr\w+|armazen\w+|lgpd|privacidade)\b"
    rf"|\b(?:o ?)?(?:que|q) {YOU} (?:se )?(?:lembra\w*|sabe\w*) (?:sobre |de |d)(?:mim|eu)\b"
    r"|\b(?:site|internet|olx|webmotors|instagram|insta|face\w*|anuncio de voces|whats de outro|outra loja|concorrente|youtube|fipe|feirao)\b"
    r"|\bmeu (?:carro|usado)\b|\bque (?:eu )?compr(?:ei|amos)\b|\bcomprei\b|\b(?:prometeu|prometeram|ia me|iam me|ficou de|ficaram de)\b"
    r"|\b(?:visita|test ?drive|reserva|agend\w+|horario|troca(?:va)?|oferta|proposta|desconto)\b|\besqueci (?:de|que|meu|minha)\b"
    r"|\bja (?:te |lhe )?(?:falei|disse)(?! com\b)|\bd?ess[ea]s\b(?! (?:dias|semanas|meses))|\bd?est[ea]s\b|\bdel[ea]s\b"
)
"""Their data, another's listing, their own car, a promise, and arrangements: the records of those are asked, not the memory of talks."""
_WORDS_OF_MEMORY = re.compile(
    rf"\b(?:{EARLIER}|{REMEMBER}|{FORGOT}|{ANY} {SMALL}(?:{SHOWN}|{SEEN}|{SPOKEN}|{WANTED})|{SMALL}(?:{SHOWN}|{SEEN}|{SPOKEN}|{WANTED})"
    rf"|[dn]?aquel[ea]s?|qual|quais|quanto|era|foi|mesmo|ne|oi+|ola|bom dia|boa tarde|boa noite|o que|ja|ainda|tinha|ficado|{CAR}|nome|que|de|do|da|dos|das"
    rf"|antes|voltei|valor|o|a|os|as|um|uma|uns|umas|no|na|e|com|eu|{YOU}|{WE}|pra|para|me|se|sobre|mim|isso|disso|ai|tem|ta|esta)\b"
)
LONGEST = 400
_WHOLE = {
    "q": "que",
    "oq": "o que",
    "qto": "quanto",
    "qnto": "quanto",
    "qt": "quanto",
    "qdo": "quando",
    "tb": "tambem",
    "eh": "e",
    "denovo": "de novo",
}
_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(_WHOLE)})\b")
_SURE = 0.7
_OTHER_BUSINESS = frozenset(
    {
        "affirm",
        "deny",
        "thanks",
        "goodbye",
        "complaint",
        "human",
        "opt_out",
        "privacy_erase",
        "reserve_car",
        "negotiate",
        "test_drive",
        "trade_in",
    }
)
"""What a message that mentions the past is for, where it was surely taken for that."""


def remembered_in(reading: Reading) -> Remembering | None:
    """What a customer's message wants remembered, unless it is surely for something else."""
    meant = remembering(reading.text)
    if meant is None or reading.confidence < _SURE:
        return meant
    if meant.what is Memory.WISH and reading.intent == "affirm":  # "vamos continuar de onde paramos"
        return meant
    narrows = reading.intent == "refine_search" and not meant.plainly
    return None if narrows or reading.intent in _OTHER_BUSINESS else meant


@lru_cache(maxsize=3)
def remembering(text: str) -> Remembering | None:
    """What a message wants remembered; None where it is about the present. Kept while the message is answered: several ask."""
    said = _ABBREVIATED.sub(lambda short: _WHOLE[short[0]], re.sub(r"\s+", " ", fold(text[:LONGEST])))
    if _NOT_OURS.search(said):
        return None
    for what, pattern in _PLAIN:
        if pattern.search(said):
            return Remembering(what, True, subject(said))
    return Remembering(Memory.CARS, False, subject(said)) if _LOOSELY.search(said) else None


def subject(said: str) -> str:
    """What is left of folded words without those that only say that something is remembered."""
    return " ".join(re.findall(r"[\w-]+", _WORDS_OF_MEMORY.sub(" ", said)))
