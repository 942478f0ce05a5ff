"""A worker: bells and sweeps have conversations enter the room, where they are answered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from channels.filing import keep_filing
from channels.house import House
from channels.meanwhile import meanwhile
from channels.releasing import keep_releasing
from channels.settings import WorkerSettings
from channels.turns import Turns
from channels.worker.answering import Answering
from channels.worker.debounce import Debounce
from channels.worker.jobs import keep_listening
from channels.worker.room import Room
from channels.worker.sweeping import keep_sweeping
from memory.sessions import Sessions

PLACES = 500
"""Conversations attended to at once, most of them waiting for the end of a burst. The bells of the others wait in Redis."""
LONGEST_GOODBYE = 10.0
"""Seconds that answers under way get to be finished."""


class Worker:
    """Also a queue: a process rings for its own worker without going by way of Redis, which takes a message 25 ms."""

    def __init__(self, answering: Room) -> None:
        self._answering = answering

    async def ring(self, tenant: str, conversation: str) -> None:
        self._answering.enter(tenant, conversation)

    async def send(self, tenant: str, conversation: str) -> None:
        """Nothing is sent from here yet: the chat page reads the outbox itself."""


@asynccontextmanager
async def open_worker(house: House, sessions: Sessions) -> AsyncIterator[Worker]:
    """Work for as long as the block runs; then answers under way are finished or handed over."""
    settings = WorkerSettings()
    turns = Turns(house.records, house.assistant, sessions, house.clock)
    answering = Answering(turns, Debounce(settings.debounce_quiet, settings.debounce_cap), settings.answers_at_once)
    room = Room(answering.attend, PLACES)
    try:
        async with (
            meanwhile(keep_releasing(house.records, house.tenant, house.clock)),
            meanwhile(keep_filing(house.history, house.tenant)),
            meanwhile(keep_sweeping(room, turns.waiting, house.tenant)),
            meanwhile(keep_listening(sessions.url, house.tenant, room)),
        ):
            yield Worker(room)
    finally:
        answering.close()
        await room.close(LONGEST_GOODBYE)
