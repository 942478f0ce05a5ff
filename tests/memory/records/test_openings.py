"""What a turn begins with is found in one look."""

from __future__ import annotations

from dataclasses import replace

from domain.delivery.identities import Identity
from memory.records import Records
from memory.records.aliases import Sighting
from memory.records.messages import Message
from memory.records.openings import Opening
from tests.memory.records.samples import NOON, OTHER, TENANT, after


async def test_an_opening_tells_what_waits_in_order_where_its_person_is_reached_and_who_answers_them(records: Records) -> None:
    async with records.writing(TENANT) as books:
        [ana] = await books.aliases.people("whatsapp", [Sighting(Identity("BR.77", "5511987654321"), NOON)])
        talk = f"whatsapp:555:{ana}"
        assert await books.openings.of(talk) is None
        first = Message("whatsapp", "wamid.1", talk, ana, "oi", NOON, trace="rastro")
        second = replace(first, external_id="wamid.2", text="tem onix?", at=after(minutes=1))
        await books.inbox.receive_all([second, first])
        assert await books.openings.of(talk) == Opening((first, second), "5511987654321", handed_over=False)
        await books.conversations.open(talk, ana, "whatsapp", NOON)
        await books.conversations.hand_over(talk, NOON)
        await books.inbox.answered("whatsapp", ["wamid.1"], "t1", keep_text=True)
        assert await books.openings.of(talk) == Opening((second,), "5511987654321", handed_over=True)
    async with records.reading(OTHER) as books:
        assert await books.openings.of(talk) is None
