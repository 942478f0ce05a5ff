"""The safety net under the bells: what waits in the records is looked for, again and again, so a bell may be lost."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable

from channels.worker.room import Room
from memory.records import unreachable

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks; with the lock's expiry it bounds how long a message of a killed process waits."""

Waiting = Callable[[str, int], Awaitable[list[str]]]
"""Conversations of a tenant with something to do, those that wait longest first, and how many are wanted at most."""


async def keep_sweeping(room: Room, waiting: Waiting, tenant: str, every: float = EVERY) -> None:
    """Have what waits enter the room, as far as it has places, for ever. A database that is away is told once."""
    away = False
    while True:
        try:
            if room.free:
                for conversation in await waiting(tenant, room.free):
                    room.find(tenant, conversation)
            if away:
                log.warning("what waits is looked for again")
            away = False
        except Exception as error:
            if not unreachable(error):
                log.exception("what waits is not looked for; trying again")
            elif not away:
                log.warning("what waits cannot be looked for (%s); trying again", type(error).__name__)
            away = unreachable(error)
        await asyncio.sleep(every * random.uniform(0.8, 1.2))  # processes that began together do not look together
