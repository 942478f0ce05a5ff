from __future__ import annotations

from datetime import datetime

import pytest

from memory.samples.dealership import STORE
from tests.tools.counters import Shop


async def test_the_shop_tells_where_and_when(shop: Shop) -> None:
    result = await shop.use("store_info", "stranger")
    assert result["name"] == "Ipê Seminovos"
    assert [branch["city"] for branch in result["branches"]] == ["Campinas", "Jundiaí", "Americana"]
    assert result["hours"] == "segunda a sexta das 9h às 18h, sábado das 9h às 14h"
    assert result["delivery"] == STORE.delivery


async def test_the_branch_of_the_customers_city_comes_first(shop: Shop) -> None:
    assert [branch["city"] for branch in (await shop.use("store_info", city="JUNDIAI"))["branches"]] == ["Jundiaí", "Campinas", "Americana"]


@pytest.mark.parametrize(
    ("now", "open_now", "holiday"),
    [
        (datetime(2026, 11, 18, 9), True, None),
        (datetime(2026, 11, 18, 18), False, None),
        (datetime(2026, 11, 18, 8, 59), False, None),
        (datetime(2026, 11, 22, 10), False, None),
        (datetime(2026, 11, 20, 10), False, "Dia Nacional de Zumbi e da Consciência Negra"),
    ],
)
async def test_it_says_whether_it_is_open_now(shop: Shop, now: datetime, open_now: bool, holiday: str | None) -> None:
    shop.clock.set(now)
    result = await shop.use("store_info")
    assert (result["open_now"], result["holiday_today"]) == (open_now, holiday)


async def test_papers_and_warranty_are_the_shops_own_words(shop: Shop) -> None:
    result = await shop.use("warranty_and_papers", car_id="onix-2021")
    assert result["warranty"] == STORE.warranty
    assert result["papers"] == list(STORE.papers)
    assert result["car"]["id"] == "onix-2021"
    assert (await shop.use("warranty_and_papers"))["car"] is None
    assert (await shop.refusal("warranty_and_papers", car_id="nada")).code == "not_found"
