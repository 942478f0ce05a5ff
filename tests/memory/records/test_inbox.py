"""Every message a person sent, once, until a turn takes it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from domain.conversation import Kind
from memory.records import Records
from memory.records.messages import Message
from tests.memory.records.samples import ANA, BRUNO, NOON, OTHER, TENANT, after


def _message(external_id: str = "wamid.1", text: str = "oi", **changes: Any) -> Message:
    fields: dict[str, Any] = {"channel": "whatsapp", "conversation": "c1", "person_id": ANA, "at": NOON}
    return Message(external_id=external_id, text=text, **(fields | changes))


async def test_the_same_message_id_twice_is_one_row(records: Records) -> None:
    async with records.writing(TENANT) as books:
        assert await books.inbox.receive(_message())
        assert not await books.inbox.receive(_message(text="outra coisa"))
    async with records.writing(TENANT) as books:
        assert not await books.inbox.receive(_message())
        assert await books.inbox.unanswered("c1") == [_message()]


async def test_delivered_by_two_processes_at_once_it_is_one_row(records: Records, database: str) -> None:
    other_process = Records(database)

    async def receive(where: Records) -> bool:
        async with where.writing(TENANT) as books:
            kept = await books.inbox.receive(_message())
            await asyncio.sleep(0.02)
            return kept

    assert sorted(await asyncio.gather(receive(records), receive(other_process))) == [False, True]
    await other_process.close()


async def test_an_id_counts_within_its_channel(records: Records) -> None:
    async with records.writing(TENANT) as books:
        assert await books.inbox.receive(_message("1", channel="whatsapp"))
        assert await books.inbox.receive(_message("1", channel="web"))
        assert len(await books.inbox.unanswered("c1")) == 2


async def test_messages_come_in_the_order_they_were_sent_and_within_a_second_as_they_came(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.inbox.receive(_message("late", at=after(seconds=2)))
        for name in ("z", "b", "m"):
            await books.inbox.receive(_message(name, at=after(seconds=1)))
        assert [message.external_id for message in await books.inbox.unanswered("c1")] == ["z", "b", "m", "late"]


async def test_an_answered_message_is_not_given_to_another_turn(records: Records) -> None:
    async with records.writing(TENANT) as books:
        for name in ("1", "2", "3"):
            await books.inbox.receive(_message(name))
        await books.inbox.answered("whatsapp", ["1", "2"], "s1:1", keep_text=True)
        await books.inbox.answered("whatsapp", [], "s1:1", keep_text=True)
        await books.inbox.answered("web", ["3"], "s1:1", keep_text=True)
        assert [message.external_id for message in await books.inbox.unanswered("c1")] == ["3"]
        assert not await books.inbox.receive(_message("1"))


async def test_without_consent_the_words_of_an_answered_message_are_not_kept(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.inbox.receive(_message("1", "sou a Ana"))
        await books.inbox.receive(_message("2", "sou o Bruno"))
        await books.inbox.answered("whatsapp", ["1"], "s1:1", keep_text=False)
        await books.inbox.answered("whatsapp", ["2"], "s1:2", keep_text=True)
        rows = (await books.privacy.export(ANA))["messages"]
    assert {(row["external_id"], row["text"]) for row in rows} == {("1", ""), ("2", "sou o Bruno")}


async def test_conversations_that_wait_for_an_answer_are_told_once(records: Records) -> None:
    async with records.writing(TENANT) as books:
        for name, conversation in (("1", "c1"), ("2", "c1"), ("3", "c2"), ("4", "c3")):
            await books.inbox.receive(_message(name, conversation=conversation))
        await books.inbox.answered("whatsapp", ["1", "4"], "s1:1", keep_text=True)
        assert sorted(await books.inbox.waiting()) == ["c1", "c2"]
    async with records.reading(OTHER) as books:
        assert await books.inbox.waiting() == []


async def test_a_message_is_of_one_conversation_of_one_shop(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.inbox.receive(_message())
        await books.inbox.receive(_message("wamid.2", conversation="c2", person_id=BRUNO))
        assert await books.inbox.unanswered("c1") == [_message()]
    async with records.writing(OTHER) as books:
        assert await books.inbox.unanswered("c1") == []
        assert await books.inbox.receive(_message())
        await books.inbox.answered("whatsapp", ["wamid.1"], "s9:1", keep_text=True)
    async with records.reading(TENANT) as books:
        assert await books.inbox.unanswered("c1") == [_message()]


async def test_somebody_elses_contact_goes_with_the_answer_though_its_sender_agreed(records: Records) -> None:
    shared = {"contacts": [{"name": {"formatted_name": "Zuleide"}}]}
    async with records.writing(TENANT) as books:
        await books.inbox.receive(_message("wamid.1", kind=Kind.CONTACTS, data=shared))
        await books.inbox.receive(_message("wamid.2", kind=Kind.LOCATION, data={"latitude": 1.0}))
        await books.inbox.answered("whatsapp", ["wamid.1", "wamid.2"], "t1", keep_text=True)
        kept = (await books.privacy.export(ANA))["messages"]
    assert [row["data"] for row in kept] == [None, {"latitude": 1.0}]


async def test_an_id_longer_than_its_column_is_never_cut_so_that_two_messages_are_one(records: Records) -> None:
    alike = "x" * 128
    long = [_message(f"{alike}{end}") for end in ("a", "b")]
    try:
        async with records.writing(TENANT) as books:
            kept = await books.inbox.receive_all(long)
    except DBAPIError:
        return  # PostgreSQL refuses both
    assert kept == {message.external_id for message in long}


async def test_a_text_with_a_nul_is_refused_and_not_cut(records: Records) -> None:
    with pytest.raises(ValueError, match="NUL"):
        async with records.writing(TENANT) as books:
            await books.inbox.receive_all([_message("n\0ul")])
