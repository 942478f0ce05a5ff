"""A wish told, or changed, in words that look like something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from agent.understanding import rules
from agent.understanding.cues import revisions
from agent.understanding.cues.assent import spoken
from agent.understanding.cues.refusals import named
from agent.understanding.cues.showing import asks_for_the_best, asks_to_see, asks_which, insists
from agent.understanding.entities import extract
from agent.understanding.reading import Reading
from agent.understanding.text import fold
from domain.customers.profile import WISH_FIELDS

WISHES = frozenset({"search_cars", "provide_profile", "refine_search"})
MAY_TELL_NEEDS = WISHES | {"out_of_scope", "help"}
NEED_CONFIDENCE = 0.6
"""How sure it is that a need told in everyday words is a search."""
_SAYS_LITTLE = frozenset({"affirm", "deny", "negotiate", "out_of_scope", "help", "provide_profile", "thanks", "privacy_erase", "opt_out"})
"""Kinds that a change of the wish is easily taken for: "esquece a cor", "pode ser sedan também"."""
_OF_US = re.compile(r"\b(voces?|vcs?|ces|loja|vendedor\w*|atend\w+|comprei|descaso|vergonha|absurdo|reclam\w+|gerente|procon|garantia)\b")
"""What a complaint is about, where it is none about a make: "não me venha com Fiat, só dor de cabeça"."""
_COURTESIES = frozenset({"affirm", "greet", "thanks", "goodbye"})
"""Kinds that a bare name is taken for by its letters: "s10" for a yes."""
SURE = 0.85
"""Confidence from which the classifier is not overruled by a search it did not see."""
_LOOKS_FOR = re.compile(
    r"\b(precis\w+|quer(o|ia|emos)|procur\w+|busc\w+|atras d[eoa]|(to|tou|estou|tava|estava|ando|tamo|estamos) (vendo|olhando|de olho))\b"
)
"""A car wanted, or looked at elsewhere: "preciso de carro hj", "tava vendo um onix"."""
_WHICH_CAR = re.compile(r"\b(qual|que|quais) (carro|modelo|veiculo)s?\b[^.!]*\?")
_A_CAR = re.compile(r"\b(carro|carrinho|carango|veiculo|automovel)\b")
_CAR_OF_A_FUEL = re.compile(r"\bcarros? (que seja |que sejam |100% )?(eletric|hibrid|a diesel|diesel|a gas|flex|a alcool|a gasolina)\w*")
_OWN_BUSINESS = re.compile(r"\b(meu|minha|nosso|vender|alug\w+|consert\w+|oficina|mecanic\w+)\b")
_FIRST_OF_ALL = re.compile(r"\b(meu|minha|nosso|nossa) (?=(primeir|proxim|nov)[oa]\b)")
"""Theirs only once they have found it: "nosso primeiro carro"."""
_PREFERS = re.compile(r"\b(prefir\w+|preferencia|quer(o|ia|emos|iamos)|procur\w+|gost\w+|busc\w+|pens(o|ei|ando) (em|num|numa))\b")
_COMPARES = re.compile(r"\b(compar\w+|diferenc\w+|qual|quais|melhor|pior|versus|vs|x|entre|duvida|indecis\w+|acha\w*)\b|\?")
_TOLD = frozenset(WISH_FIELDS) | {"car_refs"}
_ASKS_WHICH = frozenset({"car_details", "trade_in", "out_of_scope", "help", "financing", "store_info"})
REFUSABLE = frozenset({"categories", "brands", "colors", "fuels", "transmissions", "engines"})
"""What is refused of a wish; a model may be refused as an offer is."""


def wish_among_other_words(reading: Reading, now: datetime) -> Reading:
    """ "Ganhei na rifa 50 mil, o que dá?": words that are none of ours, and a sum or a kind of car among them."""
    if reading.intent != "out_of_scope":
        return reading
    told = extract(reading.text, role="customer", now=now, intent="search_cars")
    if {"budget_max", "budget_min", "categories"} & told.keys() or _WHICH_CAR.search(fold(reading.text)):
        return replace(reading, intent="search_cars", entities=told)
    return replace(reading, intent="car_details", entities=told) if told.get("models") else reading


def changes_the_wish(reading: Reading, now: datetime) -> Reading:
    """ "Esquece a cor", "pode ser sedan também"."""
    ruled = reading.intent == "out_of_scope" and reading.confidence >= rules.CONFIDENCE  # what was said to be ignored were our rules
    of_cars = reading.intent == "complaint" and REFUSABLE & reading.refused.keys() and not _OF_US.search(fold(reading.text))
    if ruled or not (reading.intent in _SAYS_LITTLE or of_cars) or not _revises(reading, now):
        return reading
    return read_as(reading, "refine_search", rules.CONFIDENCE, extract(reading.text, role="customer", now=now, intent="refine_search"))


def bare_name_is_looked_for(reading: Reading, now: datetime) -> Reading:
    """ "S10" alone."""
    if reading.intent in _COURTESIES and len(reading.text.split()) <= 3 and (cars := _cars_named(reading.text, now)):
        return read_as(reading, "search_cars", rules.CONFIDENCE, cars)
    return reading


def car_is_looked_for(reading: Reading, now: datetime) -> Reading:
    """ "Tava vendo um onix": a search in words that were taken for little."""
    told = reading.intent in WISHES and not (reading.intent == "provide_profile" and not reading.entities)
    if told or reading.confidence >= SURE or not _looks_for_a_car(reading.text, now):
        return reading
    return _searched(reading, now)


def car_of_a_fuel_begins_anew(reading: Reading, now: datetime) -> Reading:
    """ "Tem carro elétrico?", after pickups: of whatever kind, make and model."""
    named = {"categories", "models", "brands"} & reading.entities.keys()
    if reading.intent not in WISHES or named or "fuel" not in reading.entities or not _CAR_OF_A_FUEL.search(fold(reading.text[:200])):
        return reading
    return replace(reading, waived={"categories": [], "models": [], "brands": [], **reading.waived})


def asks_to_see_the_cars(reading: Reading, now: datetime) -> Reading:
    """ "Manda as opções", "mostra o q tem", "tem ou não tem?": the cars of the wish as it stands."""
    if insists(reading.text):
        return replace(reading, intent="search_cars", confidence=rules.CONFIDENCE, entities={}, refused={})
    plain = asks_to_see(reading.text) and not ((said := spoken(reading.text)) is not None and said.alone)
    if not plain or reading.waived or reading.refused or _TOLD & reading.entities.keys():
        return reading
    return replace(reading, intent="search_cars", confidence=rules.CONFIDENCE, entities={})


def best_there_is_is_a_search(reading: Reading, now: datetime) -> Reading:
    """ "Quero barato mas também o melhor que vcs têm": the best within the wish."""
    sure = reading.intent in WISHES | {"compare_cars"} or reading.confidence >= SURE
    return reading if sure or not asks_for_the_best(reading.text) else _searched(reading, now)


def which_of_a_model_is_a_search(reading: Reading, now: datetime) -> Reading:
    """ "Qual corolla cabe nesse valor?"."""
    asked = reading.intent in _ASKS_WHICH and asks_which(reading.text, reading.entities.get("models", ()))
    return _searched(reading, now) if asked else reading


def preference_is_no_comparison(reading: Reading, now: datetime) -> Reading:
    """ "Prefiro sedan. Corolla ou Civic" wishes for either."""
    said = fold(reading.text)
    compares = reading.intent != "compare_cars" or not _PREFERS.search(said) or _COMPARES.search(said)
    return reading if compares else _searched(reading, now)


def needing(reading: Reading, need: Mapping[str, Any]) -> Reading:
    """The reading with what its everyday words ask of a car; then it is a search."""
    if not need:
        return reading
    told = reading.entities | dict(need)
    return replace(reading, entities=told) if reading.intent in WISHES else read_as(reading, "search_cars", NEED_CONFIDENCE, told)


def read_as(reading: Reading, intent: str, confidence: float, entities: dict[str, Any]) -> Reading:
    return replace(reading, intent=intent, confidence=confidence, entities=reading.entities | reading.wished(entities))


def _searched(reading: Reading, now: datetime) -> Reading:
    return read_as(reading, "search_cars", rules.CONFIDENCE, extract(reading.text, role="customer", now=now, intent="search_cars"))


def _revises(reading: Reading, now: datetime) -> bool:
    """Whether it takes back, refuses or adds to a wish, or begins it anew with another budget."""
    if reading.waived or REFUSABLE & reading.refused.keys():
        return True
    if reading.widens and named(reading.text, now=now, intent="refine_search"):
        return True
    budget = {"budget_max", "budget_min"}
    return revisions.restarts(reading.text) and bool(
        budget & extract(reading.text, role="customer", now=now, intent="refine_search").keys()
    )


def _looks_for_a_car(text: str, now: datetime) -> bool:
    words = _FIRST_OF_ALL.sub("", fold(text[:200]))
    if not _LOOKS_FOR.search(words) or _OWN_BUSINESS.search(words) or "?" in words:
        return False
    return _A_CAR.search(words) is not None or bool(_cars_named(text, now))


def _cars_named(text: str, now: datetime) -> dict[str, Any]:
    """Models and makes in a message of a word or two."""
    return {key: value for key, value in named(text, now=now, intent="search_cars").items() if key in ("models", "brands")}
