"""The conversations that this process attends to at the moment: each once, and no more than there are places."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from channels.meanwhile import cut_off
from domain.errors import Unavailable

log = logging.getLogger(__name__)

Attend = Callable[[str, str], Awaitable[None]]
"""What is done for (tenant, conversation), until nothing is left to do for it."""


class Room:
    """Who enters is attended to at once; what `attend` itself waits for, it waits for here.

    Bells carry no message and may be lost: a conversation whose attending ended by an error or at closing time comes in again by
    the next sweep of any process.
    """

    def __init__(self, attend: Attend, places: int) -> None:
        self._attend, self._places = attend, places
        self._inside: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._again: set[tuple[str, str]] = set()
        self._left = asyncio.Event()
        self.closed = False

    @property
    def free(self) -> int:
        """Places left."""
        return 0 if self.closed else max(0, self._places - len(self._inside))

    def enter(self, tenant: str, conversation: str) -> bool:
        """Attend to a conversation, or once more when its attending is over; False where there is no place."""
        key = (tenant, conversation)
        if key in self._inside:
            self._again.add(key)
        elif self.free:
            self._inside[key] = asyncio.create_task(self._attending(key))
        else:
            return False
        return True

    def find(self, tenant: str, conversation: str) -> None:
        """As `enter`, for somebody who was seen waiting: one inside is left alone, and looks whether anything waits before leaving."""
        if (tenant, conversation) not in self._inside:
            self.enter(tenant, conversation)

    async def queue(self, tenant: str, conversation: str) -> None:
        """As `enter`, when there is a place: whoever brings more than the room holds is kept waiting."""
        while not self.enter(tenant, conversation):
            self._left.clear()
            await self._left.wait()

    async def close(self, patience: float) -> None:
        """Let nobody in, and finish what is under way; what takes longer than `patience` seconds is handed over."""
        self.closed = True
        self._again.clear()
        late = set(self._inside.values())
        if late:
            _, late = await asyncio.wait(late, timeout=patience)
        await cut_off(late)

    async def _attending(self, key: tuple[str, str]) -> None:
        try:
            while True:
                self._again.discard(key)
                await self._attend(*key)
                if key not in self._again:
                    return
        except Unavailable:
            log.debug("another process has the conversation, or it rests")
        except Exception:
            log.exception("a conversation was not attended to; it waits for the next try")
        finally:
            del self._inside[key]
            self._again.discard(key)
            self._left.set()
