"""The way in, durable on either database, against a bare route; and at the rate that a busy number needs."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from evals import postgresql
from evals.whatsapp.load.driving import Drive, Driven, drive
from evals.whatsapp.load.processes import SECRET, bare_route, product
from evals.whatsapp.load.table import Row

LEAST_RATIO, RATE, SLOWEST = 0.40, 320, 100.0
"""Of the bare route's throughput; requests a second of a number that sends 80 messages a second; milliseconds."""
CONNECTIONS = 128
"""Open at once, with a request each: who waits for a commit shares it."""
NOWHERE = "http://127.0.0.1:9/v24.0"
_numbers = count(1)

Driver = Callable[..., Driven]


def ingress_rows(seconds: float) -> list[Row]:
    """`seconds` for each measurement."""
    with _driver(seconds) as driven, bare_route() as port:
        bare = driven(port)
    rows = [Row("webhook, bare route that stores nothing", f"{bare.a_second:.0f}/s, p99 {bare.percentile(0.99):.0f} ms")]
    with _product(None) as port, _driver(seconds) as driven:
        rows += _rows("SQLite", port, driven, bare)
    binaries = postgresql.binaries()
    if binaries is None:
        return [*rows, Row("webhook, durable on PostgreSQL", "not installed here")]
    with postgresql.server(binaries, durable=True) as server:
        database = server.url(server.create()).replace("+psycopg", "")
        with _product(database) as port, _driver(seconds) as driven:
            rows += _rows("PostgreSQL", port, driven, bare)
    return rows


def _rows(name: str, port: int, driven: Driver, bare: Driven) -> list[Row]:
    flat_out, at_rate = driven(port), driven(port, rate=RATE, statuses=3)
    ratio = flat_out.a_second / bare.a_second
    return [
        Row(
            f"webhook, durable on {name}",
            f"{flat_out.a_second:.0f}/s, {ratio:.0%} of bare, {flat_out.refused} refused",
            f"at least {LEAST_RATIO:.0%}",
        ),
        Row(
            f"webhook on {name} at {RATE}/s, a quarter messages, the rest statuses",
            f"p50 {at_rate.percentile(0.5):.0f} ms, p99 {at_rate.percentile(0.99):.0f} ms, {at_rate.refused} refused",
            f"p99 under {SLOWEST:.0f} ms",
        ),
    ]


@contextmanager
def _product(database: str | None) -> Iterator[int]:
    """The web process alone: what comes in is kept, and waits."""
    with tempfile.TemporaryDirectory() as home, product(Path(home), NOWHERE, "medida", database=database, answers=False) as [web]:
        yield web.port


@contextmanager
def _driver(seconds: float) -> Iterator[Driver]:
    """A generator in another process; each drive is warmed up by a short one."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:

        def driven(port: int, connections: int = CONNECTIONS, rate: float | None = None, statuses: int = 0) -> Driven:
            def once(seconds: float) -> Driven:
                plan = Drive(port, SECRET, seconds, connections, rate, statuses, first=next(_numbers) * 10_000_000)
                return pool.submit(drive, plan).result()

            once(1.0)
            return once(seconds)

        yield driven
