"""Who may have a car that is held: the one it is held for, until the reservation ends."""

from __future__ import annotations

from datetime import datetime

from domain.cars.vehicles import CarStatus, Vehicle
from memory.records import Books


async def free_for(books: Books, car: Vehicle, person_id: str) -> bool:
    """Whether a person may still have a car: nobody holds it, or they do."""
    if car.status is CarStatus.RESERVED:
        return bool(await books.reservations.active(car_id=car.id, person_id=person_id))
    return car.status is CarStatus.AVAILABLE


async def give_back(books: Books, car_id: str) -> None:
    """Put a held car back on the lot; one sold meanwhile stays sold."""
    car = await books.catalogue.find(car_id)
    if car is not None and car.status is CarStatus.RESERVED:
        await books.catalogue.set_status(car_id, CarStatus.AVAILABLE)


async def release_ended(books: Books, now: datetime) -> None:
    """Give back the cars whose reservation is over."""
    for reservation in await books.reservations.ended(now):
        await books.reservations.release(reservation.id)
        await give_back(books, reservation.car_id)
