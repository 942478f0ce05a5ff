"""Bargaining: what the assistant may answer to an offer without a person."""

from __future__ import annotations

from enum import StrEnum

from domain.cars.vehicles import Vehicle
from domain.money import Money


class OfferOutcome(StrEnum):
    ASKING_PRICE = "asking_price"
    """The offer is the asking price or more: nothing to bargain about."""
    FOR_A_PERSON = "for_a_person"
    """At or above the floor, or one of many: a seller may close; the assistant promises nothing."""
    TOO_LOW = "too_low"
    """Below the floor: declined, kept for the seller to see."""


ANSWERED_HERE = 2
"""Offers for one car that a customer gets an answer to here. From the next on a person answers: whoever goes on asking would find the
floor by halving."""


def weigh(car: Vehicle, amount: Money, before: int = 0) -> OfferOutcome:
    """Judge an offer after so many others by the same person. Without a floor every one below the price is a person's to answer."""
    if amount >= car.price:
        return OfferOutcome.ASKING_PRICE
    if before >= ANSWERED_HERE:
        return OfferOutcome.FOR_A_PERSON
    if car.floor is not None and amount < car.floor:
        return OfferOutcome.TOO_LOW
    return OfferOutcome.FOR_A_PERSON
