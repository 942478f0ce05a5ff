"""Quantities, prices, days and units in the cells of an industry's files."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from domain import cells
from domain.goods.prices import unit_price
from domain.spelling import plain

_EARLIEST = date(1990, 1, 1)
_THOUSANDTH = Decimal("0.001")
_MOST = Decimal(10) ** 9
_UNITS = {
    word: unit
    for unit, words in {
        "un": ("un", "und", "uni", "unid", "unidade", "unidades", "pc", "pcs", "peca", "pecas", "ea"),
        "kg": ("kg", "kgs", "quilo", "quilos", "kilo", "kilos", "quilograma", "quilogramas"),
        "t": ("t", "ton", "tons", "tonelada", "toneladas"),
        "m": ("m", "mt", "mts", "metro", "metros"),
        "m2": ("m2", "m²", "metro quadrado", "metros quadrados"),
        "m3": ("m3", "m³", "metro cubico", "metros cubicos"),
        "l": ("l", "lt", "lts", "litro", "litros"),
        "cx": ("cx", "cxs", "caixa", "caixas"),
        "pct": ("pct", "pcts", "pcte", "pacote", "pacotes"),
        "par": ("par", "pares", "pr"),
    }.items()
    for word in words
}


def unit(text: str) -> str:
    """The contract's unit that is meant, pieces where nothing is said; another (`rolo`, `galão`) as it is written, if it is short."""
    word = plain(text).rstrip(".")
    found = _UNITS.get(word) if word else "un"
    if found is None and len(text) > 8:
        raise ValueError(f"unidade {text[:40]!r} não é uma de {', '.join(dict.fromkeys(_UNITS.values()))}")
    return found or text.lower()


def quantity(text: str, mark: str, what: str) -> Decimal:
    """Zero or more, in thousandths at the finest."""
    value = _number(text, mark, what)
    if not 0 <= value <= _MOST:
        raise ValueError(f"{what} {text[:40]} fora do esperado")
    return value.quantize(_THOUSANDTH, ROUND_HALF_EVEN)


def price(text: str, mark: str, what: str = "preço") -> Decimal:
    """What a unit costs: more than nothing, in ten-thousandths at the finest."""
    value = _number(text, mark, what)
    if not 0 < value <= _MOST or not (amount := unit_price(value)):
        raise ValueError(f"{what} {text[:40]} fora do esperado")
    return amount


def _number(text: str, mark: str, what: str) -> Decimal:
    for read in (lambda cell: cells.marked(cell, mark), cells.number):  # a file glued together from two has both marks
        try:
            return Decimal(str(read(text)))
        except ValueError:
            continue
    raise ValueError(f"{what} {text[:40]!r} não é número")


def day(text: str, latest: date) -> date:
    """A day of a past that a business may have records of; nothing was sold or paid on a day to come."""
    found = _day(text)
    if not _EARLIEST <= found <= latest:
        raise ValueError(f"data {text[:40]} fora do esperado (até {latest:%d/%m/%Y})")
    return found


_day = lru_cache(maxsize=10_000)(cells.day)
"""A long file has few days."""
