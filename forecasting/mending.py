"""Raw prices of one product made into a clean daily series; what is mended is said, what cannot be is refused."""

from __future__ import annotations

import numpy as np

from domain.errors import Invalid
from forecasting.series import Days, Frequency, Mask, PriceSeries, Values
from forecasting.units import in_one_unit

LONGEST_GAP = 400
"""Days without any price after which what came before is another story."""
MOST_DAYS = 3_660
"""History older than ten years is left out."""
HIGHEST = 1e12
"""In any currency; above it a number is a slip."""


def mended(unique_id: str, days: Days, values: Values, observed: Mask | None = None) -> PriceSeries:
    """One value a day from the first day to the last. `values` may hold NaN, zeros, negatives; `days` any order and twice.

    Raises Invalid where nothing usable is left.
    """
    seen = np.ones(len(values), bool) if observed is None else observed
    if len(days) and (np.diff(days) == np.timedelta64(1, "D")).all() and np.isfinite(values).all() and values.min() > 0:
        notes: list[str] = []
    else:
        days, values, seen, notes = _gathered(days, values, seen)
    frequency = _frequency(days[seen] if seen.any() else days)
    days, values, seen = _filled(days, values, seen)
    values, said = in_one_unit(values, seen)
    if len(values) < 3:
        notes.append("só há um preço" if len(values) == 1 else "só há dois dias de preço")
    return PriceSeries(unique_id, days, values, seen, frequency, (*notes, *said))


def _gathered(days: Days, values: Values, seen: Mask) -> tuple[Days, Values, Mask, list[str]]:
    """In order, a day once, usable prices only. The last day named stays the last, though its price be unusable."""
    notes: list[str] = []
    order = np.argsort(days, kind="stable")
    days, values, seen = days[order], values[order], seen[order]
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(values) & (values > 0) & (values < HIGHEST)
    if not usable.any():
        raise Invalid("nenhum preço utilizável: só há vazios, zeros ou negativos" if len(values) else "nenhum preço")
    if empty := int((~np.isfinite(values)).sum()):
        notes.append(f"{_many(empty, 'dia')} sem preço: vale o anterior")
    if wrong := int((np.isfinite(values) & ~usable).sum()):
        notes.append(f"{_many(wrong, 'preço')} de zero, negativo ou absurdo posto de lado")
    today = days[-1]
    days, values, seen = days[usable], values[usable], seen[usable]
    if (repeated := int((np.diff(days) == np.timedelta64(0, "D")).sum())) > 0:
        notes.append(f"{_many(repeated, 'vez', 'vezes')} a mesma data: vale a mediana do dia")
        starts = np.flatnonzero(np.r_[True, np.diff(days) > np.timedelta64(0, "D")])
        middle = [float(np.median(part)) for part in np.split(values, starts[1:])]
        days, values, seen = days[starts], np.array(middle), np.logical_or.reduceat(seen, starts)
    days, values, seen = _one_story(days, values, seen, notes)
    if 0 < (today - days[-1]).astype(int) <= LONGEST_GAP:
        days, values, seen = np.append(days, today), np.append(values, values[-1]), np.append(seen, False)
    return days, values, seen, notes


def _one_story(days: Days, values: Values, seen: Mask, notes: list[str]) -> tuple[Days, Values, Mask]:
    """The last stretch without a hole of a year; an early lone price, or a date typed wrong, is none."""
    breaks = np.flatnonzero(np.diff(days) > np.timedelta64(LONGEST_GAP, "D")) + 1
    if not len(breaks):
        return days, values, seen
    stretches = np.split(np.arange(len(days)), breaks)
    kept = next((part for part in reversed(stretches) if len(part) >= min(10, len(days) // 2)), stretches[-1])
    notes.append(f"mais de um ano sem preços: uso de {_told(days[kept[0]])} a {_told(days[kept[-1]])}")
    return days[kept], values[kept], seen[kept]


def _filled(days: Days, values: Values, seen: Mask) -> tuple[Days, Values, Mask]:
    """Every day of the calendar: a price stands until the next is known."""
    at = (days - days[0]).astype(int)
    if len(at) <= at[-1]:
        whole = np.arange(at[-1] + 1)
        source = np.searchsorted(at, whole, "right") - 1
        fresh = at[source] == whole
        days, values, seen = days[0] + whole, values[source], seen[source] & fresh
    return days[-MOST_DAYS:], values[-MOST_DAYS:], seen[-MOST_DAYS:]


def _frequency(days: Days) -> Frequency:
    if len(days) < 3:
        return "daily"
    gap = float(np.median(np.diff(days).astype(int)))
    if gap <= 3:
        return "daily"
    if gap <= 8:
        return "weekly"
    return "monthly" if 27 <= gap <= 32 else "irregular"


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"


def _told(day: np.datetime64) -> str:
    return f"{day.astype(object):%d/%m/%Y}"
