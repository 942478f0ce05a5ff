"""How much of a product's unit a title offers: "kit com 4", "10 unidades", "saco 50kg", "rolo 100 m", "por metro"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from domain.goods.units import Unit, converted
from domain.spelling import plain

_NUMBER = r"(\d{1,3}(?:\.\d{3})+(?!\d)|\d{1,6}(?:[.,]\d{1,4})?)"
_PIECES = r"(?:un|und|unds|unid|unids|unidades?|pc|pcs|pecas?|parafusos?|porcas?|arruelas?|luvas?|rolos?|latas?|folhas?|barras?|sacos?)"
_MANY = re.compile(
    r"\b(?:kit|conjunto|jogo|combo|pack|pacote|pct|caixa|cx|cartela|lote|fardo|embalagem|blister)\s*(?:com|c/|c|de|x)?\s*(\d{1,5})\b"
    r"(?!\s*(?:[.,]\d|mm\b|cm\b|m\b|m2|m3|kg\b|g\b|l\b|lts?\b|litros?|ml\b|metros?|pol|\"|v\b|w\b|x\s*\d|/\d|em\s*1))"
    rf"|\b(\d{{1,5}})\s*{_PIECES}\b"
    r"|(?:\bcom|\bc/)\s*(\d{1,5})\s*(?=$|[-,.;|)])"
)
_WORDS_FOR_MANY = {"milheiro": 1_000, "cento": 100, "centena": 100, "duzia": 12, "par": 2}
_MEASURE = re.compile(
    rf"(?<![\dx/.,])(?<!x )(?<!/){_NUMBER}\s*"
    r"(kg|kgs|quilos?|kilos?|g|gr|gramas?|t|ton|toneladas?|l|lt|lts|litros?|ml|m2|m²|m3|m³|m|mt|mts|metros?|cm|mm)\b(?!\s*x\s*\d)"
)
_AREA = re.compile(rf"{_NUMBER}\s*(mm|cm|m)?\s*x\s*{_NUMBER}\s*(mm|cm|m)\b(?!\s*x)")
_UNITS: tuple[tuple[str, Unit, Decimal], ...] = (
    (r"kgs?|quilos?|kilos?", Unit.KILO, Decimal(1)),
    (r"gr?|gramas?", Unit.KILO, Decimal("0.001")),
    (r"t|ton|toneladas?", Unit.TONNE, Decimal(1)),
    (r"l|lts?|litros?", Unit.LITRE, Decimal(1)),
    (r"ml", Unit.LITRE, Decimal("0.001")),
    (r"m2|m²", Unit.SQUARE_METRE, Decimal(1)),
    (r"m3|m³", Unit.CUBIC_METRE, Decimal(1)),
    (r"m|mts?|metros?", Unit.METRE, Decimal(1)),
)
_A = r"(?:\b(?:por|o|a|preco|preco do)\s+|/\s*)"
_EACH = {
    Unit.KILO: _A + r"(?:kg|quilo|kilo)\b|(?<!\d)(?<!\d )\b(?:kg|quilo)$",
    Unit.TONNE: _A + r"(?:t|ton|tonelada)\b|(?<!\d )\btonelada$",
    Unit.LITRE: _A + r"litro\b|(?<!\d )\blitro$",
    Unit.METRE: _A + r"(?:m|metro)\b|(?<!\d )\bmetro(?: linear)?$",
    Unit.SQUARE_METRE: _A + r"(?:m2|m²|metro quadrado)\b|(?<!\d)(?<!\d )\bm2$",
    Unit.CUBIC_METRE: _A + r"(?:m3|m³|metro cubico)\b|(?<!\d)(?<!\d )\bm3$",
}
"""Sold by the unit itself, where no number stands before it."""
_HOLDS = {Unit.BOX: r"\b(?:caixa|cx)\b", Unit.PACKET: r"\b(?:pacote|pct|fardo)\b", Unit.PAIR: r"\bpar\b"}
_LEAST_AREA = Decimal("0.1")
"""In m²: less is the width of a mesh, or a thickness."""
_IN_METRES = {"mm": Decimal("0.001"), "cm": Decimal("0.01"), "m": Decimal(1)}


def contents(title: str, unit: str, attributes: Mapping[str, object] | None = None) -> Decimal | None:
    """So many of `unit` are had for the price; None where the title does not say. `attributes`: the product's (domain/goods/units.py)."""
    said = _even(title)
    kind = Unit(unit) if unit in set(Unit) else Unit.PIECE
    if kind is Unit.PIECE:
        return Decimal(pieces(title))
    if kind in _HOLDS:
        return _held(said, pieces(title), kind, attributes)
    if re.search(_EACH[kind], said):
        return Decimal(1)
    measured = _area(said) if kind is Unit.SQUARE_METRE else None
    if measured is None:
        told = [(amount, given) for amount, given in measures(title) if converted(Decimal(1), given, kind, attributes) is not None]
        measured = converted(told[-1][0], told[-1][1], kind, attributes) if told else None
    return measured * pieces(title) if measured else None


def pieces_of(name: str, quantity: Decimal, unit: str) -> Decimal | None:
    """How many pieces of goods of one size are so much: 40 L of an "Óleo 20 L" are two; None where no whole number is."""
    sizes = [amount for amount, given in measures(name) if given == unit]
    if len(sizes) != 1 or quantity % sizes[0]:
        return None
    return quantity / sizes[0]


@lru_cache(maxsize=4_096)
def pieces(title: str) -> int:
    """How many are sold together; 1 where nothing says that they are several."""
    said = _even(title)
    for found in _MANY.finditer(said):
        many = int(next(number for number in found.groups() if number))
        if many >= 1:
            return many
    return next((many for word, many in _WORDS_FOR_MANY.items() if re.search(rf"\b{word}\b", said)), 1)


@lru_cache(maxsize=4_096)
def measures(title: str) -> tuple[tuple[Decimal, Unit], ...]:
    """Weights, volumes and lengths that a title tells, in the order told; thicknesses and widths are none."""
    found: list[tuple[Decimal, Unit]] = []
    for number, word in _MEASURE.findall(_even(title)):
        for pattern, unit, factor in _UNITS:
            if re.fullmatch(pattern, word) and (amount := _number(number) * factor) > 0:
                found.append((amount, unit))
                break
    return tuple(found)


def _held(said: str, many: int, kind: Unit, attributes: Mapping[str, object] | None) -> Decimal | None:
    """Boxes, packets or pairs: by how many pieces they hold, else where the title says that it is one."""
    if kind is Unit.PAIR:
        return Decimal(1) if re.search(_HOLDS[kind], said) else (Decimal(many) / 2 if many > 1 else None)
    by_pieces = converted(Decimal(many), Unit.PIECE, kind, attributes) if many > 1 else None
    return by_pieces or (Decimal(1) if re.search(_HOLDS[kind], said) else None)


def _area(said: str) -> Decimal | None:
    """The largest that is told: that of a piece, not of the holes in it."""
    found = [
        _number(across) * _IN_METRES[first or unit] * _number(along) * _IN_METRES[unit]
        for across, first, along, unit in _AREA.findall(said)
    ]
    return max((area for area in found if area >= _LEAST_AREA), default=None)


def _number(said: str) -> Decimal:
    return Decimal(said.replace(".", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", said) else said.replace(",", "."))


def _even(title: str) -> str:
    return re.sub(r"\s+", " ", plain(title).replace("×", "x"))
