"""The middle of a Brazilian city, from a table of our own: what is left where no service answers. Data: GeoNames, CC BY 4.0."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from domain.places import Point
from domain.spelling import plain


def city_point(city: str | None, state: str | None) -> Point | None:
    """None for a city of fewer than some five thousand people, or one whose state is not told and that several have."""
    if not city:
        return None
    found = _cities().get(plain(city), {})
    if state:
        return found.get(state.upper())
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _cities() -> dict[str, dict[str, Point]]:
    known: dict[str, dict[str, Point]] = {}
    with (files("tools.places") / "cities.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            known.setdefault(plain(row["name"]), {})[row["state"]] = Point(float(row["latitude"]), float(row["longitude"]))
    return known
