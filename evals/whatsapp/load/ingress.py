"""The way in, durable on either database, against a bare route; and at the rate that a busy number needs."""

from __future__ import annotations

import asyncio
import math
import multiprocessing
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from evals import postgresql
from evals.whatsapp.load.deliveries import sent_before
from evals.whatsapp.load.driving import Drive, Driven, drive
from evals.whatsapp.load.processes import SECRET, bare_route, product
from evals.whatsapp.load.table import Row

LEAST_RATIO, RATE, SLOWEST = 0.40, 320, 100.0
"""Of the bare route's throughput; requests a second of a number that sends 80 messages a second; milliseconds."""
CONNECTIONS = 128
"""Open at once, with a request each: who waits for a commit shares it."""
NOWHERE = "http://127.0.0.1:9/v25.0"
_WARM_UP = 1.0


def ingress_rows(seconds: float) -> list[Row]:
    """`seconds` for each measurement."""
    with _driver(seconds) as driver:
        with bare_route() as port:
            bare = driver.flat_out(port)
        rows = [Row("webhook, bare route that stores nothing", f"{bare.a_second:.0f}/s, the generator busy {bare.busy:.0%} of a core")]
        with tempfile.TemporaryDirectory() as home:
            rows += _rows("SQLite", Path(home), None, driver, bare)
        binaries = postgresql.binaries()
        if binaries is None:
            return [*rows, Row("webhook, durable on PostgreSQL", "not installed here")]
        with postgresql.server(binaries, durable=True) as server, tempfile.TemporaryDirectory() as home:
            rows += _rows("PostgreSQL", Path(home), server.url(server.create()), driver, bare)
    return rows


def _rows(name: str, home: Path, database: str | None, driver: _Driver, bare: Driven) -> list[Row]:
    """The web process alone: what comes in is kept, and waits."""
    with product(home, NOWHERE, "medida", database=database, workers=0) as [web]:
        flat_out = driver.flat_out(web.port)
        at_rate = driver.at_rate(web.port, database or f"sqlite+aiosqlite:///{home / 'balcao.sqlite'}")
    return [
        Row(
            f"webhook, durable on {name}",
            f"{flat_out.a_second:.0f}/s, {flat_out.a_second / bare.a_second:.0%} of bare, {flat_out.refused} refused",
            f"at least {LEAST_RATIO:.0%}",
            flat_out.a_second >= LEAST_RATIO * bare.a_second and not flat_out.refused,
            flat_out.a_second / bare.a_second,
            more_is_better=True,
        ),
        Row(
            f"webhook on {name} at {RATE}/s, a quarter messages, the rest statuses",
            f"p50 {at_rate.percentile(0.5):.0f} ms, p99 {at_rate.percentile(0.99):.0f} ms, {at_rate.refused} refused",
            f"p99 under {SLOWEST:.0f} ms",
            at_rate.percentile(0.99) < SLOWEST and not at_rate.refused,
            at_rate.percentile(0.99),
        ),
    ]


class _Driver:
    """A generator in another process; each drive is warmed up by a short one, and tells of other messages than the drives before."""

    def __init__(self, pool: ProcessPoolExecutor, seconds: float) -> None:
        self._pool, self._seconds, self._first = pool, seconds, count(0, 10_000_000)

    def flat_out(self, port: int) -> Driven:
        self._drive(Drive(port, SECRET, _WARM_UP, CONNECTIONS, first=next(self._first)))
        return self._drive(Drive(port, SECRET, self._seconds, CONNECTIONS, first=next(self._first)))

    def at_rate(self, port: int, database: str) -> Driven:
        first, sent = next(self._first), math.ceil(RATE * (self._seconds + _WARM_UP) / 4) + 1
        asyncio.run(sent_before(database, first // 4, sent))
        self._drive(Drive(port, SECRET, _WARM_UP, CONNECTIONS, RATE, mixed=True, first=first))
        return self._drive(Drive(port, SECRET, self._seconds, CONNECTIONS, RATE, mixed=True, first=first + round(RATE * _WARM_UP)))

    def _drive(self, plan: Drive) -> Driven:
        return self._pool.submit(drive, plan).result()


@contextmanager
def _driver(seconds: float) -> Iterator[_Driver]:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield _Driver(pool, seconds)
