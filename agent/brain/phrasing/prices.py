"""Unit prices as people read them."""

from __future__ import annotations

from decimal import Decimal

from domain.prices import in_reais

_OF_ONE = {"un": "a unidade", "cx": "a caixa", "pct": "o pacote", "par": "o par", "t": "a tonelada", "m": "o metro", "l": "o litro",
           "m2": "o m²", "m3": "o m³", "kg": "o kg"}  # fmt: skip


def price_a_unit(amount: float, unit: str | None = None) -> str:
    """`R$ 8,50 o kg`; without a unit the money alone. From a real on, what is less than a cent is left out."""
    exact = Decimal(str(amount))
    money = in_reais(round(exact, 2) if exact >= 1 else exact)
    return f"{money} {_OF_ONE.get(unit, f'por {unit}')}" if unit else money
