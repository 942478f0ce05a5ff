"""Which of several cars a message points at: a button, a place, what only one of them has, or the one spoken of last."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Any

from agent.brain.phrasing import labels
from agent.brain.talk import Talk
from agent.state import Shown
from agent.understanding.cues.comparisons import comparatives, ordinal, superlative
from agent.understanding.text import fold
from domain.cars.versions import nearest_named

_PLACE = re.compile(r"\W*(?:[oa] |n[oa]? ?)?([1-9])\s?[ºª°oa]?\W*$", re.IGNORECASE)
"""A place by itself: "1º", "o 2", "3ª"."""
_ONLY_PLACE = re.compile(r"\W*(?:[1-9]\s?[ºª°]|(?:quero |prefiro |gostei )?(?:[oa] )?d[oa] meio)\W*", re.IGNORECASE)
_ONE = re.compile(r"\b(d?ess[ea]|d?est[ea]|[dn]?el[ea]|nesse|nessa)\b(?! (fim|final|semana|sabado|domingo|horario|dia|preco|valor|lista))")
_SEVERAL = re.compile(
    r"\b([dn]?(eles|elas)|d?ess[ea]s|d?est[ea]s|quais|qual d|todos|todas|cada|os (dois|tres|carros)|as duas|ambos|algum\w*)\b"
    r"|\bqual\b(?! (e|eh|o|a)\b)"
)
_DOES = re.compile(r"\b(tem|teve|gasta|bebe|consome|faz|ta|esta|roda|rodou|anda|vem|cabe|possui|custa|sai|foi|passou)\b")
_PRICED = re.compile(r"\b(?:de|por|a|custa) (?:r\$ ?)?(?:(\d{2,3}\.\d{3})|(\d{2,3}(?:,\d)?) ?(?:mil|k))\b(?! (?:de entrada|km))")
SHORT = 6
"""Words of a message that does no more than point."""


def pressed(text: str, choices: Sequence[Shown]) -> Shown | None:
    """The car whose button this is, or whose button these words begin or end with."""
    said = fold(text).strip(" .!\n").replace("\u00a0", " ")
    named = [fold(label).replace("\u00a0", " ") for label in labels(choices)]
    for meant in (lambda name: said == name, lambda name: said.startswith(name) or said.endswith(name)):
        found = [car for car, name in zip(choices, named, strict=True) if meant(name)]
        if len(found) == 1:
            return found[0]
    return None


def placed(talk: Talk, among: Sequence[Shown]) -> Shown | None:
    """ "1º", "a segunda", "2": the car at a place of the list."""
    refs = talk.entities.get("car_refs")
    bare = _PLACE.match(talk.reading.text)
    place = refs[0] if refs else int(bare[1]) if bare else ordinal(talk.reading.text) if len(talk.reading.text.split()) <= SHORT else None
    at = None if place is None else place - 1 if place > 0 else len(among) + place
    return among[at] if at is not None and 0 <= at < len(among) else None


def by_place(talk: Talk) -> bool:
    """Whether a message is nothing but a place of the list last shown: "1º", "2ª", "o do meio"."""
    return bool(talk.memory["shown"]) and _ONLY_PLACE.fullmatch(talk.reading.text) is not None


def spoken_of_last(talk: Talk, focus: Shown) -> bool:
    """Whether the car in focus was the last to be spoken of, alone or put before the others of the list told since then."""
    names = {car["name"] for car in [*talk.memory["shown"], focus]}
    for said in reversed(talk.memory["said"]):
        if told := {name for name in names if name in said["assistant"]}:
            return told == {focus["name"]} or put_forward(talk) == focus
    return False


def by_trait(talk: Talk) -> bool:
    """Whether a car is pointed at by its year or colour: "aquele 2019", "o prata"; "ele é 2019?" asks of one."""
    years = {str(talk.entities[key]) for key in ("year_min", "year_max") if key in talk.entities}
    traits = [*years, *(fold(color)[:-1] for color in talk.entities.get("colors", []))]
    named = "|".join(map(re.escape, traits))
    return (
        bool(traits)
        and re.search(rf"\b([dn]?aquel[ea]|[dn]?[oa]|pel[oa]) (de |ano |d[eo] ano )?({named})", fold(talk.reading.text)) is not None
    )


def priced(talk: Talk, cars: list[Shown]) -> list[Shown]:
    """Those of the price that was named with them, "o Kicks de 76.900"; all of them where none was, or none costs that."""
    named = [
        int(whole.replace(".", "")) if whole else int(float(thousands.replace(",", ".")) * 1_000)
        for whole, thousands in _PRICED.findall(fold(talk.reading.text))
    ]
    return [car for car in cars if any(abs(car["price"] - price) < 1_000 for price in named)] or cars


def points_at_one(text: str) -> bool:
    """Whether one car is meant and not several: "posso ver ele?", "quero esse"."""
    return _ONE.search(fold(text[:300])) is not None


def put_forward(talk: Talk) -> Shown | None:
    """The car that the last reply to name any put before the others: "Minha sugestão: …", "eu iria no …"."""
    for said in reversed(talk.memory["said"]):
        if named := [car for car in talk.memory["shown"] if car["name"] in said["assistant"]]:
            return next((car for car in named if re.search(rf"(?:: |eu iria n[oa] ){re.escape(car['name'])}[,.]", said["assistant"])), None)
    return None


def of_one(text: str) -> bool:
    """Whether a question is about one car, by "ele" or by its verb: "gasta muito?"; "e o km" beside a list may be of any."""
    return not _SEVERAL.search(fold(text[:300])) and (points_at_one(text) or _DOES.search(fold(text[:300])) is not None)


def told_apart(talk: Talk, among: Sequence[Shown], asking: str | None) -> Shown | None:
    """ "o prata", "o mais barato", "o 2021", "o de 82 mil", "o turbo": one of the list by what only it has.

    `asking` is the skill that asked which one; for an offer a sum is the offer, not a price to know the car by.
    """
    entities = talk.entities
    for field, key in (("color", "colors"), ("make", "brands")):
        alike = [car for car in among if dict(car)[field] in entities.get(key, [])]
        if len(alike) == 1:
            return alike[0]
    if superlative(talk.reading.text) and (car := most(talk, among)) is not None:
        return car
    if asking is None:
        return None
    if asking != "offer" and (price := entities.get("budget_max") or entities.get("offer")) and not entities.get("budget_min"):
        alike = [car for car in among if abs(car["price"] - price) < 1_000]
        if len(alike) == 1:
            return alike[0]
    left = narrowed(talk, [car for car in among if agrees(car, entities)])
    return left[0] if len(left) == 1 < len(among) else None


def narrowed(talk: Talk, cars: list[Shown]) -> list[Shown]:
    """Those whose version has the words that were said and that not all of them have: "o Premier", "o turbo"."""
    return in_words(cars, fold(talk.reading.text))


def in_words(cars: list[Shown], text: str) -> list[Shown]:
    """Those whose name has most of these words, folded, that not all of them have; all where the words tell none apart."""
    return [cars[at] for at in nearest_named(text, [car["name"] for car in cars])]


def says_which(talk: Talk, cars: list[Shown]) -> bool:
    return len(narrowed(talk, cars)) < len(cars)


def agrees(car: Shown, entities: dict[str, Any]) -> bool:
    """Nothing said about the car contradicts it."""
    if entities.get("colors") and car["color"] not in entities["colors"]:
        return False
    return not (entities.get("year_min") and car["year"] < entities["year_min"]) and not (
        entities.get("year_max") and car["year"] > entities["year_max"]
    )


def most(talk: Talk, among: Sequence[Shown] | None = None, cues: Set[str] = frozenset()) -> Shown | None:
    """The cheapest, dearest, newest, least or most driven of a list, the one last shown unless told, as `cues` or else the message ask."""
    shown, directions = among or talk.memory["shown"], cues or comparatives(talk.reading.text)
    driven = [car for car in shown if car["mileage"] is not None]
    if "less_driven" in directions and driven:
        return min(driven, key=lambda car: car["mileage"] or 0)
    if "more_driven" in directions and driven:
        return max(driven, key=lambda car: car["mileage"] or 0)
    if "cheaper" in directions and shown:
        return min(shown, key=lambda car: car["price"])
    if "dearer" in directions and shown:
        return max(shown, key=lambda car: car["price"])
    return max(shown, key=lambda car: car["year"]) if "newer" in directions and shown else None
