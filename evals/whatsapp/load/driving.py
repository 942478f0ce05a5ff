"""The load generator: raw sockets that stay open, in a process of its own, so that it is faster than what it measures."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from evals.whatsapp.messages import text
from evals.whatsapp.people import Person
from evals.whatsapp.statuses import status
from evals.whatsapp.webhooks import Number, received, reported, signed

PATH = "/webhook/whatsapp"
PEOPLE = 1_000
_STATES = ("sent", "delivered", "read")


@dataclass(frozen=True, slots=True)
class Drive:
    """What one generator does for `seconds`: as fast as answers come over `connections`, or `rate` requests a second whatever comes.

    Messages, or with `mixed` as a busy number gets them: for each message the three statuses of a reply sent before (`sent_before`).
    `first` numbers what this drive tells of apart from what others do.
    """

    port: int
    secret: str
    seconds: float
    connections: int = 32
    rate: float | None = None
    mixed: bool = False
    first: int = 0


@dataclass(slots=True)
class Driven:
    """How many were answered 200 or otherwise, in how long, and how long each took (from when it was due, where there is a rate)."""

    ok: int = 0
    refused: int = 0
    seconds: float = 0.0
    busy: float = 0.0
    """Part of a core that the generator used: near 1 it would have measured itself."""
    latencies: list[float] = field(default_factory=list)

    @property
    def a_second(self) -> float:
        return self.ok / self.seconds if self.seconds else 0.0

    def percentile(self, part: float) -> float:
        """Milliseconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1_000 if ordered else float("nan")


def drive(plan: Drive) -> Driven:
    """Run a plan, in the process that calls it."""
    return asyncio.run(_drive(plan))


def requests(plan: Drive) -> Iterator[bytes]:
    """Requests as they go over the wire, each of another message, by turns from a thousand people."""
    number = Number()
    for at in count(plan.first):
        about, kind = divmod(at, 4) if plan.mixed else (at, 3)
        person = Person.numbered(about % PEOPLE)
        if kind < len(_STATES):
            told = status(_STATES[kind], external_id(about), person.address, callback=delivery_id(about))
            body = reported(number, told)
        else:
            body = received(number, person, person.writes(text(f"quero um SUV até {about % 90 + 30} mil"), id=f"wamid.load-{about}"))
        raw, headers = signed(body, plan.secret)
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        yield f"POST {PATH} HTTP/1.1\r\nhost: 127.0.0.1\r\n{head}content-length: {len(raw)}\r\n\r\n".encode() + raw


def delivery_id(number: int) -> str:
    """Our own id of a message sent before, which its statuses echo."""
    return f"{number:032x}"


def external_id(number: int) -> str:
    """The API's id of it."""
    return f"wamid.sent-{number}"


class _Connection(asyncio.Protocol):
    """One request at a time over one connection."""

    def __init__(self) -> None:
        self.answer: asyncio.Future[int] | None = None
        self._transport: asyncio.Transport | None = None
        self._seen = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._seen += data
        head, found, rest = self._seen.partition(b"\r\n\r\n")
        if found and len(rest) >= _length(head) and self.answer is not None:
            self.answer.set_result(int(head[9:12]))

    def connection_lost(self, error: Exception | None) -> None:
        if self.answer is not None and not self.answer.done():
            self.answer.set_result(0)

    async def ask(self, request: bytes) -> int:
        """The status of the answer; 0 where the connection ended."""
        assert self._transport is not None
        self._seen, self.answer = b"", asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self.answer

    def close(self) -> None:
        assert self._transport is not None
        self._transport.close()


def _length(head: bytes) -> int:
    _, _, value = head.lower().partition(b"content-length:")
    return int(value.split(b"\r\n", 1)[0]) if value else 0


async def _drive(plan: Drive) -> Driven:
    loop = asyncio.get_running_loop()
    connections = [(await loop.create_connection(_Connection, "127.0.0.1", plan.port))[1] for _ in range(plan.connections)]
    source, driven, started, used = requests(plan), Driven(), time.perf_counter(), time.process_time()
    due = _schedule(plan.rate, started)
    until = started + plan.seconds

    async def work(connection: _Connection) -> None:
        while (at := due()) < until:
            if (early := at - time.perf_counter()) > 0:
                await asyncio.sleep(early)
            if await connection.ask(next(source)) == 200:
                driven.ok += 1
            else:
                driven.refused += 1
            driven.latencies.append(time.perf_counter() - at)

    await asyncio.gather(*(work(connection) for connection in connections))
    driven.seconds = time.perf_counter() - started
    driven.busy = (time.process_time() - used) / driven.seconds
    for connection in connections:
        connection.close()
    return driven


def _schedule(rate: float | None, started: float) -> Callable[[], float]:
    """When the next request is due: now, or a step after the one before, however late that was."""
    if rate is None:
        return time.perf_counter
    count = 0

    def due() -> float:
        nonlocal count
        count += 1
        return started + (count - 1) / rate

    return due
