"""Holding a car for a customer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from domain.clock import local
from domain.errors import CarUnavailable
from domain.people import EVERYONE
from domain.vehicles import CarStatus
from memory.records.reservations import Reservation
from tools.counter import Counter
from tools.customer.details import CarArguments
from tools.customer.holding import release_ended
from tools.toolbox import tool


@tool(EVERYONE, writes=True)
async def reserve_car(counter: Counter, asked: CarArguments) -> dict[str, Any]:
    """Hold a car for the customer for the shop's reservation time, without payment. Only after the customer has agreed to it."""
    async with counter.writing() as books:
        await counter.require_consent(books)
        await release_ended(books, counter.now)
        car = await books.catalogue.get(asked.car_id)
        held = await books.reservations.active(car_id=car.id)
        if held and held[0].person_id == counter.actor.person_id:
            return {"car": car.as_wire(), "until": local(held[0].until).isoformat(), "already": True}
        if held or car.status is not CarStatus.AVAILABLE:
            raise CarUnavailable("Esse carro não está mais disponível.", car_id=car.id)
        store = await books.stores.get()
        until = counter.now + timedelta(hours=store.reservation_hours)
        await books.reservations.hold(Reservation(counter.new_id("hold"), counter.actor.person_id, car.id, until))
        await books.catalogue.set_status(car.id, CarStatus.RESERVED)
    return {"car": car.as_wire(), "until": until.isoformat(), "hours": store.reservation_hours, "already": False}
