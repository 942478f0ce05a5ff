"""What a customer wants, and how well a car fits it.

A wish has limits, which a car meets or not, and leanings, which order the cars that meet them. Both are
defined once, here, on columns: one car is a lot of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from domain.cars.families import FAMILY
from domain.cars.lots import Floats, Lot, Mask
from domain.cars.reasons import reasons
from domain.cars.traits import CHARGING, ON_THE_ROAD, ROOMY_USES, USES
from domain.cars.vehicles import Vehicle
from domain.spelling import plain


@dataclass(frozen=True, slots=True)
class Wish:
    """Limits and leanings, all optional. Money in whole reais, mileage in km, engines in litres.

    Names as in contracts/nlu.md and domain/cars/equipment.py.
    """

    budget_min: int | None = None
    budget_max: int | None = None
    brands: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    year_min: int | None = None
    year_max: int | None = None
    mileage_max: int | None = None
    fuel: str | None = None
    transmission: str | None = None
    colors: tuple[str, ...] = ()
    seats: int | None = None
    doors: int | None = None
    equipment: tuple[str, ...] = ()
    engine_min: float | None = None
    engine_max: float | None = None
    excluded_brands: tuple[str, ...] = ()
    excluded_models: tuple[str, ...] = ()
    excluded_categories: tuple[str, ...] = ()
    excluded_colors: tuple[str, ...] = ()
    excluded_fuels: tuple[str, ...] = ()
    excluded_engines: tuple[float, ...] = ()
    excluded_cities: tuple[str, ...] = ()
    usage: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    city: str | None = None
    state: str | None = None

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Wish:
        """A wish from a mapping; keys that are no part of a wish are passed over, lists become tuples."""
        known = {field.name for field in fields(cls)}
        kept: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items() if key in known}
        return cls(**{key: value for key, value in kept.items() if value is not None})

    def with_(self, **changes: Any) -> Wish:
        return replace(self, **changes)

    def stated(self) -> dict[str, Any]:
        """Only what was said, lists as lists: what a tool takes and a session keeps."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items() if value not in (None, ())}

    def settled(self, lot: Lot) -> Wish:
        """Without the makes that only say whose model is meant: "Chevrolet Onix" does not ask for any Chevrolet."""
        named = {plain(car.make) for car in lot.cars_labelled("model", self.models)} if self.models and self.brands else set()
        return self.with_(brands=tuple(brand for brand in self.brands if plain(brand) not in named)) if named else self

    def limits(self, lot: Lot) -> dict[str, Mask]:
        """The cars that meet each stated limit, by the limit's name."""
        return {name: limit(self, lot) for name, limit in LIMITS.items() if getattr(self, name) not in (None, ())}

    def rank(self, lot: Lot, limit: int = 3, exclude: frozenset[str] = frozenset(), by: str = "fit") -> list[Fit]:
        """The best `limit` available cars that meet every limit, in the order named; ties go to the better fit, then the cheaper car."""
        meets = self.meeting(lot, exclude)
        chosen = np.flatnonzero(meets)
        if not chosen.size:
            return []
        scores = self.scores(lot)[chosen]
        best = () if by == "fit" else (ORDERS[by](lot)[chosen],)
        order = np.lexsort((lot.price[chosen], -np.round(scores, 4), *best))[:limit]
        return [
            Fit(car, round(float(scores[at]), 4), tuple(reasons(self, car, lot.this_year)))
            for at in order
            for car in (lot.vehicles[chosen[at]],)
        ]

    def count(self, lot: Lot, exclude: frozenset[str] = frozenset()) -> int:
        """How many available cars meet every limit."""
        return int(self.meeting(lot, exclude).sum())

    def colors_of(self, lot: Lot, exclude: frozenset[str] = frozenset()) -> dict[str, int]:
        """How many available cars that meet every limit there are of each colour, the commonest first."""
        meeting = (lot.vehicles[at].color for at in np.flatnonzero(self.meeting(lot, exclude)))
        return dict(Counter(color for color in meeting if color).most_common())

    def varied(self, lot: Lot) -> list[str]:
        """The fields in which the available cars that meet every limit differ, so that a preference would part them."""
        meeting = [lot.vehicles[at] for at in np.flatnonzero(self.meeting(lot))]
        traits = {"categories": {car.category for car in meeting}, "transmission": {car.transmission for car in meeting}}
        return [field for field, values in traits.items() if len(values - {None}) > 1]

    def meeting(self, lot: Lot, exclude: frozenset[str] = frozenset()) -> Mask:
        """Available cars that meet every limit."""
        meets = lot.available.copy()
        for mask in self.limits(lot).values():
            meets &= mask
        if exclude:
            meets &= ~np.fromiter((car.id in exclude for car in lot.vehicles), dtype=bool, count=len(lot))
        return meets

    def scores(self, lot: Lot) -> Floats:
        """Fit of every car between 0 and 1: the weighted mean of the leanings that apply."""
        total = np.zeros(len(lot))
        weights = 0.0
        for weight, leaning in _leanings(self, lot):
            total += weight * leaning
            weights += weight
        return total / weights

    def fit(self, vehicle: Vehicle, this_year: int) -> Fit | None:
        """One car against the wish; None where a limit is not met."""
        fits = self.rank(Lot([vehicle], this_year), limit=1)
        return fits[0] if fits else None


@dataclass(frozen=True, slots=True)
class Fit:
    """A car, how well it fits (0 to 1), and why, in words a customer reads."""

    vehicle: Vehicle
    score: float
    reasons: tuple[str, ...]


