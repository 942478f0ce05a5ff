"""A short name for each of several cars, by what tells them apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from agent.brain.phrasing.money import brl
from agent.state import Shown

LONGEST = 20
"""Characters of a button on WhatsApp."""

_FORMS: tuple[Callable[[Shown], str], ...] = (
    lambda car: car["name"],
    lambda car: f"{car['model']} {car['year']}",
    lambda car: f"{car['model']} {brl(car['price'])}",
    lambda car: f"{car['model']} {car['color'] or ''}",
    lambda car: brl(car["price"]),
    lambda car: f"{car['year']} {car['color'] or ''}",
)
"""What a list of cars shows comes first: the first form that fits and gives no two cars the same name is used for all."""


def labels(cars: Sequence[Shown]) -> tuple[str, ...]:
    """One label a car, none alike, each short enough for a button: `Onix 2021`, `Onix 2019`."""
    for form in _FORMS:
        names = tuple(" ".join(form(car).split(" ")).strip() for car in cars)
        if len(set(names)) == len(names) and all(len(name) <= LONGEST for name in names):
            return names
    return tuple(f"{at}º {car['model']}"[:LONGEST] for at, car in enumerate(cars, 1))
