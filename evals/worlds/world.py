"""What is so before the first word: the cars on the lot, the hour, and who has been here before."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from domain.cars.vehicles import Vehicle
from domain.people import Role
from evals.worlds.goods import Stocked
from evals.worlds.neighbours import Marketplace
from tools.imports.cars import vehicle_from_sample

_LOTS = Path(__file__).parent / "lots"
TUESDAY = datetime(2026, 11, 24, 10, 0)
"""A working day with the shop open."""


class Acquaintance(BaseModel):
    """Somebody who wrote to the shop before: the assistant answered them then, so whatever is kept of them is real."""

    model_config = ConfigDict(extra="forbid")

    person: str
    role: Role = Role.CUSTOMER
    said: list[str]
    hours_ago: float = 26.0


class World(BaseModel):
    """A lot by its name (evals/worlds/lots), cars of this world alone, and the past."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lot: str | None = "corner"
    cars: tuple[dict[str, Any], ...] = ()
    """Rows of a cars file, added to the lot; one with the id of a car of the lot changes the columns it names."""
    gone: tuple[str, ...] = ()
    """Cars of the lot that were sold."""
    goods: Stocked = None
    """What the shop buys (evals/worlds/shelves); nothing where none are named."""
    marketplace: Marketplace | None = None
    """What a marketplace sells, for prices to be collected from."""
    mail: Literal["takes", "refuses", "none"] = "takes"
    """The mail server of a shop with goods."""
    at: datetime = TUESDAY
    past: tuple[Acquaintance, ...] = ()
    """Whoever talked to the shop before, in order."""
    consent: Literal["unasked", "given", "refused"] = "unasked"
    """Of the customer the scenario is about, as its channel recorded it."""
    store: dict[str, Any] | None = None
    """The shop, as it is kept; the sample's where none is named."""
    canaries: tuple[str, ...] = Field(default=())
    """Words that nobody but their owner and the staff may ever read."""

    def shelves(self) -> str:
        """What is sold and bought here and on which day, whoever talked here before: worlds with equal ones are furnished alike."""
        return self.model_dump_json(include={"lot", "cars", "gone", "store", "goods", "at"})

    def stock(self) -> list[Vehicle]:
        """The cars for sale."""
        rows = {row["id"]: row for row in (lot(self.lot) if self.lot else ())}
        for row in self.cars:
            rows[row["id"]] = rows.get(row["id"], {}) | row
        return [vehicle_from_sample(row) for name, row in rows.items() if name not in self.gone]


@cache
def lot(name: str) -> tuple[dict[str, Any], ...]:
    """The rows of a lot; an unknown name is a mistake in the scenario."""
    return tuple(yaml.safe_load((_LOTS / f"{name}.yaml").read_text(encoding="utf-8")))
