"""Which cars a family can use: everybody has a seat and a door, and there is room for what they carry; and which are too small for
the road."""

from __future__ import annotations

from domain.cars.vehicles import Vehicle
from domain.spelling import plain

FAMILY = "família"
_SEATS, _DOORS = 5, 4
_NO_ROOM = ("Cupê", "Conversível")
_MOST_SEATS = 9
"""A van with more is a minibus."""
_SMALLEST = frozenset(
    plain(model)
    for model in ("Kwid", "Mobi", "Up", "QQ", "Picanto", "500", "iCar", "E-JS1", "Dolphin Mini", "Smart", "Jimny", "i10", "Twingo", "Ka")
)
"""City cars: four doors perhaps, but hardly a trunk."""


def is_a_city_car(car: Vehicle) -> bool:
    """Whether it is one of the smallest, electric ones too: no car for the road, nor for passengers who pay."""
    return car.category == "Hatch" and plain(car.model) in _SMALLEST


def fits_a_family(car: Vehicle) -> bool:
    """Whether a family can use it, as far as the listing says; a van has to say that it has seats for people."""
    if car.category == "Van" and not _SEATS <= (car.seats or 0) <= _MOST_SEATS:
        return False
    roomy = car.category not in _NO_ROOM and not is_a_city_car(car)
    return roomy and (car.seats is None or car.seats >= _SEATS) and (car.doors is None or car.doors >= _DOORS)
