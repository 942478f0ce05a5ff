"""The API over a small real house: a SQLite file, the toolbox, a fixed clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI

from channels.api import docs_routes, health_routes, recommendation_routes, tell_problems
from domain.clock import Clock
from domain.passwords import sealed
from domain.people import Role
from memory.records import Records
from memory.records.migrate import pending
from memory.sessions import PrivateServer, Sessions
from tests.tools.counters import SHOP, Shop, open_shop
from tools import Toolbox
from tools.catalogue import TOOLBOX


@dataclass(frozen=True, slots=True)
class House:
    """What the API needs of a house."""

    home: Path
    tenant: str
    records: Records
    toolbox: Toolbox
    clock: Clock


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    async with open_shop(tmp_path) as opened:
        yield opened


@pytest.fixture
async def app(shop: Shop, redis_server: PrivateServer, tmp_path: Path) -> AsyncIterator[FastAPI]:
    app = FastAPI(docs_url=None)
    app.include_router(docs_routes)
    tell_problems(app)
    app.include_router(health_routes)
    app.include_router(recommendation_routes)
    app.state.house = House(tmp_path, SHOP, shop.records, TOOLBOX, shop.clock)

    async def database_ready() -> bool:
        return not await pending(shop.records)

    app.state.readiness = {"database": database_ready}
    sessions = Sessions(redis_server)
    app.state.sessions = sessions
    try:
        yield app
    finally:
        await sessions.close()


@pytest.fixture
async def api(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """Another program that speaks to the API."""
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://balcao") as client:
        yield client


PASSWORD = "tres tigres tristes"


async def signed_in(desk: httpx2.AsyncClient, shop: Shop, tenant: str, role: Role) -> dict[str, str]:
    """The headers of somebody of a shop, with an account made for them."""
    email = f"{role.value}@{tenant}"
    async with shop.records.writing(tenant) as books:
        await books.people.meet(email, role, shop.clock.now())
        await books.accounts.put(email, sealed(PASSWORD), shop.clock.now(), one_time=False)
    answer = await desk.post("/auth/token", data={"username": email, "password": PASSWORD})
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}
