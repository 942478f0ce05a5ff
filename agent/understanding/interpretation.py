"""What a reading means in the middle of a talk.

`Understanding.read` labels a message by the contract, on its own. A seller hears more: "esquece a cor" is an answer of little
content by its words, and a change of the wish by what it does; "s10" alone is a car looked for. Here such readings are bent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from agent.understanding import rules
from agent.understanding.cues import revisions
from agent.understanding.cues.handing_back import confers_at_home, puts_off
from agent.understanding.cues.households import seats_wanted
from agent.understanding.cues.own_car import own_models
from agent.understanding.cues.refusals import named
from agent.understanding.cues.stopping import stops
from agent.understanding.entities import extract
from agent.understanding.reading import Reading
from agent.understanding.text import fold

WISHES = frozenset({"search_cars", "provide_profile", "refine_search"})
MAY_TELL_NEEDS = WISHES | {"out_of_scope", "help"}
NEED_CONFIDENCE = 0.6
"""How sure it is that a need told in everyday words is a search."""
_UNDECIDED = 0.5
"""A no of such confidence refuses nothing: whoever talks it over at home is in no hurry."""
_SAYS_LITTLE = frozenset({"affirm", "deny", "negotiate", "out_of_scope", "help", "provide_profile", "thanks", "privacy_erase"})
"""Kinds that a change of the wish is easily taken for: "esquece a cor", "pode ser sedan também"."""
_YEARS = (1980, 2035)
_COURTESIES = frozenset({"affirm", "greet", "thanks", "goodbye"})
"""Kinds that a bare name is taken for by its letters: "s10" for a yes."""
SURE = 0.85
"""Confidence from which the classifier is not overruled by a search it did not see."""
_LOOKS_FOR = re.compile(
    r"\b(precis\w+|quer(o|ia|emos)|procur\w+|busc\w+|atras de|(to|tou|estou|tava|estava|ando|tamo|estamos) (vendo|olhando|de olho))\b"
)
_A_CAR = re.compile(r"\b(carro|carrinho|carango|veiculo|automovel)\b")
_LOOSELY = re.compile(r"(?<![\d.,])(\d{2,3}) ?(?:mil|k)?(?:,| ou|, ou|,? uns|,? talvez) ?(\d{2,3}) ?(?:mil|k)\b")
_OWN_BUSINESS = re.compile(r"\b(meu|minha|nosso|vender|alug\w+|consert\w+|oficina|mecanic\w+)\b")
"""A car wanted, or looked at elsewhere: "preciso de carro hj", "tava vendo um onix"."""
_FIRST_OF_ALL = re.compile(r"\b(meu|minha|nosso|nossa) (?=(primeir|proxim|nov)[oa]\b)")
"""Theirs only once they have found it: "nosso primeiro carro"."""
_PREFERS = re.compile(r"\b(prefir\w+|preferencia|quer(o|ia|emos|iamos)|procur\w+|gost\w+|busc\w+|pens(o|ei|ando) (em|num|numa))\b")
_COMPARES = re.compile(r"\b(compar\w+|diferenc\w+|qual|quais|melhor|pior|versus|vs|x|entre|duvida|indecis\w+|acha\w*)\b|\?")
_KINDS = frozenset({"categories", "brands", "colors", "fuels", "transmissions"})
"""What is refused of a wish; a model may be refused as an offer is."""


def interpreted(reading: Reading, now: datetime, need: Mapping[str, Any]) -> Reading:
    """A customer's reading as the talk takes it; `need` is what its everyday words ask of a car (needs.py)."""
    if reading.intent == "opt_out" and not stops(reading.text):
        reading = replace(reading, intent="help", confidence=_UNDECIDED)
    if puts_off(reading.text) and reading.intent in (
        "test_drive",
        "human",
        "affirm",
        "deny",
        "out_of_scope",
        "provide_profile",
        "store_info",
    ):
        reading = replace(reading, intent="deny", confidence=_UNDECIDED)
    if (down := reading.entities.get("down_payment")) and own_models(reading.entities, reading.text) and _is_year(down, reading.text):
        of_it = {key: value for key, value in reading.entities.items() if key != "down_payment"}
        reading = replace(reading, intent="trade_in", entities=of_it | {"year_min": down, "year_max": down})
    if reading.intent == "human" and confers_at_home(reading.text):
        reading = replace(reading, intent="deny", confidence=_UNDECIDED)
    if reading.intent in _SAYS_LITTLE and _revises(reading, now):
        reading = _as(reading, "refine_search", rules.CONFIDENCE, extract(reading.text, role="customer", now=now, intent="refine_search"))
    if reading.intent == "trade_in" and revisions.savings(reading.text):
        pocket = extract(reading.text, role="customer", now=now, intent="provide_profile")
        reading = replace(reading, entities=reading.entities | {key: pocket[key] for key in ("budget_max",) if key in pocket})
    if reading.intent in _COURTESIES and len(reading.text.split()) <= 3 and (cars := _cars_named(reading.text, now)):
        reading = _as(reading, "search_cars", rules.CONFIDENCE, cars)
    if reading.intent not in WISHES and reading.confidence < SURE and _looks_for_a_car(reading.text, now):
        pocket = extract(reading.text, role="customer", now=now, intent="search_cars")
        reading = _as(reading, "search_cars", rules.CONFIDENCE, pocket)
    if reading.intent == "compare_cars" and _PREFERS.search(fold(reading.text)) and not _COMPARES.search(fold(reading.text)):
        reading = _as(reading, "search_cars", rules.CONFIDENCE, extract(reading.text, role="customer", now=now, intent="search_cars"))
    if reading.intent in WISHES and (limit := _upper(reading.text)) and limit >= reading.entities.get("budget_max", limit + 1):
        told = {key: value for key, value in reading.entities.items() if key != "budget_min"}
        reading = replace(reading, entities=told | {"budget_max": limit})
    if reading.intent in WISHES and "seats" not in reading.entities and (seats := seats_wanted(reading.text)) is not None:
        reading = replace(reading, entities=reading.entities | {"seats": seats})
    if need:
        told = reading.entities | dict(need)
        reading = replace(reading, entities=told) if reading.intent in WISHES else _as(reading, "search_cars", NEED_CONFIDENCE, told)
    return reading


