"""Figures and days as papers write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from domain.clock import local
from domain.goods.prices import in_reais

_UNITS = {"m2": "m²", "m3": "m³", "l": "L"}
_SWAPPED = str.maketrans(",.", ".,")
NO_BREAK = "\u00a0"
NONE = "–"
"""Where nothing is known."""


def number(value: float | Decimal, places: int = 2) -> str:
    """`1.344`, `12,5`: so many places at most, zeros left out."""
    whole, _, rest = f"{value:,.{places}f}".partition(".")
    rest = rest.rstrip("0")
    return f"{whole.translate(_SWAPPED)}{',' + rest if rest else ''}"


def decimals(value: float, places: int = 2) -> str:
    """`0,90`: always so many places."""
    return f"{value:,.{places}f}".translate(_SWAPPED)


def unit(name: str) -> str:
    return _UNITS.get(name, name)


def quantity(amount: Decimal, of: str) -> str:
    """`1.344 kg`, `12,5 m²`."""
    return f"{number(amount, 3)}{NO_BREAK}{unit(of)}"


def unit_price(amount: Decimal, of: str) -> str:
    """`R$ 7,45/kg`; to the cent from one real on, since nobody pays less than that."""
    return f"{price(amount)}/{unit(of)}"


def price(amount: Decimal) -> str:
    return in_reais(round(amount, 2) if abs(amount) >= 1 else amount)


def percent(share: float, places: int = 1) -> str:
    """`+3,2 %` of a share of 0.032; the sign is always there, but for nothing."""
    rounded = round(100 * share, places)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{decimals(abs(rounded), places)}{NO_BREAK}%"


def share(value: float, places: int = 1) -> str:
    """`79,8 %` of 0.798."""
    return f"{decimals(100 * value, places)}{NO_BREAK}%"


def day(of: date, today: date) -> str:
    """`24/11`; with the year where it is another than today's."""
    return f"{of:%d/%m}" if of.year == today.year else full_day(of)


def full_day(of: date) -> str:
    return f"{of:%d/%m/%Y}"


def moment(at: datetime) -> str:
    """`24/11/2026 às 10h05`."""
    here = local(at)
    return f"{here:%d/%m/%Y} às {here.hour}h{here:%M}"
