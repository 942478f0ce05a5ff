"""Cars held no more come back by themselves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from channels.releasing import release
from domain.cars.vehicles import CarStatus
from tests.tools.counters import SHOP, Shop, open_shop


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    async with open_shop(tmp_path) as opened:
        yield opened


async def test_a_car_is_hidden_until_its_reservation_ends_and_then_found_again(shop: Shop) -> None:
    await shop.use("reserve_car", car_id="onix-2021")
    await release(shop.records, SHOP, shop.clock)
    assert (await shop.car("onix-2021")).status is CarStatus.RESERVED
    shop.clock.set(shop.clock.now() + timedelta(days=30))
    await release(shop.records, SHOP, shop.clock)
    assert (await shop.car("onix-2021")).status is CarStatus.AVAILABLE
    found = await shop.use("recommend_cars", "bia", models=["Onix"], limit=20)
    assert "onix-2021" in [fit["car"]["id"] for fit in found["cars"]]
