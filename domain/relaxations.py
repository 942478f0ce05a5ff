"""When nothing fits: which single limit to give up, and what that would bring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from domain.lots import Lot, Mask
from domain.vehicles import Vehicle
from domain.wishes import Wish


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Moving `limit` to `value` (None: giving it up) leaves `count` cars, of which `example` is the best."""

    limit: str
    value: Any
    count: int
    example: Vehicle


_NEAREST = {"budget_max": ("price", np.nanmin), "year_min": ("year", np.nanmax), "mileage_max": ("mileage", np.nanmin),
            "budget_min": ("price", np.nanmax), "year_max": ("year", np.nanmin)}
"""Limits that can be moved instead of dropped: the column, and which end of it is nearest."""

_GENTLEST_FIRST = ("colors", "excluded_colors", "mileage_max", "year_min", "year_max", "budget_min", "doors", "transmission", "fuel",
                   "excluded_models", "excluded_brands", "models", "brands", "excluded_categories", "categories", "seats", "budget_max")
"""The order in which people mind giving a limit up least."""


def relaxations(wish: Wish, lot: Lot, most: int = 3) -> list[Relaxation]:
    """Single limits whose move or loss alone would bring cars, the gentlest first; a model and its brand go together."""
    masks = wish.limits(lot)
    found: list[Relaxation] = []
    for name in _GENTLEST_FIRST:
        if name not in masks:
            continue
        left = _all_but(masks, name, lot)
        if not left.any():
            continue
        moved = _moved(wish, name, left, lot)
        fits = moved.rank(lot, limit=1)
        if fits:
            count = int((_all_but(moved.limits(lot), "", lot)).sum())
            found.append(Relaxation(name, getattr(moved, name) or None, count, fits[0].vehicle))
    money_first = [r for r in found if r.limit == "budget_max" and _small_step(wish, r)]
    return (money_first + [r for r in found if r not in money_first])[:most]


def _all_but(masks: dict[str, Mask], name: str, lot: Lot) -> Mask:
    left = lot.available.copy()
    for other, mask in masks.items():
        if other != name:
            left &= mask
    return left


def _moved(wish: Wish, name: str, left: Mask, lot: Lot) -> Wish:
    if name in _NEAREST:
        column, nearest = _NEAREST[name]
        values = getattr(lot, column)[left]
        if not np.isnan(values).all():
            return wish.with_(**{name: int(np.ceil(nearest(values)))})
    dropped: Any = () if isinstance(getattr(wish, name), tuple) else None
    return wish.with_(**{name: dropped})


def _small_step(wish: Wish, relaxation: Relaxation) -> bool:
    """A budget up to a tenth higher is the first thing a seller would ask about."""
    return bool(wish.budget_max) and relaxation.value <= 1.1 * float(wish.budget_max or 0)
