"""The supplier that a message points at among those just told of: "pede 50 com eles", "compra do segundo", "do mais barato"."""

from __future__ import annotations

import re

from agent.brain.talk import Talk
from agent.understanding.cues.comparisons import ordinal
from agent.understanding.text import fold

_THEM = re.compile(
    r"\b(?:com|por|a|de) (?:eles?|elas?|ess[ea]s?)\b|\b(?:d|n)el[ea]s\b|\b(?:dess[ea]|ness[ea])(?: (?:mesm\w|fornecedor\w*|ai))?\W*$"
)
_PLACED = re.compile(r"\b(?:com |d|pel|n)?[oa] (?:primeir|segund|terceir|ultim)[oa]\b")
_BEST = {
    "barat": re.compile(r"\bmais barat\w*|\bmais em conta\b"),
    "perto": re.compile(r"\bmais (?:pert\w+|proxim\w+)"),
    "rapid": re.compile(r"\bmais rapid\w*|\bentrega mais rapid\w*|\bentrega antes\b"),
}
_NO_NAME = re.compile(
    r"(?:o |a |d[oa] )?(?:(?:que (?:e |tem )?(?:o )?)?mais \w+|(?:primeir|segund|terceir|ultim)[oa]|el[ea]s?|ess[ea]s?)(?: fornecedor\w*)?"
)
_LISTED = re.compile(r"^(?:\d+\. )(?P<name>[^,:\n]+)(?P<rest>.*)$", re.MULTILINE)
_HEAD = re.compile(r"^(?:Quem vende|Fornecedores)\b")
_PRICED = re.compile(r"/\w+ hoje \((?P<name>[^)]+)\)")
_LATELY = 2
"""Replies back that may be pointed at."""


def supplier_pointed_at(talk: Talk) -> str | None:
    """The name of the supplier, as it was told; the list's first where several were told and "eles" points at its answer."""
    said = fold(talk.reading.text[:200])
    told = _told(talk)
    if not told:
        return None
    if _PLACED.search(said) and (place := ordinal(talk.reading.text)) is not None:
        at = place - 1 if place > 0 else len(told) + place
        return told[at][0] if 0 <= at < len(told) else None
    for why, asked in _BEST.items():
        if asked.search(said):
            return next((name for name, rest in told if why in fold(rest)), None)
    return told[0][0] if _THEM.search(said) else None


def only_points(whom: str) -> bool:
    """Whether what was read as a supplier's name is no name: "mais barato", "segundo"."""
    return _NO_NAME.fullmatch(fold(whom)) is not None


def _told(talk: Talk) -> list[tuple[str, str]]:
    """Suppliers of one of the last replies, with what was told of each."""
    for exchange in reversed(talk.memory["said"][-_LATELY:]):
        if _HEAD.match(exchange["assistant"]):
            return [(found["name"].strip(), found["rest"]) for found in _LISTED.finditer(exchange["assistant"])]
        if priced := _PRICED.search(exchange["assistant"]):
            return [(priced["name"], "")]
    return []
