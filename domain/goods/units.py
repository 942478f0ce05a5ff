"""Units of quantity, and which of them are the same thing in other words.

A tonne is a thousand kilos whatever is weighed. How many screws a box holds is a fact of the product: without it a box is no number
of screws, and whoever ordered is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum

THOUSAND = Decimal(1000)


class Unit(StrEnum):
    """As products and orders are counted (contracts/nlu.md)."""

    PIECE = "un"
    KILO = "kg"
    TONNE = "t"
    METRE = "m"
    SQUARE_METRE = "m2"
    CUBIC_METRE = "m3"
    LITRE = "l"
    BOX = "cx"
    PACKET = "pct"
    PAIR = "par"


_OF_SMALLER = {Unit.TONNE: (Unit.KILO, THOUSAND), Unit.CUBIC_METRE: (Unit.LITRE, THOUSAND)}
"""What each is so many of."""
_CONTENTS = {Unit.BOX: "unidades_por_caixa", Unit.PACKET: "unidades_por_pacote"}
"""The attribute of a product that says how many pieces one holds."""


def converted(quantity: Decimal, given: str, wanted: str, attributes: Mapping[str, object] | None = None) -> Decimal | None:
    """A quantity in another unit; None where nobody knows how many of the one are in the other.

    `attributes` are the product's, which may say `unidades_por_caixa` and `unidades_por_pacote`.
    """
    if given == wanted:
        return quantity
    given_kind, given_factor = _smallest(given, attributes or {})
    wanted_kind, wanted_factor = _smallest(wanted, attributes or {})
    if given_kind != wanted_kind:
        return None
    return quantity * given_factor / wanted_factor


def _smallest(unit: str, attributes: Mapping[str, object]) -> tuple[str, Decimal]:
    """The smallest unit of the same kind, and how many of it one is."""
    if unit in _OF_SMALLER:
        return _OF_SMALLER[Unit(unit)]
    held = _pieces(attributes.get(_CONTENTS[Unit(unit)])) if unit in _CONTENTS else None
    return (Unit.PIECE, held) if held else (unit, Decimal(1))


def _pieces(said: object) -> Decimal | None:
    """How many pieces a file says that one holds; None where that is no number."""
    try:
        held = Decimal(str(said).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return held if held.is_finite() and held > 0 else None
