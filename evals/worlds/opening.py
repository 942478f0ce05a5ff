"""A house for each evaluation, copied from one that was furnished once."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from agent.providers import Providers
from agent.understanding import Understanding
from channels.house import House, open_house
from channels.settings import StorageSettings
from domain.clock import FixedClock
from domain.customers.consent import WORDING_VERSION, Consent
from domain.people import Role
from domain.store import Store
from evals.worlds.neighbours import Neighbours
from evals.worlds.speaking import Speaker
from evals.worlds.world import World
from memory.samples.dealership import STAFF, STORE
from tools import Toolbox
from tools.catalogue import TOOLBOX

TENANT = "demo"
A_MOMENT = timedelta(seconds=40)
"""Between two messages of the past."""


class Worlds:
    """Houses in a temporary folder, always on SQLite files of their own, whatever the settings say. Not to be shared by threads.

    `customer` is whom the world's consent is about.
    """

    def __init__(self, understanding: Understanding, customer: str = "cliente") -> None:
        self.understanding = understanding
        self.customer = customer
        self._folder = tempfile.TemporaryDirectory(prefix="balcao-eval-")
        self._furnished: dict[str, Path] = {}
        self._opened = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._folder.cleanup()

    @asynccontextmanager
    async def opened(
        self, world: World, *, toolbox: Toolbox = TOOLBOX, providers: Providers | None = None, around: Neighbours | None = None
    ) -> AsyncIterator[House]:
        """A house of this world; gone when it closes. Its clock is a FixedClock that stands at the world's moment."""
        furnished = await self._template(world)
        self._opened += 1
        home = Path(self._folder.name) / f"house-{self._opened}"
        shutil.copytree(furnished, home)
        try:
            async with self._house(home, FixedClock(world.at), toolbox, providers, around) as house:
                yield house
        finally:
            shutil.rmtree(home, ignore_errors=True)

    async def _template(self, world: World) -> Path:
        """A home with this world's past, made from one with the same goods on its shelves, made from an empty one: databases are brought
        up to date, and shelves filled, once for all the worlds that share them."""
        empty = await self._step("empty", None, world, _nothing)
        stocked = await self._step(world.shelves(), empty, world, self._fill)
        return await self._step(world.model_dump_json(), stocked, world, self._live)

    async def _step(
        self, key: str, before: Path | None, world: World, furnish: Callable[[House, FixedClock, World], Awaitable[None]]
    ) -> Path:
        if key not in self._furnished:
            self._opened += 1  # of two who furnish the same side by side, one is thrown away
            home = Path(self._folder.name) / f"world-{self._opened}"
            if before is not None:
                shutil.copytree(before, home)
            clock = FixedClock(world.at - timedelta(days=365))
            async with self._house(home, clock, TOOLBOX, None, None) as house:
                await furnish(house, clock, world)
            self._furnished.setdefault(key, home)
        return self._furnished[key]

    async def _fill(self, house: House, clock: FixedClock, world: World) -> None:
        async with house.records.writing(TENANT) as books:
            await books.stores.put(Store.from_json(world.store) if world.store else STORE, clock.now())
            await books.catalogue.add_all(world.stock())
            for person_id, role, name in STAFF:
                await books.people.meet(person_id, role, clock.now())
                await books.people.learn(person_id, name=name)
            if world.goods is not None:
                await world.goods.put(books, world.at)

    async def _live(self, house: House, clock: FixedClock, world: World) -> None:
        for known in world.past:
            clock.set(world.at - timedelta(hours=known.hours_ago))
            speaker = Speaker(house, known.person, known.role)
            for text in known.said:
                await speaker.says(text)
                clock.set(clock.now() + A_MOMENT)
        if world.consent != "unasked":
            clock.set(world.at - timedelta(days=2))
            async with house.records.writing(TENANT) as books:
                await books.people.meet(self.customer, Role.CUSTOMER, clock.now())
                await books.conversations.open(Speaker(house, self.customer).conversation, self.customer, "terminal", clock.now())
                await books.consents.record(Consent(self.customer, world.consent == "given", WORDING_VERSION, clock.now()))

    @asynccontextmanager
    async def _house(
        self, home: Path, clock: FixedClock, toolbox: Toolbox, providers: Providers | None, around: Neighbours | None
    ) -> AsyncIterator[House]:
        around = around or Neighbours()
        async with open_house(
            home, clock, TENANT, understanding=self.understanding, toolbox=toolbox, providers=providers or Providers(),
            storage=StorageSettings(database_url=None), scraper=around.scraper, email=around.email,
        ) as house:  # fmt: skip
            yield house


async def _nothing(house: House, clock: FixedClock, world: World) -> None:
    """What an empty home is furnished with."""
