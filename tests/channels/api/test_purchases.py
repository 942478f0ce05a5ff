"""When to buy each product, over HTTP: for those who purchase, page by page."""

from __future__ import annotations

import httpx2
import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient

from channels.api import login_routes, purchase_routes
from domain.goods.products import Product
from domain.passwords import sealed
from domain.people import Role
from evals.worlds.outlooks import at_its_best, falling, publish
from tests.tools.counters import SHOP, WEDNESDAY, Shop

TODAY = WEDNESDAY.date()


@pytest.fixture
async def desk(app: FastAPI, shop: Shop) -> AsyncClient:
    app.include_router(login_routes)
    app.include_router(purchase_routes)
    app.state.secret = "k" * 40
    async with shop.records.writing(SHOP) as books:
        for role in (Role.BUYER, Role.SELLER):
            await books.people.meet(f"{role.value}@demo", role, WEDNESDAY)
            await books.accounts.put(f"{role.value}@demo", sealed("tres tigres tristes"), WEDNESDAY, one_time=False)
        await books.products.put_all([Product(f"MET-{at}", f"Chapa {at} mm", unit="kg") for at in range(1, 4)])
        await publish(books, TODAY, WEDNESDAY, falling("MET-1", TODAY), at_its_best("MET-2", TODAY), falling("MET-3", TODAY))
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False, client=("203.0.113.78", 1))
    return httpx2.AsyncClient(transport=transport, base_url="http://balcao")


async def _as(desk: AsyncClient, role: Role) -> dict[str, str]:
    answer = await desk.post("/auth/token", data={"username": f"{role.value}@demo", "password": "tres tigres tristes"})
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


async def test_every_product_is_told_of_once_page_by_page(desk: AsyncClient) -> None:
    buyer = await _as(desk, Role.BUYER)
    first = await desk.get("/api/recommendations", params={"limit": 2}, headers=buyer)
    assert first.headers["X-Total-Count"] == "3"
    assert first.json()[0] == {
        "sku": "MET-1", "product": "Chapa 1 mm", "unit": "kg", "today_price": 7.45, "best_day": "2026-11-25", "expected_price": 7.15,
        "expected_saving_pct": 4.0, "confidence": 0.8, "is_synthetic": False,
        "reason": "está 3% acima do preço de costume dos últimos 3 meses; "
                  "esperar até 14 dias deve render 4%; em 20% das vezes sai mais caro",
    }  # fmt: skip
    assert (first.json()[1]["best_day"], first.json()[1]["expected_saving_pct"]) == (TODAY.isoformat(), 0)
    rest = await desk.get(first.headers["Link"].split(">")[0].strip("<"), headers=buyer)
    assert [each["sku"] for each in rest.json()] == ["MET-3"]
    assert "Link" not in rest.headers


async def test_nobody_and_those_who_do_not_purchase_are_refused(desk: AsyncClient) -> None:
    assert (await desk.get("/api/recommendations")).status_code == 401
    assert (await desk.get("/api/recommendations", headers=await _as(desk, Role.SELLER))).status_code == 403
