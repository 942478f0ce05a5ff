"""Background work over HTTP: for staff, followed by its number, another tenant's is nobody's."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient

from channels.api import login_routes, task_routes
from channels.working import Background
from domain.people import Role
from domain.tasks import Task
from tests.channels.api.conftest import signed_in
from tests.tools.counters import Shop
from tools.tasks import Bench


@pytest.fixture
async def desk(app: FastAPI, shop: Shop) -> AsyncClient:
    """A client that is nobody yet."""
    app.include_router(login_routes)
    app.include_router(task_routes)
    app.state.secret = "k" * 40
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False, client=("203.0.113.77", 1))
    return httpx2.AsyncClient(transport=transport, base_url="http://balcao")


async def test_a_buyer_asks_for_work_and_follows_it_to_its_end(desk: AsyncClient, shop: Shop, app: FastAPI) -> None:
    buyer = await signed_in(desk, shop, app.state.house.tenant, Role.BUYER)
    assert (await desk.post("/tasks/forecast")).status_code == 401
    asked = await desk.post("/tasks/forecast", headers=buyer)
    assert asked.status_code == 202
    number = asked.json()["task_id"]
    assert (await desk.post("/tasks/forecast", headers=buyer)).json() == {"task_id": number, "status": "waiting"}
    followed = (await desk.get(f"/tasks/{number}", headers=buyer)).json()
    assert {name: followed[name] for name in ("status", "progress", "result", "error")} == {
        "status": "waiting",
        "progress": 0.0,
        "result": None,
        "error": None,
    }
    async with shop.records.writing(app.state.house.tenant) as books:
        task = await books.tasks.find(number)
        assert task is not None
        await books.tasks.take(task, "me", shop.clock.now())
        await books.tasks.end(task, "me", shop.clock.now(), {"forecast": 3})
    done = (await desk.get(f"/tasks/{number}", headers=buyer)).json()
    assert (done["status"], done["progress"], done["result"]) == ("done", 1.0, {"forecast": 3})
    assert (await desk.post("/tasks/forecast", headers=buyer)).json()["task_id"] != number


async def test_what_is_not_there_not_allowed_or_not_understood_is_refused(desk: AsyncClient, shop: Shop, app: FastAPI) -> None:
    tenant = app.state.house.tenant
    seller, buyer = await signed_in(desk, shop, tenant, Role.SELLER), await signed_in(desk, shop, tenant, Role.BUYER)
    assert (await desk.post("/tasks/train_prices", headers=seller)).status_code == 403
    assert (await desk.post("/tasks/coffee", headers=buyer)).status_code == 404
    assert (await desk.post("/tasks/scrape", headers=buyer, json={"produto": "aço"})).status_code == 422
    assert (await desk.get("/tasks/task_0", headers=buyer)).status_code == 404
    assert (await desk.get("/tasks", headers=seller)).json() == {"tasks": []}
    async with shop.records.writing("outra-loja") as books:
        await books.tasks.ask(Task("theirs", "forecast", "x", shop.clock.now()))
    assert (await desk.get("/tasks/theirs", headers=buyer)).status_code == 404


async def test_the_market_is_not_asked_where_there_is_none(desk: AsyncClient, shop: Shop, app: FastAPI, tmp_path: Path) -> None:
    buyer = await signed_in(desk, shop, app.state.house.tenant, Role.BUYER)
    number = (await desk.post("/tasks/scrape", headers=buyer)).json()["task_id"]
    background = Background(Bench(shop.records, app.state.house.tenant, shop.clock, tmp_path))
    assert await background.take_waiting()
    await background.settle()
    told = (await desk.get(f"/tasks/{number}", headers=buyer)).json()
    assert (told["status"], told["error"]) == ("failed", "A coleta de preços não está configurada aqui.")
