"""Turns run once; their replies go out once, in order."""

from __future__ import annotations

import asyncio

from memory.records import Records
from tests.memory.records.samples import ANA, BRUNO, OTHER, TENANT, after, answer, turn

_TALK = f"talk:{ANA}"


async def test_a_turn_comes_back_with_everything_that_was_said_and_done(records: Records) -> None:
    async with records.writing(TENANT) as books:
        assert await books.turns.find("s1:1") is None
        assert await books.turns.done(turn(), answer("s1:1", "Tenho três.", "Qual prefere?"))
    async with records.reading(TENANT) as books:
        assert await books.turns.find("s1:1") == answer("s1:1", "Tenho três.", "Qual prefere?")


async def test_a_turn_done_twice_keeps_the_first_answer_and_one_outbox_row(records: Records) -> None:
    async with records.writing(TENANT) as books:
        assert await books.turns.done(turn(), answer("s1:1", "primeira"))
    async with records.writing(TENANT) as books:
        assert not await books.turns.done(turn(text="outra"), answer("s1:1", "segunda"))
    async with records.reading(TENANT) as books:
        assert await books.turns.find("s1:1") == answer("s1:1", "primeira")
        assert [outgoing.reply.text for outgoing in await books.turns.replies_after(_TALK, 0)] == ["primeira"]
        assert await books.turns.count_of(ANA) == 1


async def test_a_turn_done_by_two_processes_at_once_is_done_once(records: Records, database: str) -> None:
    other_process = Records(database)

    async def finish(where: Records, words: str) -> bool:
        async with where.writing(TENANT) as books:
            done = await books.turns.done(turn(), answer("s1:1", words))
            await asyncio.sleep(0.02)
            return done

    assert sorted(await asyncio.gather(finish(records, "uma"), finish(other_process, "duas"))) == [False, True]
    await other_process.close()
    async with records.reading(TENANT) as books:
        assert len(await books.turns.replies_after(_TALK, 0)) == 1


async def test_replies_are_in_the_order_they_were_given_and_resume_after_any_of_them(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.turns.done(turn("s1:1"), answer("s1:1", "a", "b"))
        await books.turns.done(turn("s1:2", at=after(minutes=1)), answer("s1:2", "c"))
        await books.turns.done(turn("s2:1", BRUNO), answer("s2:1", "de outra conversa"))
        replies = await books.turns.replies_after(_TALK, 0)
        assert [outgoing.reply.text for outgoing in replies] == ["a", "b", "c"]
        assert replies[0].reply == answer("s1:1", "a").replies[0]
        assert [outgoing.turn_id for outgoing in replies] == ["s1:1", "s1:1", "s1:2"]
        assert await books.turns.replies_after(_TALK, replies[1].id) == replies[2:]


async def test_an_outbox_id_is_never_given_twice_even_after_an_erasure(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.turns.done(turn("s1:1"), answer("s1:1"))
        [before] = await books.turns.replies_after(_TALK, 0)
        await books.privacy.erase(ANA)
    async with records.writing(TENANT) as books:
        await books.turns.done(turn("s1:2"), answer("s1:2"))
        [after_it] = await books.turns.replies_after(_TALK, before.id)
        assert after_it.id > before.id


async def test_what_was_said_is_told_oldest_first(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.turns.done(turn("s1:2", text="e mais barato?", at=after(minutes=1)), answer("s1:2", "c"))
        await books.turns.done(turn("s1:1"), answer("s1:1", "a"))
        said = [pair async for pair in books.turns.said(_TALK)]
    assert said == [("quero um SUV até 90 mil", answer("s1:1", "a")), ("e mais barato?", answer("s1:2", "c"))]


async def test_an_answer_without_words_is_done_all_the_same(records: Records) -> None:
    async with records.writing(TENANT) as books:
        silent = answer("s1:1")
        silent = type(silent)("s1:1", "search", "neutral", (), silent=True)
        assert await books.turns.done(turn(), silent)
        assert await books.turns.find("s1:1") == silent
        assert await books.turns.replies_after(_TALK, 0) == []


async def test_no_shop_sees_the_turns_of_another(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.turns.done(turn(), answer())
    async with records.writing(OTHER) as books:
        assert await books.turns.find("s1:1") is None
        assert await books.turns.count_of(ANA) == 0
        assert await books.turns.replies_after(_TALK, 0) == []
        assert [pair async for pair in books.turns.said(_TALK)] == []
        assert await books.turns.done(turn(tenant=OTHER), answer())
