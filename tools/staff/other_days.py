"""Buying on coming days instead of today, compared by the prices that are forecast."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from domain.errors import Invalid
from domain.goods.products import Product
from domain.money import Money
from memory.records import Books
from tools.staff.forecasts import coming_prices
from tools.staff.purchase_needs import Wanted


async def other_days(books: Books, product: Product, today: date, asked: tuple[date, date], found: Wanted) -> dict[str, Any] | None:
    """The mean price expected from the first day asked about to the last, with the band of 80 %, beside today's: how far apart in
    percent, and in BRL for the quantity where one is known. `since` null: no price is forecast so far ahead; None: no price is known."""
    try:
        ahead = await coming_prices(books, product, today, max(1, (asked[1] - today).days))
    except Invalid:
        return None
    within = [day for day in ahead["days"] if asked[0] <= date.fromisoformat(day["day"]) <= asked[1]]
    told = {"asked": [asked[0].isoformat(), asked[1].isoformat()], "days_known": ahead["horizon_days"], "trained": ahead["trained"]}
    if not within:
        return told | {"since": None}
    now, then = ahead["price"]["amount"], sum(day["expected"] for day in within) / len(within)
    comes = date.fromisoformat(within[0]["day"]) + timedelta(days=found.need.lead_time_days)
    return told | {
        "since": within[0]["day"],
        "until": within[-1]["day"],
        "expected": round(then, 2 if then >= 1 else 4),
        "low": min(day["low"] for day in within),
        "high": max(day["high"] for day in within),
        "band_percent": ahead["band_percent"],
        "today": now,
        "dearer": then > now,
        "percent": round(100 * abs(then / now - 1), 1),
        "difference": float(Money.of(round(abs(then - now) * float(found.quantity), 2)).reais) if found.quantity else None,
        "arrives": comes.isoformat() if found.need.lead_time_days else None,
        "in_time": comes <= found.need.need_by if found.need.lead_time_days and found.need.need_by else None,
        "is_synthetic": ahead["is_synthetic"],
    }