def _fuels_that_serve(fuel: str) -> tuple[str, ...]:
    """A flex car runs on petrol as well as on ethanol."""
    return (fuel, "Flex") if fuel in ("Gasolina", "Etanol") else (fuel,)


LIMITS: Mapping[str, Callable[[Wish, Lot], Mask]] = {
    "budget_max": lambda wish, lot: lot.price <= float(wish.budget_max or 0),
    "budget_min": lambda wish, lot: lot.price >= float(wish.budget_min or 0),
    "brands": lambda wish, lot: lot.labelled("make", wish.brands) | lot.labelled("model", wish.models),
    "models": lambda wish, lot: lot.labelled("model", wish.models) | lot.labelled("make", wish.brands),
    "categories": lambda wish, lot: lot.labelled("category", wish.categories),
    "year_min": lambda wish, lot: lot.year >= float(wish.year_min or 0),
    "year_max": lambda wish, lot: lot.year <= float(wish.year_max or 0),
    "mileage_max": lambda wish, lot: lot.mileage <= float(wish.mileage_max or 0),
    "fuel": lambda wish, lot: lot.labelled("fuel", _fuels_that_serve(wish.fuel or "")),
    "transmission": lambda wish, lot: lot.labelled("transmission", (wish.transmission or "",)),
    "colors": lambda wish, lot: lot.labelled("color", wish.colors),
    "seats": lambda wish, lot: lot.seats >= float(wish.seats or 0),
    "doors": lambda wish, lot: lot.doors >= float(wish.doors or 0),
    "equipment": lambda wish, lot: np.logical_and.reduce([lot.equipped(item) for item in wish.equipment]),
    "engine_min": lambda wish, lot: lot.engine >= (wish.engine_min or 0.0),
    "engine_max": lambda wish, lot: lot.engine <= (wish.engine_max or 0.0),
    "usage": lambda wish, lot: lot.family | (FAMILY not in wish.usage or bool(wish.models)),
    "excluded_brands": lambda wish, lot: ~lot.labelled("make", wish.excluded_brands),
    "excluded_models": lambda wish, lot: ~lot.labelled("model", wish.excluded_models),
    "excluded_categories": lambda wish, lot: ~lot.labelled("category", wish.excluded_categories),
    "excluded_colors": lambda wish, lot: ~lot.labelled("color", wish.excluded_colors),
    "excluded_fuels": lambda wish, lot: ~lot.labelled("fuel", wish.excluded_fuels),
    "excluded_engines": lambda wish, lot: ~np.isin(lot.engine, wish.excluded_engines),
    "excluded_cities": lambda wish, lot: ~lot.labelled("city", wish.excluded_cities),
}
"""Every limit by its field. "Onix ou Toyota" is met by either: brands and models named together widen one another. Of the uses a family's
alone is a limit, and not on who names the model."""

ORDERS: Mapping[str, Callable[[Lot], Floats]] = {
    "cheapest": lambda lot: lot.price,
    "dearest": lambda lot: -lot.price,
    "newest": lambda lot: -lot.year,
    "oldest": lambda lot: lot.year,
    "least_driven": lambda lot: np.nan_to_num(lot.mileage, nan=np.inf),
    "most_driven": lambda lot: -np.nan_to_num(lot.mileage, nan=0.0),
}
"""How else than by fit cars may be put in order: what is least comes first."""

_BUDGET, _USUAL, _USE, _PRIORITIES, _CONDITION, _PLACE = 0.35, 0.35, 0.25, 0.25, 0.15, 0.05
_USUAL_PRICE = 80_000.0
"""In reais. `_USUAL` stands in for a budget nobody named: what is dearer than used cars usually are does not come first."""


def _serving(wish: Wish, lot: Lot) -> Floats | None:
    """How well every car serves the uses told, 0 to 1; None where none was."""
    by_use = {use: sum((w * lot.traits[t] for t, w in USES[use].items()), np.zeros(len(lot))) for use in wish.usage if use in USES}
    if not by_use:
        return None
    if ON_THE_ROAD in by_use:
        by_use[ON_THE_ROAD] = by_use[ON_THE_ROAD] * np.where(lot.labelled("fuel", ("Elétrico",)), CHARGING, 1.0)
    serves: Floats = np.mean(list(by_use.values()), axis=0)
    return np.where(lot.city_cars, 0.0, serves) if ROOMY_USES & by_use.keys() else serves


def _leanings(wish: Wish, lot: Lot) -> list[tuple[float, Floats]]:
    """(weight, value of every car) of each leaning that applies."""
    age = np.clip((lot.this_year - lot.year) / 15, 0, 1)
    wear = np.nan_to_num(np.clip(lot.mileage / 200_000, 0, 1), nan=0.5)
    found = [(_CONDITION, 1 - (age + wear) / 2)]
    if wish.budget_max:
        used = lot.price / wish.budget_max
        found.append((_BUDGET, np.clip(1 - np.abs(0.9 - used), 0, 1)))
    else:
        found.append((_USUAL, 1 / (1 + np.log(np.maximum(lot.price, _USUAL_PRICE) / _USUAL_PRICE))))
    if (serves := _serving(wish, lot)) is not None:
        found.append((_USE, serves))
    asked = [lot.traits[name] for name in wish.priorities if name in lot.traits]
    if asked:
        found.append((_PRIORITIES, np.mean(asked, axis=0)))
    if wish.city or wish.state:
        in_city, in_state = lot.labelled("city", (wish.city or "",)), lot.labelled("state", (wish.state or "",))
        found.append((_PLACE, np.maximum(in_city * 1.0, in_state * 0.5)))
    return found
