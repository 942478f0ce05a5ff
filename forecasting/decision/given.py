"""The record of advice that was really given: each purchase as somebody would have made it who asked every day and did as told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from domain.market.outlooks import Outlook, TrackRecord
from forecasting.decision.advice import advised
from forecasting.decision.need import USUAL_DAYS
from forecasting.decision.record import APART

_SAME = 1e-9


def given_record(said: Sequence[Outlook], days: int = USUAL_DAYS) -> TrackRecord | None:
    """From what was published of one product, oldest first; None before any deadline has passed.

    A day on which nothing was published counts as one on which nobody asked.
    """
    on = {outlook.day: outlook for outlook in said}
    if not said:
        return None
    made = []
    start, last = said[0].day, said[-1].day
    while start + timedelta(days=days) <= last:
        if start in on:
            made.append(_bought(on, start, days))
        start += timedelta(days=APART)
    if not made:
        return None
    right = sum(_right(on, begun, paid, waited, days) for begun, paid, waited in made)
    saved = [1 - paid / float(on[begun].price) for begun, paid, _ in made]
    lost = sum(share < -_SAME for share in saved)
    return TrackRecord(len(made), right, sum(waited > 0 for *_, waited in made), lost, sum(saved) / len(saved))


def _bought(on: dict[date, Outlook], begun: date, days: int) -> tuple[date, float, int]:
    """(first day, price paid, days waited)"""
    asked = [passed for passed in range(days + 1) if begun + timedelta(days=passed) in on]
    for passed in asked:
        outlook = on[begun + timedelta(days=passed)]
        if not advised(outlook, days - passed).wait:
            return begun, float(outlook.price), passed
    latest = on[begun + timedelta(days=asked[-1])]
    return begun, float(latest.price), asked[-1]


def _right(on: dict[date, Outlook], begun: date, paid: float, waited: int, days: int) -> bool:
    first = float(on[begun].price)
    if waited:
        return paid <= first * (1 + _SAME)
    later = [float(on[day].price) for passed in range(days + 1) if (day := begun + timedelta(days=passed)) in on]
    return sum(later) / len(later) >= first * (1 - _SAME)
