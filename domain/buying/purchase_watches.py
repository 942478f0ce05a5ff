"""Purchases that wait for their day: asked for once, decided anew each day, told when the day has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class WatchState(StrEnum):
    WAITING = "waiting"
    COME = "come"
    """Its day is here, and whoever asked has not heard of it by chat yet."""
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class PurchaseWatch:
    id: str
    asked_by: str
    asked_at: datetime
    sku: str
    quantity: Decimal
    need_by: date | None
    lead_days: int
    price: Decimal
    """When it was asked for; `came_at` when the day came: what following the advice brought."""
    buy_day: date
    """As advised when it was asked for."""
    last_day: date
    """On which it is bought, whatever the price."""
    state: WatchState = WatchState.WAITING
    came_on: date | None = None
    came_at: Decimal | None = None
