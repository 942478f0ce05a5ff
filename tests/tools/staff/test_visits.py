from __future__ import annotations

from domain.people import Role
from tests.tools.counters import Shop


async def test_the_visits_of_a_day_are_told_with_who_comes(shop: Shop) -> None:
    await shop.use("update_profile", name="Ana Teles", phone="+5519998124410")
    await shop.use("schedule_test_drive", action="book", car_id="onix-2021", date="2026-11-19", time="16:00")
    result = await shop.use("business_metrics", "helena", role=Role.MANAGER, visits_on="2026-11-19")
    (visit,) = result["visits"]
    assert (visit["name"], visit["phone"], visit["car"]["id"]) == ("Ana Teles", "+5519998124410", "onix-2021")
    assert visit["starts_at"].startswith("2026-11-19T16:00")
    assert (await shop.use("business_metrics", "helena", role=Role.MANAGER, visits_on="2026-11-18"))["visits"] == []


async def test_who_comes_is_told_to_sales_people_only(shop: Shop) -> None:
    await shop.use("update_profile", name="Ana Teles", phone="+5519998124410")
    await shop.use("schedule_test_drive", action="book", car_id="onix-2021", date="2026-11-19", time="16:00")
    result = await shop.use("business_metrics", "jorge", role=Role.BUYER, visits_on="2026-11-19")
    assert [(visit["name"], visit["phone"]) for visit in result["visits"]] == [(None, None)]
