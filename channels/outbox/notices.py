"""Showing people that their message was read and is being answered. Nobody waits for it, and it may fail."""

from __future__ import annotations

import asyncio
import logging

from channels.outbox.breaker import Breaker
from channels.outbox.carriers import Carrier, NotSent

log = logging.getLogger(__name__)

MOST = 200
"""Under way at once."""
_LONGEST = 10.0
_FIRST = 0.5
"""Seconds that an answer waits for its sign of typing to be taken: one that came after it would go on for 25."""


class Notices:
    def __init__(self, breaker: Breaker) -> None:
        self._breaker = breaker
        self._open: dict[str, asyncio.Task[None]] = {}

    def begin(self, conversation: str, carrier: Carrier, account: str, external_id: str) -> None:
        """Show it, unless the account takes nothing now."""
        if len(self._open) >= MOST or account in self._breaker.paused():
            return
        task = self._open[conversation] = asyncio.create_task(self._show(carrier, account, external_id))
        task.add_done_callback(lambda done: self._open.pop(conversation) if self._open.get(conversation) is done else None)

    async def shown(self, conversation: str) -> None:
        """Wait a moment for what was begun for a conversation."""
        if (task := self._open.get(conversation)) is not None:
            await asyncio.wait({task}, timeout=_FIRST)

    async def close(self) -> None:
        for task in (under_way := list(self._open.values())):
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    async def _show(self, carrier: Carrier, account: str, external_id: str) -> None:
        try:
            async with asyncio.timeout(_LONGEST):
                await carrier.notice(account, external_id)
        except (NotSent, TimeoutError) as error:
            log.debug("not shown as read: %s", error)
        except Exception:
            log.exception("not shown as read")