def _as(reading: Reading, intent: str, confidence: float, entities: dict[str, Any]) -> Reading:
    return replace(reading, intent=intent, confidence=confidence, entities=reading.entities | reading.wished(entities))


def _revises(reading: Reading, now: datetime) -> bool:
    """Whether it takes back, refuses or adds to a wish, or begins it anew with another budget."""
    if reading.waived or _KINDS & reading.refused.keys():
        return True
    if reading.widens and named(reading.text, now=now, intent="refine_search"):
        return True
    budget = {"budget_max", "budget_min"}
    return revisions.restarts(reading.text) and bool(
        budget & extract(reading.text, role="customer", now=now, intent="refine_search").keys()
    )


def _is_year(amount: int, text: str) -> bool:
    """Whether a sum is the year of the car named before it: "meu Celta 2008 de entrada"."""
    return (
        _YEARS[0] <= amount <= _YEARS[1] and re.search(rf"\b[a-z][\w.-]* (ano )?{amount}\b(?! (reais|conto|pila))", fold(text)) is not None
    )


def _upper(text: str) -> int | None:
    """The upper of two sums told loosely, in reais: "uns 75, 80 mil" is a limit of 80 thousand."""
    found = _LOOSELY.search(fold(text[:200]))
    low, high = (int(found[1]), int(found[2])) if found else (0, 0)
    return high * 1_000 if low < high <= 1.5 * low else None


def _looks_for_a_car(text: str, now: datetime) -> bool:
    words = _FIRST_OF_ALL.sub("", fold(text[:200]))
    if not _LOOKS_FOR.search(words) or _OWN_BUSINESS.search(words) or "?" in words:
        return False
    return _A_CAR.search(words) is not None or bool(_cars_named(text, now))


def _cars_named(text: str, now: datetime) -> dict[str, Any]:
    """Models and makes in a message of a word or two."""
    return {key: value for key, value in named(text, now=now, intent="search_cars").items() if key in ("models", "brands")}
