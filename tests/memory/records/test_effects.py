"""What a writing tool did in a turn is done once, whoever runs the turn again."""

from __future__ import annotations

import asyncio

import pytest

from domain.errors import Unavailable
from memory.records import Records
from memory.records.dealings import Dealing, DealingKind
from tests.memory.records.samples import ANA, NOON, OTHER, TENANT


async def test_an_effect_is_remembered_by_its_turn_and_key(records: Records) -> None:
    async with records.writing(TENANT) as books:
        assert await books.effects.find("s1:1", "make_offer:1f") is None
        await books.effects.record("s1:1", "make_offer:1f", {"outcome": "for_a_person", "itens": [1, "ç"]})
    async with records.reading(TENANT) as books:
        assert await books.effects.find("s1:1", "make_offer:1f") == {"outcome": "for_a_person", "itens": [1, "ç"]}
        assert await books.effects.find("s1:2", "make_offer:1f") is None
        assert await books.effects.find("s1:1", "make_offer:2e") is None


async def test_a_turn_run_by_two_processes_at_once_has_its_effect_once(records: Records, database: str) -> None:
    other_process = Records(database)

    async def offer(where: Records, dealing_id: str) -> bool:
        try:
            async with where.writing(TENANT) as books:
                if await books.effects.find("s1:1", "make_offer:1f"):
                    return False
                await books.dealings.record(Dealing(dealing_id, DealingKind.OFFER, ANA, "onix", {}, NOON))
                await asyncio.sleep(0.02)
                await books.effects.record("s1:1", "make_offer:1f", {"id": dealing_id}, ANA)
                return True
        except Unavailable:
            return False

    assert sorted(await asyncio.gather(offer(records, "d1"), offer(other_process, "d2"))) == [False, True]
    await other_process.close()
    async with records.reading(TENANT) as books:
        [dealing] = await books.dealings.of(ANA)
        assert await books.effects.find("s1:1", "make_offer:1f") == {"id": dealing.id}


async def test_recording_an_effect_twice_is_refused(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.effects.record("s1:1", "key", {"n": 1})
        with pytest.raises(Unavailable):
            await books.effects.record("s1:1", "key", {"n": 2})
        assert await books.effects.find("s1:1", "key") == {"n": 1}


async def test_no_shop_sees_the_effects_of_another(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.effects.record("s1:1", "key", {"n": 1})
    async with records.writing(OTHER) as books:
        assert await books.effects.find("s1:1", "key") is None
        await books.effects.record("s1:1", "key", {"n": 2})
