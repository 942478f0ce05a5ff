"""Real parts that end their process as the kernel does, at a point of a turn: each wraps a public seam of the house."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from agent.understanding import Reading, Understanding
from domain.delivery.deliveries import State
from memory.records import Books, Records
from memory.records.tables import deliveries
from memory.sessions import ConversationLock, Lease, Sessions
from tools import Counter, Toolbox


class Point(StrEnum):
    """Where in a turn."""

    HEARD = "after the message was inserted and rung for"
    LOCKED = "holding the lock"
    BEFORE_TOOL = "before a tool that writes"
    AFTER_TOOL = "after a tool that writes"
    BEFORE_COMMIT = "before the commit"
    AFTER_COMMIT = "after the commit"
    BEFORE_SENDING = "with the reply claimed, before the API is asked"
    AFTER_SENDING = "after the API took the reply, before that is marked"


class Fate:
    """`at` is where the process dies, if anywhere."""

    def __init__(self, at: Point | None) -> None:
        self._at = at

    def meets(self, point: Point) -> None:
        if point is self._at:
            os.kill(os.getpid(), signal.SIGKILL)


class MortalLock(ConversationLock):
    fate = Fate(None)

    async def __aenter__(self) -> int:
        self.fate.meets(Point.HEARD)
        token = await super().__aenter__()
        self.fate.meets(Point.LOCKED)
        return token


class MortalSessions(Sessions):
    """`expires` is how many seconds a lock outlives its holder."""

    def __init__(self, where: str, fate: Fate, expires: float) -> None:
        super().__init__(where)
        self._fate, self._expires = fate, expires

    def lock(self, thread: str, *, wait: float = 0.0, lease: Lease | None = None) -> ConversationLock:
        lock = MortalLock(self._redis, thread, expires=self._expires, wait=wait, lease=lease)
        lock.fate = self._fate
        return lock


class MortalToolbox(Toolbox):
    """`slow` seconds pass before a tool that writes."""

    def __init__(self, tools: Toolbox, fate: Fate, slow: float) -> None:
        super().__init__(tools)
        self._fate, self._slow = fate, slow

    async def call(self, counter: Counter, name: str, args: dict[str, Any]) -> dict[str, Any]:
        writes = any(tool.name == name and tool.writes for tool in self)
        if writes:
            await asyncio.sleep(self._slow)
            self._fate.meets(Point.BEFORE_TOOL)
        done = await super().call(counter, name, args)
        if writes:
            self._fate.meets(Point.AFTER_TOOL)
        return done


class MortalRecords(Records):
    """A transaction that uses the book of turns is the one that keeps an answer; one after which a delivery is `sending` claims it, and
    one after which it is `sent` marks it."""

    def __init__(self, address: str, fate: Fate) -> None:
        super().__init__(address)
        self._fate = fate

    @asynccontextmanager
    async def writing(self, tenant: str, *, durable: bool = False) -> AsyncIterator[Books]:
        async with super().writing(tenant, durable=durable) as books:
            yield books
            if answered := "turns" in vars(books):
                self._fate.meets(Point.BEFORE_COMMIT)
            sent = await _states(books) if "deliveries" in vars(books) else set()
            if State.SENT in sent:
                self._fate.meets(Point.AFTER_SENDING)
        if answered:
            self._fate.meets(Point.AFTER_COMMIT)
        if State.SENDING in sent:
            self._fate.meets(Point.BEFORE_SENDING)


async def _states(books: Books) -> set[State]:
    """Of the tenant's deliveries."""
    found = await books.connection.execute(select(deliveries.c.state).where(deliveries.c.tenant == books.tenant))
    return set(map(State, found.scalars()))


class Allergic(Understanding):
    """Fails on a word, and dies of another."""

    FAILS, DIES = "veneno", "bomba"

    def __init__(self, understanding: Understanding) -> None:
        super().__init__(understanding.heads, understanding.embedder)

    def read_all(self, text: str, *, role: str, now: datetime, **more: Any) -> list[Reading]:
        if self.FAILS in text:
            raise ValueError("a message that nothing can be made of")
        if self.DIES in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read_all(text, role=role, now=now, **more)
