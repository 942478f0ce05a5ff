"""Names as data: makes, models and municipalities, one line each, read once on first use."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources
from typing import NamedTuple


class Make(NamedTuple):
    """A make; `ambiguous` holds the aliases that are also words."""

    make: str
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]


class Model(NamedTuple):
    """A model sold in Brazil since 1990, with its usual body and how it is also written.

    `ambiguous` says what must stand beside it to be a car: "" nothing, "context" no word that makes it
    something else, "strong" its make or a year, "number" and "year" not the sign of another quantity.
    """

    make: str
    model: str
    category: str
    aliases: tuple[str, ...]
    ambiguous: str


class Municipality(NamedTuple):
    """A municipality as officially written, the states that have one of that name, and whether it is also a word.

    `ambiguous` is "" (never a word here), "large" (a word, but a city of 100,000 or more) or "context".
    """

    name: str
    states: tuple[str, ...]
    ambiguous: str


def _rows(name: str) -> list[dict[str, str]]:
    with resources.files(__name__).joinpath(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@lru_cache(maxsize=1)
def makes() -> tuple[Make, ...]:
    """Every make."""
    return tuple(
        Make(row["make"], _split(row["aliases"]), frozenset(_split(row["ambiguous"])))
        for row in _rows("makes.csv")
    )


@lru_cache(maxsize=1)
def models() -> tuple[Model, ...]:
    """Every model."""
    return tuple(
        Model(row["make"], row["model"], row["category"], _split(row["aliases"]), row["ambiguous"])
        for row in _rows("models.csv")
    )


@lru_cache(maxsize=1)
def municipalities() -> tuple[Municipality, ...]:
    """Every municipality of Brazil (IBGE's list)."""
    return tuple(
        Municipality(row["name"], _split(row["states"]), row["ambiguous"])
        for row in _rows("municipalities.csv")
    )
