"""Cars in a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from agent.brain.phrasing.money import brl


def name_of(car: Mapping[str, Any]) -> str:
    """`Onix LTZ 1.4 2019`, from a car as the tools give it."""
    return " ".join(str(part) for part in (car["modelo"], car["versao"], car["ano"]) if part)


def price_of(car: Mapping[str, Any]) -> str:
    return brl(car["preco"])


def km(distance: int) -> str:
    return f"{distance:,} km".replace(",", ".")


def car_line(car: Mapping[str, Any]) -> str:
    """`Onix LTZ 1.4 2019, R$ 69.900, 45.000 km, automático`."""
    parts = [name_of(car), price_of(car)]
    if car["quilometragem"] is not None:
        parts.append(km(car["quilometragem"]))
    if car["cambio"]:
        parts.append(car["cambio"].lower())
    return ", ".join(parts)


def listing(cars: Sequence[Mapping[str, Any]]) -> str:
    """Cars one a line, numbered as they may be referred to."""
    return "\n".join(f"{at}. {car_line(car)}" for at, car in enumerate(cars, 1))
