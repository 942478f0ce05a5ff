"""Holding a car for a customer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pydantic import Field

from domain.cars.vehicles import CarStatus
from domain.clock import local
from domain.errors import CarUnavailable, Invalid, NotFound
from domain.people import EVERYONE
from memory.records.reservations import Reservation
from tools.counter import Counter
from tools.customer.details import CarArguments
from tools.customer.holding import give_back, release_ended
from tools.toolbox import Arguments, tool


class HeldArguments(Arguments):
    car_id: str | None = Field(None, max_length=128, description='id of the car held, e.g. "onix-2021-0007"; needed only with several')


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


@tool(EVERYONE, writes=True)
async def cancel_reservation(counter: Counter, asked: HeldArguments) -> dict[str, Any]:
    """Give up the customer's own reservation: the car is free for others at once."""
    async with counter.writing() as books:
        await release_ended(books, counter.now)
        own = await books.reservations.active(person_id=counter.actor.person_id)
        held = [reservation for reservation in own if asked.car_id in (None, reservation.car_id)]
        if not held:
            raise NotFound("Você não tem carro reservado.")
        if len(held) > 1:
            raise Invalid("Você tem mais de um carro reservado.", car_ids=[reservation.car_id for reservation in held])
        await books.reservations.release(held[0].id)
        await give_back(books, held[0].car_id)
        car = await books.catalogue.get(held[0].car_id)
    return {"status": "released", "car": car.as_wire()}
