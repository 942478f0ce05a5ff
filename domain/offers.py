"""Bargaining: what the assistant may answer to an offer without a person."""

from __future__ import annotations

from enum import StrEnum

from domain.money import Money
from domain.vehicles import Vehicle


class OfferOutcome(StrEnum):
    ASKING_PRICE = "asking_price"
    """The offer is the asking price or more: nothing to bargain about."""
    FOR_A_PERSON = "for_a_person"
    """At or above the floor: a seller may close; the assistant promises nothing."""
    TOO_LOW = "too_low"
    """Below the floor: declined, kept for the seller to see."""


def weigh(car: Vehicle, amount: Money) -> OfferOutcome:
    """Judge an offer. Without a floor every offer below the price is a person's to answer."""
    if amount >= car.price:
        return OfferOutcome.ASKING_PRICE
    if car.floor is not None and amount < car.floor:
        return OfferOutcome.TOO_LOW
    return OfferOutcome.FOR_A_PERSON
