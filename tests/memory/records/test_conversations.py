"""Conversations: whose they are, who answers them, and which worker may write."""

from __future__ import annotations

from memory.records import Records
from tests.memory.records.samples import ANA, BRUNO, NOON, OTHER, TENANT, after


async def test_opening_again_changes_nothing(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.conversations.open("c1", ANA, "whatsapp", NOON)
        await books.conversations.open("c1", BRUNO, "web", after(hours=1))
        assert await books.conversations.of(ANA) == ["c1"]
        assert await books.conversations.of(BRUNO) == []
        assert await books.conversations.count() == 1


async def test_a_person_takes_over_and_hands_back(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.conversations.open("c1", ANA, "whatsapp", NOON)
        assert await books.conversations.handed_over("c1") is None
        await books.conversations.hand_over("c1", after(minutes=5))
        assert await books.conversations.handed_over("c1") == after(minutes=5)
        await books.conversations.hand_over("c1", None)
        assert await books.conversations.handed_over("c1") is None


async def test_a_late_holder_of_the_lock_may_not_write(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.conversations.open("c1", ANA, "whatsapp", NOON)
    for token, admitted in ((7, True), (7, True), (9, True), (8, False), (1_800_000_000_000, True)):
        async with records.writing(TENANT) as books:
            assert await books.conversations.fence("c1", token) is admitted


async def test_no_shop_sees_or_changes_the_conversations_of_another(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.conversations.open("c1", ANA, "whatsapp", NOON)
    async with records.writing(OTHER) as books:
        await books.conversations.hand_over("c1", NOON)
        assert not await books.conversations.fence("c1", 9)
        assert await books.conversations.of(ANA) == []
        assert await books.conversations.count() == 0
    async with records.reading(TENANT) as books:
        assert await books.conversations.handed_over("c1") is None
