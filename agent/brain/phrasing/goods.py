"""Stock items as staff read of them: quantities with their unit, prices a unit, and when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.goods.prices import in_reais

_UNITS = {"m2": "m²", "m3": "m³", "l": "L"}
SAMPLE = "(dados de exemplo)"
"""Beside every answer whose figures were made up."""


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


def lasting(days: int) -> str:
    """`menos de um dia`, `1 dia`, `10 dias`."""
    return "menos de um dia" if not days else f"{days} dia{'s' * (days > 1)}"
