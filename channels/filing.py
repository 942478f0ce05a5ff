"""What was said goes into the long memory, a while after it was said."""

from __future__ import annotations

import asyncio
import logging

from memory.history import History

log = logging.getLogger(__name__)

AFTER = 5.0
"""Seconds before the first look: whoever opened the house is answered first."""
EVERY = 300.0
"""Seconds between looks. Until then a turn is found in the records, where it stays."""


async def keep_filing(history: History, tenant: str, after: float = AFTER, every: float = EVERY) -> None:
    """File what waits, for ever. A process that dies in the middle loses nothing and files nothing twice."""
    await asyncio.sleep(after)
    while True:
        try:
            await history.warm_up()
            if filed := await history.file(tenant):
                log.info("%d turns were filed in the history", filed)
        except Exception:
            log.exception("the history was not kept up; it is tried again in %.0f s", every)
        await asyncio.sleep(every)
