"""A shop with a dozen hand-made cars on a real database, and its counter as each person stands at it."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from agent.understanding.embedder import NgramEmbedder
from domain.cars.vehicles import CarStatus, Vehicle
from domain.clock import FixedClock
from domain.customers.consent import WORDING_VERSION, Consent
from domain.errors import BalcaoError
from domain.money import Money
from domain.people import Actor, Role
from memory.history import History
from memory.records import Records
from memory.records.dealings import Dealing
from memory.records.migrate import upgrade
from memory.samples.dealership import STORE
from tools import Counter
from tools.catalogue import TOOLBOX
from tools.toolbox import Toolbox

SHOP = "ipe"
NEIGHBOUR = "outra-loja"
WEDNESDAY = datetime(2026, 11, 18, 10)
"""The Friday after it, 20 November, is a holiday."""
FLOOR = Money.of("61234.56")
"""The floor of `onix-2021`: a number that would be seen anywhere."""


def _car(car_id: str, make: str, model: str, year: int, price: int, mileage: int | None, category: str, **more: Any) -> Vehicle:
    usual = {"fuel": "Flex", "transmission": "Manual", "color": "prata", "city": "Campinas", "state": "SP", "seats": 5, "doors": 4}
    return Vehicle(car_id, make, model, year, Money.of(price), mileage=mileage, category=category, **(usual | more))


CARS = (
    _car(
        "onix-2021",
        "Chevrolet",
        "Onix",
        2021,
        68_900,
        42_000,
        "Hatch",
        version="1.0 Turbo LTZ",
        floor=FLOOR,
        options=("6 airbags", "Multimídia"),
    ),
    _car("onix-2020", "Chevrolet", "Onix", 2020, 62_900, 61_000, "Hatch", version="1.0 LT", color="branco"),
    _car("onix-2022", "Chevrolet", "Onix", 2022, 74_900, 30_000, "Hatch", version="1.0 Turbo", transmission="Automático"),
    _car("spin-2019", "Chevrolet", "Spin", 2019, 71_900, 80_000, "Minivan", version="1.8 Premier", seats=7, transmission="Automático"),
    _car("hb20-2020", "Hyundai", "HB20", 2020, 61_900, 55_000, "Hatch", version="1.0 Sense", city="Jundiaí"),
    _car("creta-2021", "Hyundai", "Creta", 2021, 99_900, 48_000, "SUV", version="1.6 Pulse", transmission="Automático", color="preto"),
    _car("kicks-2022", "Nissan", "Kicks", 2022, 104_900, 35_000, "SUV", version="1.6 Advance", transmission="Automático", city="Jundiaí"),
    _car("corolla-2020", "Toyota", "Corolla", 2020, 112_900, 58_000, "Sedan", version="2.0 XEi", transmission="Automático"),
    _car("toro-2019", "Fiat", "Toro", 2019, 118_900, 90_000, "Picape", version="2.0 Diesel 4x4", fuel="Diesel", transmission="Automático"),
    _car("c3-2018", "Citroën", "C3", 2018, 45_900, None, "Hatch", version="1.2", color=None),
    _car("uno-sold", "Fiat", "Uno", 2015, 29_900, 99_000, "Hatch", status=CarStatus.SOLD),
    _car("gol-2017", "Volkswagen", "Gol", 2017, 38_900, 88_000, "Hatch", version="1.0", floor=Money.of(38_000)),
)


@dataclass(slots=True)
class Shop:
    """The counter of the shop, and what its records say."""

    records: Records
    history: History
    clock: FixedClock = field(default_factory=lambda: FixedClock(WEDNESDAY))
    toolbox: Toolbox = TOOLBOX
    turns: Callable[[], int] = field(default_factory=lambda: itertools.count(1).__next__)

    def counter(self, person: str = "ana", *, turn: str | None = None, role: Role = Role.CUSTOMER, tenant: str = SHOP) -> Counter:
        """Where a person stands in a turn; a new one unless it is named."""
        name = turn or f"{person}:{self.turns()}"
        return Counter(Actor(tenant, person, role), self.records, self.clock, name, f"talk-{person}", history=self.history)

    async def use(
        self, tool: str, person: str = "ana", *, turn: str | None = None, role: Role = Role.CUSTOMER, **args: Any
    ) -> dict[str, Any]:
        """A tool used by a person."""
        return await self.toolbox.call(self.counter(person, turn=turn, role=role), tool, args)

    async def refusal(self, tool: str, person: str = "ana", *, role: Role = Role.CUSTOMER, **args: Any) -> BalcaoError:
        """Why a tool cannot be used so."""
        with pytest.raises(BalcaoError) as refused:
            await self.use(tool, person, role=role, **args)
        return refused.value

    async def welcome(self, *people: str, agreed: bool = True) -> None:
        """Know these customers, who agreed to be remembered (or did not)."""
        async with self.records.writing(SHOP) as books:
            for person in people:
                await books.people.meet(person, Role.CUSTOMER, self.clock.now())
                await books.conversations.open(f"talk-{person}", person, "terminal", self.clock.now())
                if agreed:
                    await books.consents.record(Consent(person, True, WORDING_VERSION, self.clock.now()))

    async def dealings(self, person: str = "ana") -> list[Dealing]:
        async with self.records.reading(SHOP) as books:
            return await books.dealings.of(person)

    async def car(self, car_id: str) -> Vehicle:
        async with self.records.reading(SHOP) as books:
            return await books.catalogue.get(car_id)

    async def put_status(self, car_id: str, status: CarStatus) -> None:
        async with self.records.writing(SHOP) as books:
            await books.catalogue.set_status(car_id, status)


_ready_made: list[bytes] = []
"""The database of a shop that has just opened: filled once, copied for each test."""


@asynccontextmanager
async def open_shop(folder: Path) -> AsyncIterator[Shop]:
    """The shop with its cars and one customer who agreed to be remembered; the neighbour has a car of its own."""
    if not _ready_made:
        await _fill(folder / "first.sqlite")
        _ready_made.append((folder / "first.sqlite").read_bytes())
    (folder / "shop.sqlite").write_bytes(_ready_made[0])
    records = Records(f"sqlite+aiosqlite:///{folder / 'shop.sqlite'}")
    try:
        yield Shop(records, History(records, folder / "history", NgramEmbedder()))
    finally:
        await records.close()


async def _fill(path: Path) -> None:
    records = Records(f"sqlite+aiosqlite:///{path}")
    shop = Shop(records, History(records, path.parent / "history", NgramEmbedder()))
    await upgrade(shop.records)
    for tenant, cars in ((SHOP, CARS), (NEIGHBOUR, (_car("fusca", "Volkswagen", "Fusca", 1975, 40_000, 1, "Hatch"),))):
        async with shop.records.writing(tenant) as books:
            await books.stores.put(STORE, shop.clock.now())
            await books.catalogue.add_all(cars)
    await shop.welcome("ana")
    await shop.records.close()
