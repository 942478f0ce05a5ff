"""Questions about a visit that are not about when: who may come along, who drives, whether one leaves with the car."""

from __future__ import annotations

import re

from agent.brain.talk import Talk
from agent.understanding.cues.moments import moment
from agent.understanding.cues.own_car import brings
from agent.understanding.text import fold

_BRINGS_ALONG = r"lev(?:ar|ando)|tra(?:zer|zendo)"
_ASIDE = re.compile(
    rf"\b({_BRINGS_ALONG}|ja (?:saio|levo|saimos)|mecanic\w+|acompanh\w+|cnh|habilitacao|custa|pag(a|ar|o)|cobra\w*|demora\w*|quanto tempo"
    r"|dirigir|estacion\w+)\b"
)
_DRIVES = re.compile(r"\b(dirig\w+|cnh|habilitacao|carteira de motorista|habilitad[oa])\b")
"""Who may drive on a test drive."""


def asks_aside(text: str) -> bool:
    """Whether a message that brings no time asks something of the visit."""
    return "?" in text and _ASIDE.search(fold(text)) is not None


def beside_the_visit(talk: Talk) -> bool:
    """Whether it is asked of a visit that is booked: "posso levar minha moto junto?"."""
    text = fold(talk.reading.text)
    asks = asks_aside(text) and not brings(text) and not moment(text, talk.now)
    theirs = talk.reading.intent in ("test_drive", "out_of_scope", "help") or re.search(rf"\b(?:{_BRINGS_ALONG})\b", text) is not None
    return asks and theirs and ("did:booked" in talk.memory["facts"] or _DRIVES.search(text) is not None)


def confirmed_by_a_person(talk: Talk) -> str:
    """No tool knows it."""
    if _DRIVES.search(fold(talk.reading.text)) is not None:
        return "No test drive, quem for dirigir leva a CNH. O resto um vendedor confirma com você."
    return talk.pick("Isso um vendedor confirma com você.", "Essa parte um vendedor confirma com você.")
