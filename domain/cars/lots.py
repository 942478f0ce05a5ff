"""A lot of cars as columns, so that a hundred thousand are compared with a wish at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from domain.cars.equipment import has_item
from domain.cars.families import fits_a_family, is_a_city_car
from domain.cars.traits import PRIORITIES, TERRAIN, engine_litres, traits
from domain.cars.vehicles import CarStatus, Vehicle
from domain.spelling import plain

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]

UNKNOWN = np.nan
"""A number the listing does not give. Comparisons with it are false: an unknown mileage meets no limit."""


class Lot:
    """The cars of a tenant in a fixed order; every column has one entry a car.

    Prices are in reais, mileages in km, traits between 0 and 1.
    """

    def __init__(self, vehicles: Sequence[Vehicle], this_year: int) -> None:
        self.vehicles = tuple(vehicles)
        self.this_year = this_year
        self.price = _numbers([float(car.price.reais) for car in vehicles])
        self.year = _numbers([float(car.year) for car in vehicles])
        self.mileage = _numbers([UNKNOWN if car.mileage is None else float(car.mileage) for car in vehicles])
        self.seats = _numbers([UNKNOWN if car.seats is None else float(car.seats) for car in vehicles])
        self.doors = _numbers([UNKNOWN if car.doors is None else float(car.doors) for car in vehicles])
        self.available: Mask = np.array([car.status is CarStatus.AVAILABLE for car in vehicles], dtype=bool)
        self._equipped: dict[str, Mask] = {}
        self._labels: dict[str, tuple[dict[str, int], NDArray[np.int32]]] = {}

    def __len__(self) -> int:
        return len(self.vehicles)

    @cached_property
    def models(self) -> tuple[str, ...]:
        """Every model on the lot, once, in alphabetical order."""
        return tuple(sorted({car.model for car in self.vehicles}))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The id of every car, sold ones too."""
        return frozenset(car.id for car in self.vehicles)

    @cached_property
    def city_cars(self) -> Mask:
        """The smallest cars, which are for the city."""
        return np.fromiter((is_a_city_car(car) for car in self.vehicles), dtype=bool, count=len(self))

    @cached_property
    def family(self) -> Mask:
        """Cars that a family can use."""
        return np.fromiter((fits_a_family(car) for car in self.vehicles), dtype=bool, count=len(self))

    @cached_property
    def engine(self) -> Floats:
        """Engine sizes in litres; unknown where the listing names none, and of electric cars."""
        return _numbers([UNKNOWN if (litres := engine_litres(car)) is None else litres for car in self.vehicles])

    def equipped(self, item: str) -> Mask:
        """Cars whose listing has an item of `domain.cars.equipment.EQUIPMENT`."""
        if item not in self._equipped:
            found = (has_item(item, listed) for listed in self._listed)
            self._equipped[item] = np.fromiter(found, dtype=bool, count=len(self))
        return self._equipped[item]

    @cached_property
    def _listed(self) -> tuple[str, ...]:
        return tuple(" | ".join((*car.options, car.version)) for car in self.vehicles)

    def labelled(self, column: str, values: Sequence[str]) -> Mask:
        """Cars whose `column` (make, model, category, fuel, transmission, color, city, state) is one of `values`, however spelt."""
        numbering, codes = self._coded(column)
        wanted = {numbering[key] for value in values if (key := plain(value)) and key in numbering}
        found = np.zeros(len(self), dtype=bool)
        for code in wanted:  # they are few: quicker than looking each car up among them
            found |= codes == code
        return found

    def cars_labelled(self, column: str, values: Sequence[str]) -> list[Vehicle]:
        return [self.vehicles[at] for at in np.flatnonzero(self.labelled(column, values))]

    def _coded(self, column: str) -> tuple[dict[str, int], NDArray[np.int32]]:
        if column not in self._labels:
            numbering: dict[str, int] = {}
            codes = [numbering.setdefault(plain(getattr(car, column) or ""), len(numbering)) for car in self.vehicles]
            self._labels[column] = (numbering, np.array(codes, dtype=np.int32))
        return self._labels[column]

    @cached_property
    def traits(self) -> dict[str, Floats]:
        names = (*PRIORITIES, TERRAIN)
        rows = [traits(car, self.this_year) for car in self.vehicles]
        return {name: _numbers([row[name] for row in rows]) for name in names}


def _numbers(values: list[float]) -> Floats:
    return np.array(values, dtype=np.float64)
