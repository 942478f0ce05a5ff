"""CONTRIBUTING's three steps to a price source, followed to the letter: its own code block is run."""

from __future__ import annotations

import re
import textwrap
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from channels.market import open_market
from channels.settings import ScraperSettings
from domain.errors import Misconfigured
from domain.goods.products import Product
from domain.market.market_price import market_price
from evals.serving import serving
from tools.price_sources import SOURCES, Blocked, LayoutChanged

CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"


async def test_the_new_source_is_set_asked_and_its_refusals_named() -> None:
    guide = CONTRIBUTING.read_text(encoding="utf-8").split("## Add a price source")[1]
    names: dict[str, Any] = {"__name__": "guide"}
    exec(textwrap.dedent(re.findall(r"```python\n(.*?)```", guide, re.DOTALL)[0]), names)
    answers: list[Response] = [JSONResponse({"sorry": 1}), JSONResponse([], 403)]
    asked: list[str] = []

    async def offers(request: Request) -> Response:
        asked.append(request.query_params["q"])
        prices = ("8.00", "8.40", "9.00")
        return answers.pop() if answers else JSONResponse([{"title": "Chapa de aço 3mm 1 kg", "price": price} for price in prices])

    async with serving(Starlette(routes=[Route("/offers", offers)])) as url:
        settings = ScraperSettings(source="fair", url=url, max_attempts=1)
        async with open_market(settings, {**SOURCES, "fair": names["Fair"]}) as fair:
            with pytest.raises(Blocked):
                await fair.search("aço")
            with pytest.raises(LayoutChanged):
                await fair.search("aço")
            found = market_price(Product("A", "Chapa de aço 3mm", unit="kg"), await fair.search("chapa de aço 3mm"))
    assert (found.amount, found.used, asked[-1]) == (Decimal("8.4"), 3, "chapa de aço 3mm")


async def test_a_source_that_is_not_there_is_a_wrong_setting() -> None:
    with pytest.raises(Misconfigured, match="SCRAPER_SOURCE"):
        async with open_market(ScraperSettings(source="nowhere")):
            pass
