"""When to buy each product, for other programs of the shop (contracts/http.md)."""

from __future__ import annotations

import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from channels.api.login import Staff
from channels.house import House
from tools import Counter

purchase_routes = APIRouter(prefix="/api", tags=["compras"])


class Recommendation(BaseModel):
    """`confidence` from 0 to 1: the share of such decisions that were right before. `is_synthetic`: from sample data."""

    sku: str
    product: str
    unit: str
    today_price: float
    best_day: str
    expected_price: float
    expected_saving_pct: float
    confidence: float
    reason: str
    is_synthetic: bool


@purchase_routes.get("/recommendations")
async def recommendations(
    request: Request,
    response: Response,
    staff: Staff,
    after: Annotated[str, Query(max_length=128, description="the last SKU of the page before")] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> list[Recommendation]:
    """The best purchase day of every product, by SKU. `X-Total-Count` tells how many there are; `Link` leads to the next page."""
    house: House = request.app.state.house
    counter = Counter(staff, house.records, house.clock, f"http:{secrets.token_hex(8)}")
    result: dict[str, Any] = await house.toolbox.call(counter, "purchase_days", {"after": after, "limit": limit})
    async with house.records.writing(house.tenant) as books:
        await books.audit.record(counter.entries)
    response.headers["X-Total-Count"] = str(result["total"])
    if result["next"]:
        response.headers["Link"] = f'<{request.url.include_query_params(after=result["next"], limit=limit)}>; rel="next"'
    return [Recommendation(**each) for each in result["products"]]
