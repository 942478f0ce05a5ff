"""The customer's data: shown, and erased."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from domain.errors import Invalid
from domain.people import EVERYONE
from domain.vehicles import CarStatus
from tools.counter import Counter
from tools.toolbox import Arguments, Nothing, tool


class EraseArguments(Arguments):
    confirmed: bool = Field(False, description="true only after the customer confirmed that everything is to be erased")


@tool(EVERYONE)
async def export_my_data(counter: Counter, asked: Nothing) -> dict[str, Any]:
    """Everything kept about the one who asks, by kind of record."""
    async with counter.reading() as books:
        rows = await books.privacy.export(counter.actor.person_id)
        person = await books.people.find(counter.actor.person_id)
    personal = {"name": person.name, "phone": person.phone, "email": person.email, "city": person.city} if person else {}
    return {"records": {name: len(found) for name, found in rows.items()}, "personal": {k: v for k, v in personal.items() if v}}


@tool(EVERYONE, writes=True)
async def erase_my_data(counter: Counter, asked: EraseArguments) -> dict[str, Any]:
    """Erase everything kept about the one who asks. Needs their confirmation; what was asked of consent stays as proof."""
    if not asked.confirmed:
        raise Invalid("Preciso da sua confirmação para apagar tudo.", needs_confirmation=True)
    async with counter.writing() as books:
        for reservation in await books.reservations.active(person_id=counter.actor.person_id):
            await books.catalogue.set_status(reservation.car_id, CarStatus.AVAILABLE)
        erased = await books.privacy.erase(counter.actor.person_id)
    return {"erased": True, "records": sum(erased.values())}
