"""The trail tells who did what, in order, allowed or not."""

from __future__ import annotations

from domain.people import Actor, Role
from memory.records import Records
from memory.records.audit import Entry
from tests.memory.records.samples import ANA, OTHER, TENANT, after


def _entry(action: str, person_id: str = ANA, *, ok: bool = True, minutes: int = 0) -> Entry:
    return Entry(Actor(TENANT, person_id, Role.CUSTOMER), action, ok, {"ms": 1.5}, after(minutes=minutes))


async def test_actions_are_told_in_the_order_they_were_done(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.audit.record([_entry("recommend_cars"), _entry("leads", ok=False), _entry("car_details", "somebody")])
        await books.audit.record([])
        await books.audit.record([_entry("make_offer", minutes=-5)])
    async with records.reading(TENANT) as books:
        assert await books.audit.actions_of(ANA) == ["recommend_cars", "leads", "make_offer"]


async def test_an_entry_is_kept_whole(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.audit.record([_entry("leads", ok=False)])
        [row] = (await books.privacy.export(ANA))["audit"]
    del row["id"]
    assert row == {
        "tenant": TENANT,
        "person_id": ANA,
        "role": "customer",
        "action": "leads",
        "ok": False,
        "detail": {"ms": 1.5},
        "at": "2026-11-20T15:00:00+00:00",
    }


async def test_no_shop_sees_the_trail_of_another(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.audit.record([_entry("leads")])
    async with records.reading(OTHER) as books:
        assert await books.audit.actions_of(ANA) == []
