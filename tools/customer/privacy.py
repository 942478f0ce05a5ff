"""The customer's data: shown, and erased."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from domain.errors import Invalid
from domain.people import CUSTOMERS
from tools.counter import Counter
from tools.customer.holding import give_back
from tools.toolbox import Arguments, Nothing, tool

_COPIED = ("people", "consents", "leads", "appointments", "reservations", "dealings")
"""Records given as they are kept. Words and replies are in the conversation itself, and in `balcao privacy export`."""


class EraseArguments(Arguments):
    confirmed: bool = Field(False, description="true only after the customer confirmed that everything is to be erased")


@tool(CUSTOMERS)
async def export_my_data(counter: Counter, asked: Nothing) -> dict[str, Any]:
    """Everything kept about the one who asks: how many records by kind, the personal data, and what was done and told."""
    async with counter.reading() as books:
        rows = await books.privacy.export(counter.actor.person_id)
        seen = {row["car_id"] for name in _COPIED for row in rows.get(name, []) if row.get("car_id")}
        cars = {car_id: car.name for car_id in seen if (car := await books.catalogue.find(car_id)) is not None}
    remembered = await counter.history.of(counter.actor.tenant, counter.actor.person_id) if counter.history else []
    person = next(iter(rows.get("people", [])), {})
    personal = {field: person[field] for field in ("name", "phone", "email", "city") if person.get(field)}
    copy = {name: [_without_keys(row, cars) for row in rows[name]] for name in _COPIED if name in rows}
    records = {name: len(found) for name, found in rows.items()} | ({"history": len(remembered)} if remembered else {})
    return {"records": records, "personal": personal, "copy": copy}


def _without_keys(row: dict[str, Any], cars: Mapping[str, str]) -> dict[str, Any]:
    """A row without what only the database needs, and without what it does not say; its car is named."""
    told = {name: value for name, value in row.items() if name not in ("tenant", "id", "person_id") and value is not None}
    return told | ({"car": cars[row["car_id"]]} if row.get("car_id") in cars else {})


@tool(CUSTOMERS, writes=True)
async def erase_my_data(counter: Counter, asked: EraseArguments) -> dict[str, Any]:
    """Erase everything kept about the one who asks. Needs their confirmation; what was asked of consent stays as proof."""
    if not asked.confirmed:
        raise Invalid("Preciso da sua confirmação para apagar tudo.", needs_confirmation=True)
    async with counter.writing() as books:
        for reservation in await books.reservations.active(person_id=counter.actor.person_id):
            await give_back(books, reservation.car_id)
        counter.erased.extend(await books.conversations.of(counter.actor.person_id))
        erased = await books.privacy.erase(counter.actor.person_id)
        await books.consents.end(counter.actor.person_id, counter.now)
    return {"erased": True, "records": sum(erased.values())}
