"""Messages that carry a file for the shop, on both databases."""

from __future__ import annotations

from datetime import timedelta

from domain.conversation import Kind
from domain.people import Role
from memory.records import Records
from memory.records.messages import Message
from tests.memory.records.samples import NOON, TENANT


async def receive(records: Records, number: str, kind: Kind = Kind.IMAGE, *, keeps: bool = True, tenant: str = TENANT) -> None:
    async with records.writing(tenant) as books:
        await books.people.meet("ana", Role.CUSTOMER, NOON)
        await books.inbox.receive(Message("whatsapp", number, "c", "ana", "", NOON, kind, {"media_id": number, "filename": '"file":'}))
        await books.inbox.answered("whatsapp", [number], f"t{number}", keep_text=keeps)


async def test_files_are_wanted_until_they_are_there_or_lost(records: Records) -> None:
    for number, kind in (("1", Kind.IMAGE), ("2", Kind.DOCUMENT), ("3", Kind.VIDEO), ("4", Kind.AUDIO), ("5", Kind.STICKER)):
        await receive(records, number, kind)
    await receive(records, "6", keeps=False)
    await receive(records, "7", tenant="other")
    async with records.writing(TENANT) as books:
        assert {sent.message for sent in await books.files.wanted("whatsapp", NOON - timedelta(days=1), 10)} == {"1", "2", "3"}
        assert await books.files.note("1", {"file": "a.jpg"})
        assert await books.files.note("2", {"lost": "HTTP 404"})
        assert not await books.files.note("6", {"file": "b.jpg"})
        [left] = await books.files.wanted("whatsapp", NOON - timedelta(days=1), 10)
        assert (left.message, left.attachment.kind) == ("3", Kind.VIDEO)
        assert await books.files.wanted("whatsapp", NOON + timedelta(days=1), 10) == []
        assert await books.files.counts_of("ana") == {"image": 1, "document": 1, "video": 1}
        assert set(await books.files.messages()) == {"1", "2", "3"}
