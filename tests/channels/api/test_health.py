from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy import text

from channels.api import health, health_routes
from memory.records import Records
from memory.records.migrate import pending
from tests.tools.counters import Shop


async def test_a_process_is_alive_without_any_other_part() -> None:
    app = FastAPI()
    app.include_router(health_routes)
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://balcao") as client:
        answer = await client.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_it_is_ready_while_the_database_answers_and_is_up_to_date(api: AsyncClient) -> None:
    answer = await api.get("/ready")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "checks": {"database": "ok"}})


async def test_it_is_not_ready_when_the_database_is_gone(app: FastAPI, api: AsyncClient, tmp_path: Path) -> None:
    gone = Records(f"sqlite+aiosqlite:///{tmp_path / 'never' / 'there.sqlite'}")

    async def database_ready() -> bool:
        return not await pending(gone)

    app.state.readiness = app.state.readiness | {"database": database_ready}
    answer = await api.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["status"] == "unavailable"
    assert answer.json()["checks"]["database"].startswith("failed")
    assert str(tmp_path) not in answer.text
    assert (await api.get("/health")).status_code == 200
    await gone.close()


async def test_it_is_not_ready_while_the_database_is_behind(api: AsyncClient, shop: Shop) -> None:
    async with shop.records.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    answer = await api.get("/ready")
    assert (answer.status_code, answer.json()["checks"]) == (503, {"database": "pending"})


async def test_it_tells_of_redis_and_is_ready_without_it(app: FastAPI, api: AsyncClient) -> None:
    async def away() -> bool:
        return False

    app.state.readiness = {"redis": away} | app.state.readiness
    answer = await api.get("/ready")
    assert (answer.status_code, answer.json()["checks"]) == (200, {"redis": "pending", "database": "ok"})


@pytest.mark.parametrize("error", [ConnectionRefusedError, TimeoutError, OSError])
async def test_it_is_not_ready_when_another_part_is_gone(app: FastAPI, api: AsyncClient, error: type[OSError]) -> None:
    async def broken() -> bool:
        raise error

    app.state.readiness = {"disk": broken} | app.state.readiness
    answer = await api.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {"disk": f"failed: {error.__name__}", "database": "ok"}


async def test_a_part_that_hangs_is_not_ready_either(app: FastAPI, api: AsyncClient) -> None:
    async def hangs() -> bool:
        await asyncio.sleep(60)
        return True

    app.state.readiness = {"redis": hangs}
    async with asyncio.timeout(health.LONGEST_CHECK + 5):
        assert (await api.get("/ready")).json()["checks"] == {"redis": "failed: TimeoutError"}
