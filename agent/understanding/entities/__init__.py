"""What a message says, as values: money, cars, places, dates, items and the other keys of the contract.

One door, `extract`. Each kind of entity has its own file, in the folder of its topic (`cars`, `money`, `people`, `places`,
`purchasing`, `time`, `wishes`), with a function `read(utterance)`; they run in the order of `ORDERS` over one shared
`Utterance`, and words claimed by one are not read by the next. `words` and `lexicon` are what all of them read with.
Importing this package is cheap: the lexicons are read on first use.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from importlib import import_module
from typing import Any

from agent.understanding.entities.utterance import NOTHING_KNOWN, Utterance, Vocabulary

__all__ = ["ORDERS", "Vocabulary", "extract"]

_TRAITS = ("cars.categories", "cars.fuel", "cars.transmission", "cars.colors")
_WISHES = ("wishes.urgency", "money.ways_of_paying", "wishes.usage", "wishes.priorities")
_STAFF = (
    "people.contacts", "purchasing.skus", "cars.positions", "money.discounts", "time.horizons", "time.dates", "time.times",
    "purchasing.orders", "people.leads", "purchasing.suppliers", "people.names", "places.city_and_state", "purchasing.products",
    "cars.makes_and_models", "cars.seats_and_doors", "money.installments", "cars.mileage", "cars.years", "money.purposes",
    *_TRAITS, *_WISHES,
)  # fmt: skip
_CUSTOMER = (
    "people.contacts", "cars.positions", "money.discounts", "time.dates", "time.times", "cars.makes_and_models",
    "places.city_and_state", "cars.seats_and_doors", "money.installments", "cars.mileage", "cars.years", "money.purposes",
    *_TRAITS, "people.names", *_WISHES,
)  # fmt: skip
# Stock items and suppliers are read before cars and traits for staff; customers speak of cars only.
ORDERS = {"customer": _CUSTOMER, "staff": _STAFF}


@lru_cache(maxsize=4)
def _readers(role: str) -> tuple[Callable[[Utterance], dict[str, Any]], ...]:
    return tuple(import_module(f"{__name__}.{name}").read for name in ORDERS[role])


def extract(
    text: str,
    *,
    role: str,
    now: datetime,
    vocabulary: Vocabulary = NOTHING_KNOWN,
    intent: str | None = None,
    confidence: float = 1.0,
) -> dict[str, Any]:
    """The entities of one message, keys and values as contracts/nlu.md defines; absent keys are left out.

    `role` is "customer" or "staff"; relative dates are resolved against `now`; `intent`, where it is known,
    decides between keys that the same words may mean; it rules values out only where its `confidence` is high.
    Takes any string, never raises.
    """
    from agent.understanding.entities.keys_of_intents import in_scope
    from agent.understanding.entities.words.negation import negated

    utterance = Utterance(text, role=role, now=now, intent=intent, vocabulary=vocabulary)
    found: dict[str, Any] = {}
    for read in _readers("staff" if role == "staff" else "customer"):
        if len(utterance.unwanted) != len(utterance.words):
            utterance.unwanted = negated(utterance)
        for key, value in read(utterance).items():
            found.setdefault(key, value)
    return in_scope(found, role=role, intent=intent, confidence=confidence)
