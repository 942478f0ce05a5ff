"""When nothing fits: which single limit to give up, and what that would bring."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from domain.cars.lots import Floats, Lot, Mask
from domain.cars.vehicles import Vehicle
from domain.cars.wishes import Wish


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Moving `limit` to `value` (None: giving it up) leaves `count` cars, of which `example` is the best.

    `also` are limits that have to be given up with it.
    """

    limit: str
    value: Any
    count: int
    example: Vehicle
    also: tuple[str, ...] = ()

    @property
    def changes(self) -> dict[str, Any]:
        """What becomes of the wish: new values by limit, None for one given up."""
        return {self.limit: self.value} | dict.fromkeys(self.also)


_NEAREST: dict[str, tuple[str, Callable[[Floats], float], Callable[[float], int]]] = {
    "budget_max": ("price", np.nanmin, math.ceil),
    "year_min": ("year", np.nanmax, math.floor),
    "mileage_max": ("mileage", np.nanmin, math.ceil),
    "budget_min": ("price", np.nanmax, math.floor),
    "year_max": ("year", np.nanmin, math.ceil),
}
"""Limits that can be moved instead of dropped: the column, which end of it is nearest, and the whole number that lets it in."""

_GENTLEST_FIRST = ("colors", "excluded_colors", "mileage_max", "year_min", "year_max", "budget_min", "usage", "equipment", "doors",
                   "excluded_engines", "engine_max", "engine_min",
                   "transmission", "fuel", "excluded_cities",
                   "excluded_models", "excluded_brands", "models", "brands", "excluded_categories", "categories", "seats",
                   "budget_max")  # fmt: skip
"""The order in which people mind giving a limit up least."""


def relaxations(wish: Wish, lot: Lot, most: int = 3) -> list[Relaxation]:
    """Single limits whose move or loss alone would bring cars, the gentlest first; models and brands named together go together.

    Where none alone does, the fewest together; empty where something fits as it is.
    """
    masks = wish.limits(lot)
    if wish.count(lot):
        return []
    found: list[Relaxation] = []
    for name in _GENTLEST_FIRST:
        if name not in masks or (name == "brands" and "models" in masks):
            continue
        also = ("brands",) if name == "models" and "brands" in masks else ()
        left = _all_but(masks, {name, *also}, lot)
        if not left.any():
            continue
        moved = _moved(wish, name, left, lot).with_(**dict.fromkeys(also, ()))
        fits = moved.rank(lot, limit=1)
        if fits:
            value = getattr(moved, name)
            found.append(Relaxation(name, None if value == () else value, moved.count(lot), fits[0].vehicle, also))
    if not found:
        return _several(wish, lot)
    money_first = [r for r in found if r.limit == "budget_max" and _small_step(wish, r)]
    return (money_first + [r for r in found if r not in money_first])[:most]


def _several(wish: Wish, lot: Lot) -> list[Relaxation]:
    """Where no single limit helps: the gentlest ones given up together until cars appear, those that need not be put back."""
    masks = wish.limits(lot)
    given_up: list[str] = []
    for name in (name for name in _GENTLEST_FIRST if name in masks):
        given_up.append(name)
        if _all_but(masks, set(given_up), lot).any():
            break
    else:
        return []
    for name in tuple(given_up):
        fewer = set(given_up) - {name}
        if _all_but(masks, fewer, lot).any():
            given_up.remove(name)
    *also, last = given_up
    left = _all_but(masks, set(given_up), lot)
    moved = _moved(wish.with_(**{name: () if isinstance(getattr(wish, name), tuple) else None for name in also}), last, left, lot)
    fits = moved.rank(lot, limit=1)
    value = getattr(moved, last)
    return [Relaxation(last, None if value == () else value, moved.count(lot), fits[0].vehicle, tuple(also))] if fits else []


def _all_but(masks: dict[str, Mask], names: set[str], lot: Lot) -> Mask:
    left = lot.available.copy()
    for name, mask in masks.items():
        if name not in names:
            left &= mask
    return left


def _moved(wish: Wish, name: str, left: Mask, lot: Lot) -> Wish:
    if name in _NEAREST:
        column, nearest, whole = _NEAREST[name]
        values = getattr(lot, column)[left]
        if not np.isnan(values).all():
            return wish.with_(**{name: whole(nearest(values))})
    dropped: Any = () if isinstance(getattr(wish, name), tuple) else None
    return wish.with_(**{name: dropped})


def _small_step(wish: Wish, relaxation: Relaxation) -> bool:
    """A budget up to a tenth higher is the first thing a seller would ask about."""
    return bool(wish.budget_max) and relaxation.value <= 1.1 * float(wish.budget_max or 0)
