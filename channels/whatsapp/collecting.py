"""Photos, films and papers for the shop are fetched a while after they were sent, by whoever has the house open.

Only what its sender lets us keep is still told of in the records by then (memory/records/messages.py): nothing else is fetched.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from channels.house import House
from channels.meanwhile import meanwhile
from channels.whatsapp.media import Media, Unfetched
from domain.clock import Clock
from memory.media import MediaFiles
from memory.records import Records

log = logging.getLogger(__name__)

EVERY = 30.0
"""Seconds between looks."""
AT_ONCE = 20
MOST_TRIES = 5
SETTLED = 3600.0
"""Seconds between looks for files whose message is gone: erased while a process died, or taken back by its sender."""
FOR = timedelta(days=6)
"""For how long Meta has what people sent: seven days; after that it is not asked for."""


async def collect(records: Records, files: MediaFiles, media: Media, tenant: str, clock: Clock) -> int:
    """Fetch what waits; how many files were kept. What is not to be had is noted, so that it is not asked for again."""
    async with records.reading(tenant) as books:
        wanted = await books.files.wanted("whatsapp", clock.now() - FOR, AT_ONCE)
    kept = 0
    for sent in wanted:
        data = sent.attachment.data
        try:
            content = await media.fetch(sent.attachment.kind, str(data.get("media_id") or ""), data.get("sha256"))
        except Unfetched as error:
            log.warning("a file was not fetched: %s", error)
            tries = int(data.get("tries", 0)) + 1
            outcome = {"lost": str(error)} if error.for_good or tries >= MOST_TRIES else {"tries": tries}
            async with records.writing(tenant) as books:
                await books.files.note(sent.message, outcome)
            continue
        kept += await files.keep(tenant, sent.message, content, str(data.get("mime") or "")) is not None
    return kept


async def keep_collecting(records: Records, files: MediaFiles, media: Media, tenant: str, clock: Clock, every: float = EVERY) -> None:
    """Look for ever, now and then also for files that are to be kept no more."""
    settled = -SETTLED
    while True:
        try:
            if time.monotonic() - settled >= SETTLED:
                await files.settle(tenant)
                settled = time.monotonic()
            if kept := await collect(records, files, media, tenant, clock):
                log.info("%d files were kept for the shop", kept)
        except Exception:
            log.exception("files for the shop were not fetched; the next look is in %.0f s", every)
        await asyncio.sleep(every)


@asynccontextmanager
async def collecting(house: House, media: Media | None) -> AsyncIterator[None]:
    """Files are collected for as long as the block runs, where there is something to fetch them with."""
    if media is None:
        yield
        return
    async with meanwhile(keep_collecting(house.records, house.files, media, house.tenant, house.clock)):
        yield
