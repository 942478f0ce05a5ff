"""Somebody who answers to a message of ours means the car in it: "esse", "quanto fica em 48x?", whatever was shown since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agent.brain.talk import as_shown
from agent.state import Memory, Shown
from agent.understanding.reading import Reading
from domain.cars.lots import Lot
from domain.conversation import Attachment


def cars_quoted(attachments: Iterable[Attachment], lot: Lot) -> list[Shown]:
    """The cars of the last message that was answered to, in its order."""
    told = [attachment.data["quoted_cars"] for attachment in attachments if attachment.data.get("quoted_cars")]
    known = {car.id: car for car in lot.vehicles if told and car.id in told[-1]}
    return [as_shown(known[car_id].as_wire()) for car_id in told[-1] if car_id in known] if told else []


def chosen(cars: Sequence[Shown], reading: Reading) -> str | None:
    """The id of the one car pointed at, unless the words name another, or a place of a list."""
    return cars[0]["id"] if len(cars) == 1 and not reading.entities.keys() & {"models", "car_refs"} else None


def pointed_at(memory: Memory, cars: Sequence[Shown]) -> Memory:
    """The memory of somebody who points at cars: one is the one talked about, several are the list that a place is of."""
    if not cars:
        return memory
    if len(cars) == 1:
        return {**memory, "focus": cars[0]}
    return memory if [car["id"] for car in cars] == [car["id"] for car in memory["shown"]] else {**memory, "shown": [*cars], "focus": None}
