"""Where the market's prices are looked up, as the settings have it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from channels.settings import ScraperSettings
from domain.errors import Misconfigured
from tools.outside import Limit, Outside, Patience, stands_inside
from tools.price_sources import SOURCES, Manners, PriceSource


@asynccontextmanager
async def open_market(
    settings: ScraperSettings | None = None, sources: Mapping[str, Callable[..., PriceSource]] = SOURCES
) -> AsyncIterator[PriceSource]:
    """The source that is set; connections are closed on the way out.

    A marketplace in the house, by SCRAPER_URL, is a stand-in: a proxy elsewhere could not reach it, and its robots.txt is nobody's wish.
    """
    settings = settings or ScraperSettings()
    made = sources.get(settings.source)
    if made is None:
        raise Misconfigured(f"SCRAPER_SOURCE não pode ser {settings.source}. Fontes: {', '.join(sources)}.")
    outside = Outside([settings.url, settings.proxy_url], Limit(seconds=settings.timeout), contact=settings.contact)
    standin = stands_inside(settings.url)
    through_proxy = settings.key is not None and (not standin or stands_inside(settings.proxy_url))
    manners = Manners(outside, 0 if standin else settings.interval, mind_robots=not (standin or through_proxy))
    patience = Patience(settings.max_attempts, first=0.2 if standin else 1.0)
    try:
        yield made(outside, manners, settings.url, patience, settings.key if through_proxy else None, settings.proxy_url)
    finally:
        await outside.close()
