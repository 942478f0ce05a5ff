"""What the records know of a customer when their score is made."""

from __future__ import annotations

from typing import Any

from domain.cars.lots import Lot
from domain.cars.wishes import Wish
from domain.conversation import Turn
from domain.customers.leads import SCORED_ACTIONS, Evidence
from domain.customers.profile import preferences
from memory.records import Books


async def evidence(books: Books, turn: Turn, profile: dict[str, Any], stock: Lot | None = None) -> Evidence:
    """The profile against the stock (looked up here where it was not before), and everything the customer did."""
    lot = stock if stock is not None else await books.catalogue.lot(turn.at.year)
    wish = Wish.of(profile).with_(budget_max=None)
    prices = lot.price[wish.meeting(lot)]
    return Evidence(
        budget_max=profile.get("budget_max"),
        cheapest_fit=int(prices.min()) if prices.size else None,
        down_payment=profile.get("down_payment"),
        payment=tuple(profile.get("payment", ())),
        urgency=profile.get("urgency"),
        preferences=preferences(profile),
        turns=await books.turns.count_of(turn.person_id),
        actions=await books.leads.deeds(turn.person_id, turn.at) & SCORED_ACTIONS,
    )
