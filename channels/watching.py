"""`/metrics`: what this process counted, with a fresh look at what the database and Redis keep.

Every process shows its own counts (`serve` at its address, `balcao worker` at BALCAO_METRICS_PORT): Prometheus adds them up. What is
read from the database or Redis is the same whoever is asked: of those take the largest, not the sum.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import datetime

import uvicorn
from fastapi import APIRouter, FastAPI, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError

from channels.house import House
from channels.metrics import (
    ACTIVE_SESSIONS,
    FORECAST_ERROR,
    LEADS_QUALIFIED,
    MODEL_AGE,
    MODEL_DRIFTS,
    OLDEST_WAITING,
    PART_UP,
    PUT_ASIDE,
    QUEUE_DEPTH,
    REDIS_CONNECTIONS,
    TASKS_OPEN,
    UNDELIVERED,
)  # fmt: skip
from domain.tasks import TaskState
from memory.records import Books
from memory.sessions import Sessions

log = logging.getLogger(__name__)

LONGEST_LOOK = 2.0
"""Seconds for the database and for Redis; a part that hangs leaves its figures out, not the page."""
_KEPT = (
    LEADS_QUALIFIED, ACTIVE_SESSIONS, QUEUE_DEPTH, OLDEST_WAITING, PUT_ASIDE, MODEL_AGE, MODEL_DRIFTS, FORECAST_ERROR, TASKS_OPEN,
    UNDELIVERED,
)  # fmt: skip
_DRIFTS = ("error", "volatility", "coverage")

metrics_routes = APIRouter(include_in_schema=False)


@metrics_routes.get("/metrics")
async def metrics(request: Request) -> Response:
    """Prometheus' text format."""
    return Response(await page(request.app.state.house, request.app.state.sessions), media_type=CONTENT_TYPE_LATEST)


async def page(house: House, sessions: Sessions) -> bytes:
    """Everything counted here, with a fresh look at what is kept elsewhere."""
    await asyncio.gather(_look_at_records(house), _look_at_redis(sessions))
    return generate_latest()


@asynccontextmanager
async def served(house: House, sessions: Sessions, port: int, host: str = "0.0.0.0") -> AsyncIterator[None]:  # noqa: S104 - within the pod
    """`/metrics` of a process that has no web server of its own; port 0: none."""
    if not port:
        yield
        return
    app = FastAPI(openapi_url=None)
    app.include_router(metrics_routes)
    app.state.house, app.state.sessions = house, sessions
    server = _Quiet(uvicorn.Config(app, host=host, port=port, lifespan="off", log_level="warning", timeout_graceful_shutdown=1))
    serving = asyncio.create_task(server.serve())
    try:
        yield
    finally:
        server.should_exit = True
        await serving


class _Quiet(uvicorn.Server):
    """Beside other work: the signals are not for it."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


async def _look_at_records(house: House) -> None:
    try:
        async with asyncio.timeout(LONGEST_LOOK), house.records.reading(house.tenant) as books:
            waiting = {
                "messages": await books.gauges.messages(),
                "replies": await books.gauges.replies(),
                "deliveries": await books.gauges.deliveries(),
            }
            now = house.clock.now()
            for queue, found in waiting.items():
                QUEUE_DEPTH.labels(house.tenant, queue).set(found.count)
                OLDEST_WAITING.labels(house.tenant, queue).set(_seconds_since(found.since, now))
            PUT_ASIDE.labels(house.tenant).set(await books.gauges.put_aside())
            for state, count in (await books.gauges.undelivered()).items():
                UNDELIVERED.labels(house.tenant, state.value).set(count)
            ACTIVE_SESSIONS.labels(house.tenant).set(await books.gauges.sessions(now))
            LEADS_QUALIFIED.labels(house.tenant).set(await books.gauges.qualified())
            await _look_at_models(house, books, now)
            PART_UP.labels("database").set(1)
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        log.warning("the database does not tell how much waits: %s", type(error).__name__)
        PART_UP.labels("database").set(0)
        for gauge in _KEPT:
            gauge.clear()


async def _look_at_models(house: House, books: Books, now: datetime) -> None:
    tasks = await books.tasks.open()
    for state in (TaskState.WAITING, TaskState.RUNNING):
        TASKS_OPEN.labels(house.tenant, state.value).set(sum(task.state is state for task in tasks))
    if (champion := await books.models.champion()) is None:
        return
    MODEL_AGE.labels(house.tenant).set(_seconds_since(champion.trained_at, now))
    found = [drift["kind"] for drift in champion.drift.get("found", ())]
    for kind in _DRIFTS:
        MODEL_DRIFTS.labels(house.tenant, kind).set(found.count(kind))
    if (error := champion.drift.get("live", {}).get("error_vs_naive")) is not None:
        FORECAST_ERROR.labels(house.tenant).set(error)


async def _look_at_redis(sessions: Sessions) -> None:
    connections = None
    with suppress(TimeoutError):
        async with asyncio.timeout(LONGEST_LOOK):
            connections = await sessions.connections()
    REDIS_CONNECTIONS.set(connections or 0)
    PART_UP.labels("redis").set(connections is not None)


def _seconds_since(since: datetime | None, now: datetime) -> float:
    return 0.0 if since is None else max(0.0, (now - since).total_seconds())
