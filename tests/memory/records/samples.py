"""People, cars and moments that the specs of the collections share."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from domain.cars.vehicles import Vehicle
from domain.clock import SAO_PAULO
from domain.conversation import Answer, Card, Reply, ToolCall, Turn
from domain.money import Money
from domain.people import Role

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=SAO_PAULO)
"""A Friday; every other moment is counted from it."""
TENANT, OTHER = "norte", "sul"
ANA, BRUNO = "whatsapp:5511987654321", "whatsapp:5521912345678"


def after(**time: float) -> datetime:
    return NOON + timedelta(**time)


def car(car_id: str = "onix", **changes: Any) -> Vehicle:
    """An Onix for R$ 65.900, unless told otherwise."""
    fields: dict[str, Any] = {"make": "Chevrolet", "model": "Onix", "year": 2019, "price": Money.of(65_900), "mileage": 48_000}
    return Vehicle(car_id, **(fields | changes))


def turn(turn_id: str = "s1:1", person_id: str = ANA, text: str = "quero um SUV até 90 mil", **changes: Any) -> Turn:
    fields: dict[str, Any] = {"tenant": TENANT, "conversation": f"talk:{person_id}", "role": Role.CUSTOMER, "at": NOON}
    return Turn(turn_id, person_id=person_id, text=text, **(fields | changes))


def answer(turn_id: str = "s1:1", *words: str) -> Answer:
    """An answer of one bubble a word, the first with a button and a card."""
    replies = [Reply(text) for text in words or ("Tenho três.",)]
    first = Reply(replies[0].text, ("Ver mais",), (Card("Onix LTZ", "R$ 65.900", "onix"),))
    return Answer(turn_id, "search", "neutral", (first, *replies[1:]), (ToolCall("recommend_cars", {"budget_max": 90_000}, True),))
