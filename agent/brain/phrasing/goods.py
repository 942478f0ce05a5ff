"""Stock items as staff read of them: quantities with their unit, prices a unit, and which of several is which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.prices import in_reais

_UNITS = {"m2": "m²", "m3": "m³", "l": "L"}
SAMPLE = "(dados de exemplo)"
"""Beside every answer whose figures were made up."""
_BUTTON = 20


def quantity(amount: float, unit: str) -> str:
    """`1.344 kg`, `12,5 m²`; pieces as `30 un`."""
    whole, _, places = f"{amount:,.3f}".partition(".")
    places = places.rstrip("0")
    return f"{whole.replace(',', '.')}{',' + places if places else ''}\u00a0{_UNITS.get(unit, unit)}"


def unit_price(amount: float, unit: str) -> str:
    """`R$ 7,45/kg`, `R$ 0,0375/un`."""
    return f"{in_reais(Decimal(str(amount)))}/{_UNITS.get(unit, unit)}"


def on_day(day: str, today: date) -> str:
    """`hoje`, `ontem`, `em 15/10`, with the year where it is another."""
    seen = date.fromisoformat(day)
    if (ago := (today - seen).days) in (0, 1):
        return ("hoje", "ontem")[ago]
    return f"em {seen:%d/%m}" if seen.year == today.year else f"em {seen:%d/%m/%Y}"


def apart(names: Sequence[str]) -> list[str]:
    """What tells each name from the others, short enough for a button: `2 mm` and `3 mm` of two plates."""
    words = [name.split() for name in names]
    same = set.intersection(*(set(of) for of in words)) if words else set()
    first = [next((at for at, word in enumerate(of) if word not in same), 0) for of in words]
    short = [" ".join(of[at:])[:_BUTTON].strip() for of, at in zip(words, first, strict=True)]
    return short if len(set(short)) == len(names) else [name[:_BUTTON] for name in names]
