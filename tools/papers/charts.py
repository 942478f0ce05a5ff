"""What a chart of prices is drawn from: the data's own numbers, and ticks that people can read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from domain.market.forecasts import PublishedForecast
from tools.papers.writing import price

_MONTHS = ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez")
_LINES = 5
"""Of amounts, about so many."""
_FEW_DAYS = 45
"""A chart of fewer has a tick every week, a longer one every month."""
_ROOM = 0.06
"""Of the height, above and below what is drawn."""
_FLATTEST = 0.02
"""A price that never moved is drawn as if it might by so much, so that the line stands in the middle."""

Point = tuple[int, float]


def price_chart(
    past: Sequence[tuple[date, Decimal]], forecast: PublishedForecast | None, today: date, best: tuple[date, Decimal, str] | None = None
) -> dict[str, Any] | None:
    """The price of each day that is known, and what is said of the next ones; None where there is neither."""
    if not past and forecast is None:
        return None
    known = [(day.toordinal(), float(amount)) for day, amount in past]
    ahead = [(each.day.toordinal(), each) for each in forecast.days] if forecast else []
    now = [(forecast.day.toordinal(), float(forecast.today))] if forecast else []
    wide = [(at, value, value) for at, value in now] + [(at, float(each.low_80), float(each.high_80)) for at, each in ahead]
    core = [(at, value, value) for at, value in now] + [(at, float(each.low_50), float(each.high_50)) for at, each in ahead]
    median = [*now, *((at, float(each.mean)) for at, each in ahead)]
    amounts = [value for _, value in known] + [edge for _, low, high in wide for edge in (low, high)]
    low, high = _span(min(amounts), max(amounts))
    days = [at for at, _ in [*known, *median]]
    first, last = min(days), max([*days, today.toordinal()])
    return {
        "first": first, "last": max(last, first + 1), "low": low, "high": high, "past": known, "median": median, "wide": wide, "core": core,
        "today": today.toordinal() if first <= today.toordinal() <= last else None,
        "best": _best(best, wide, low, high), "amounts": _amounts(low, high), "days": _days(first, last, today.toordinal()),
    }  # fmt: skip


def _best(
    best: tuple[date, Decimal, str] | None, wide: Sequence[tuple[int, float, float]], low: float, high: float
) -> dict[str, Any] | None:
    """Its label stands outside the whole band, where there is more room."""
    if best is None:
        return None
    day, amount, label = best
    under, over = min([float(amount), *(edge for _, edge, _ in wide)]), max([float(amount), *(edge for _, _, edge in wide)])
    above = high - over > under - low
    return {"at": day.toordinal(), "amount": float(amount), "label": label, "edge": over if above else under, "off": -1 if above else 1}


def _span(least: float, most: float) -> tuple[float, float]:
    spread = max(most - least, _FLATTEST * max(abs(most), 0.01))
    middle = (least + most) / 2
    low = min(least, middle - spread / 2) - _ROOM * spread
    return max(low, 0.0), max(most, middle + spread / 2) + _ROOM * spread


def _amounts(low: float, high: float) -> list[dict[str, Any]]:
    """Round amounts within the span: steps of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / _LINES
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * each for each in (1, 2, 5, 10) if power * each >= rough)
    first = math.ceil(low / step)
    return [{"at": at * step, "label": price(Decimal(f"{at * step:.4f}"))} for at in range(first, math.floor(high / step) + 1)]


def _days(first: int, last: int, today: int) -> list[dict[str, Any]]:
    """Firsts of months, or every seventh day of a short chart."""
    if last - first <= _FEW_DAYS:
        step = 7 if last - first > 10 else 1
        return [{"at": at, "label": f"{date.fromordinal(at):%d/%m}"} for at in range(first, last + 1, step)]
    found, day = [], (date.fromordinal(first).replace(day=1) + timedelta(days=32)).replace(day=1)
    while day.toordinal() <= last:
        label = _MONTHS[day.month - 1] + (f"/{day:%y}" if day.month == 1 else "")
        found.append({"at": day.toordinal(), "label": label})
        day = (day + timedelta(days=32)).replace(day=1)
    step = math.ceil(len(found) / 12)
    return found[::step]
