"""Words as data: makes, models, municipalities, traits and plain lists, read once on first use."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from agent.understanding.text import fold


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
    """A municipality as officially written, its states, and whether its name is also a word.

    `ambiguous` is "" (never a word here), "large" (a word, but a city of 100,000 or more) or "context".
    """

    name: str
    states: tuple[str, ...]
    ambiguous: str


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a table of this folder, by column."""
    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@lru_cache(maxsize=1)
def makes() -> tuple[Make, ...]:
    """Every make."""
    return tuple(Make(row["make"], _split(row["aliases"]), frozenset(_split(row["ambiguous"]))) for row in rows("makes.csv"))


@lru_cache(maxsize=1)
def models() -> tuple[Model, ...]:
    """Every model."""
    return tuple(Model(row["make"], row["model"], row["category"], _split(row["aliases"]), row["ambiguous"]) for row in rows("models.csv"))


@lru_cache(maxsize=1)
def municipalities() -> tuple[Municipality, ...]:
    """Every municipality of Brazil (IBGE's list)."""
    return tuple(Municipality(row["name"], _split(row["states"]), row["ambiguous"]) for row in rows("municipalities.csv"))


@lru_cache(maxsize=1)
def traits() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Key, value and phrases of every trait; the value is "" for phrases that mean something else."""
    return tuple((row["key"], row["value"], _split(row["phrases"])) for row in rows("traits.csv"))


@lru_cache(maxsize=16)
def words(name: str) -> frozenset[str]:
    """The words of a plain list, folded."""
    text = resources.files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(fold(text).split())


@lru_cache(maxsize=16)
def links(link: str) -> frozenset[str]:
    """The words that may follow a link inside an item's name ("em": pó, gel, grão…), folded."""
    return frozenset(word for row in rows("item_links.csv") if row["link"] == link for word in _split(row["words"]))
