"""Suppliers that came without a place get one, by and by."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from channels.settings import PlacesSettings, ScraperSettings
from domain.clock import Clock
from memory.records import Records, unreachable
from tools.outside import Outside, stands_inside
from tools.places import Nominatim, Places, ViaCep, locate_suppliers
from tools.places.nominatim import EVERY as A_SECOND

log = logging.getLogger(__name__)

AFTER = 20.0
"""Seconds before the first look."""
EVERY = 600.0
"""Seconds between looks: an import is seldom, and a service that does not answer is left in peace."""


@asynccontextmanager
async def open_places(settings: PlacesSettings | None = None) -> AsyncIterator[Places]:
    """The services of the settings; connections are closed on the way out."""
    settings = settings or PlacesSettings()
    outside = Outside([settings.viacep_url, settings.nominatim_url], contact=ScraperSettings().contact)
    ours = stands_inside(settings.nominatim_url)
    try:
        yield Places(ViaCep(outside, settings.viacep_url), Nominatim(outside, settings.nominatim_url, every=0 if ours else A_SECOND))
    finally:
        await outside.close()


async def keep_locating(records: Records, tenant: str, clock: Clock, after: float = AFTER, every: float = EVERY) -> None:
    """Look for ever for suppliers without a place."""
    await asyncio.sleep(after)
    async with open_places() as places:
        while True:
            try:
                located = await locate_suppliers(records, tenant, places, clock)
                if located.found:
                    log.info("%d of %d suppliers without a place were found", located.found, located.wanting)
            except Exception as error:
                if not unreachable(error):
                    log.exception("suppliers are not located; trying again in %.0f s", every)
            await asyncio.sleep(every)
