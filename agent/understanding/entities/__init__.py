"""What a message says, as values: money, cars, places, dates, items and the other keys of the contract.

One door, `extract`. Each family of entities has its own file with a function `read(utterance)`; they run in
the order of `ORDERS` over one shared `Utterance`, and words claimed by one are not read by the next.
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

_STAFF = (
    "contacts", "skus", "positions", "percentages", "horizons", "dates", "times", "orders", "leads",
    "suppliers",
    "people", "places", "products", "cars", "body", "installments", "mileage", "years", "money",
    "categories", "fuel",
    "transmission", "colors", "urgency", "payment", "usage", "priorities",
)  # fmt: skip
_CUSTOMER = (
    "contacts", "positions", "percentages", "dates", "times", "cars", "places", "body", "installments",
    "mileage",
    "years", "money", "categories", "fuel", "transmission", "colors", "people", "urgency", "payment", "usage",
    "priorities",
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
) -> dict[str, Any]:
    """The entities of one message, keys and values as contracts/nlu.md defines; absent keys are left out.

    `role` is "customer" or "staff"; relative dates are resolved against `now`; `intent`, where it is known,
    decides between keys that the same words may mean. Takes any string, never raises.
    """
    from agent.understanding.entities.negation import negated
    from agent.understanding.entities.scope import in_scope

    utterance = Utterance(text, role=role, now=now, intent=intent, vocabulary=vocabulary)
    found: dict[str, Any] = {}
    for read in _readers("staff" if role == "staff" else "customer"):
        if len(utterance.unwanted) != len(utterance.words):
            utterance.unwanted = negated(utterance)
        for key, value in read(utterance).items():
            found.setdefault(key, value)
    return in_scope(found, role=role, intent=intent)
