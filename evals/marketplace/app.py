"""The stand-in over HTTP: `/slug-of-a-search` as the site has it, by way of a scraping proxy too, and `/standin/…` to steer it."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from evals.marketplace import pages
from evals.marketplace.market import Fault, Market
from evals.serving import serving

PROXY_KEY = "standin-key"
_HUGE = 30_000_000


def market_app(market: Market) -> Starlette:
    async def search(request: Request) -> Response:
        return await _search(market, request.path_params["slug"])

    async def proxied(request: Request) -> Response:
        """As a scraping proxy has it: the key and the address asked for."""
        if request.query_params.get("api_key") != PROXY_KEY:
            return PlainTextResponse("Unauthorized request, please make sure your API key is valid.", 401)
        return await _search(market, urlsplit(request.query_params.get("url", "")).path.strip("/"))

    async def robots(_: Request) -> Response:
        return PlainTextResponse(market.robots)

    async def add_fault(request: Request) -> Response:
        told = await request.json()
        market.faults[told.get("slug", "")].append(told["fault"])
        return JSONResponse({"success": True})

    async def asked(_: Request) -> Response:
        return JSONResponse({"asked": market.asked})

    return Starlette(
        routes=[
            Route("/robots.txt", robots),
            Route("/proxy", proxied),
            Route("/standin/faults", add_fault, methods=["POST"]),
            Route("/standin/asked", asked),
            Route("/{slug}", search),
        ]
    )


async def _search(market: Market, slug: str) -> Response:
    market.asked.append(slug)
    fault = market.strike(slug)
    name, results = slug.replace("-", " "), market.results(slug)
    instead = await _instead(market, fault)
    if instead is not None:
        return instead
    if fault == "layout":
        return HTMLResponse(pages.renamed(name, results))
    page = pages.search(
        name, results, cards=fault != "no_cards", json_ld=fault not in ("no_json_ld", "old_cards"), old=fault == "old_cards"
    )
    return HTMLResponse(page)


async def _instead(market: Market, fault: Fault | None) -> Response | None:
    """What comes in place of a search page; None where the page itself comes."""
    match fault:
        case "captcha":
            return HTMLResponse(pages.CAPTCHA)
        case "empty":
            return HTMLResponse(pages.NOTHING)
        case "not_found":
            return HTMLResponse(pages.NOTHING, 404)
        case "forbidden":
            return HTMLResponse("<h1>403 Forbidden</h1>", 403)
        case "slow_down":
            return HTMLResponse("<h1>Too Many Requests</h1>", 429, {"retry-after": str(market.retry_after)})
        case "away":
            return HTMLResponse("<h1>Bad Gateway</h1>", 502)
        case "dead_end":
            return RedirectResponse("http://169.254.169.254/latest/meta-data/")
        case "bomb":
            return Response(gzip.compress(bytes(_HUGE), 1), media_type="text/html", headers={"content-encoding": "gzip"})
        case "huge":
            return HTMLResponse("<p>" + "preço " * (_HUGE // 7))
        case "slow":
            await asyncio.sleep(market.slow)
    return None


@asynccontextmanager
async def marketplace(market: Market | None = None, *, port: int = 0) -> AsyncIterator[Market]:
    """Serve a stand-in until the block is left; `market.url` tells where."""
    market = market or Market()
    async with serving(market_app(market), port) as market.url:
        yield market
