"""Offers, trade-ins and the like: kept as they were, and counted."""

from __future__ import annotations

from memory.records import Records
from memory.records.dealings import Dealing, DealingKind
from tests.memory.records.samples import ANA, BRUNO, NOON, OTHER, TENANT, after


def _offer(dealing_id: str = "d1", minutes: int = 0, person_id: str = ANA, kind: DealingKind = DealingKind.OFFER) -> Dealing:
    return Dealing(dealing_id, kind, person_id, "onix", {"amount": 60_000, "nota": "à vista"}, after(minutes=minutes))


async def test_a_persons_dealings_come_oldest_first_as_they_were(records: Records) -> None:
    later, earlier = _offer("d1", minutes=5), _offer("d2")
    handoff = Dealing("d3", DealingKind.HANDOFF, ANA, None, {}, after(minutes=9))
    async with records.writing(TENANT) as books:
        for dealing in (later, earlier, handoff, _offer("d4", person_id=BRUNO)):
            await books.dealings.record(dealing)
        assert await books.dealings.of(ANA) == [earlier, later, handoff]


async def test_a_period_is_counted_by_kind_its_end_left_out(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.dealings.record(_offer("d1", minutes=-1))
        await books.dealings.record(_offer("d2"))
        await books.dealings.record(_offer("d3", person_id=BRUNO))
        await books.dealings.record(_offer("d4", minutes=3, kind=DealingKind.TRADE_IN))
        await books.dealings.record(_offer("d5", minutes=60))
        assert await books.dealings.counts(NOON, after(minutes=60)) == {"offer": 2, "trade_in": 1}


async def test_no_shop_sees_the_dealings_of_another(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.dealings.record(_offer())
    async with records.writing(OTHER) as books:
        assert await books.dealings.of(ANA) == []
        assert await books.dealings.counts(NOON, after(days=1)) == {}
        await books.dealings.record(_offer())
