"""Staff point at a list they were shown: "me fala mais do primeiro", "e o segundo?", "qual o mais barato?", of leads or of cars."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.brain.skills.cars.pointing import most
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Skill, Talk
from agent.understanding.cues.comparisons import ordinal, superlative
from agent.understanding.text import fold

_MORE = re.compile(
    r"\b(fal\w*|cont\w*|diz|diga|quero saber|saber|ver|mostra\w*|detalh\w*|abre|explica\w*|sobre|mais)\b.{0,20}"
    r"\b(primeir|segund|terceir|ultim)[oa]\b"
    r"|^\W*e (d?[oa]|sobre [oa]) (primeir|segund|terceir|ultim)[oa]\b"
)
_LEADS = re.compile(r"— \d+ pontos \(")
_CARS = re.compile(r"\bno estoque\b|^\d\. .*R\$", re.MULTILINE)


def _of(talk: Talk) -> str | None:
    """Whether the list told last was of `leads` or of `cars`."""
    for said in reversed(talk.memory["said"]):
        if _LEADS.search(said["assistant"]):
            return "leads"
        if talk.memory["shown"] and _CARS.search(said["assistant"]):
            return "cars"
    return None


def _claims(talk: Talk) -> bool:
    words = fold(talk.reading.text[:200])
    if talk.entities.get("models"):
        return False
    if _MORE.search(words):
        return _of(talk) is not None
    return superlative(words) and most(talk) is not None and _of(talk) == "cars"


@skill("listed", claims=_claims, of_staff=True)
def listed(talk: Talk) -> Skill:
    place = ordinal(talk.reading.text)
    if _of(talk) == "leads":
        of_it = replace(talk.reading, entities={"car_refs": [place or 1]}, text="")
        return (yield from SKILLS["lead_score"].run(replace(talk, reading=of_it)))
    car = talk.shown_as(place) if place else most(talk)
    if car is None:
        return (yield from SKILLS["not_understood"].run(talk))
    of_it = replace(talk.reading, entities={}, text="")
    return (yield from SKILLS["details"].run(replace(talk, reading=of_it, chosen=car["id"])))
