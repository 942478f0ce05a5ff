"""What a marketplace shows when something is looked for: titles and prices that strangers wrote."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Listing:
    """One result of a search. `amount` is BRL for whatever the title offers, which may be a kit. The title is data: it is compared
    with words and numbers, and said to nobody, neither to people nor to a model."""

    title: str
    amount: Decimal
    url: str | None = None
    used: bool = False
    """Told to be second-hand or refurbished elsewhere than in the title."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A result that did not count, and why, in Portuguese for whoever looks into it. `unit_amount` where it was worked out."""

    listing: Listing
    why: str
    unit_amount: Decimal | None = None
