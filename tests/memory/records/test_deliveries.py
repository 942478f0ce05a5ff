"""Replies become deliveries once; one goes out after the other, whoever claims; statuses only move them forward."""

from __future__ import annotations

import asyncio
from itertools import permutations
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from domain.delivery.deliveries import Delivery, Part, Report, State
from memory.records import Books, Records, tables
from memory.records.messages import Message
from memory.records.standing_deliveries import ToSend
from tests.memory.records.samples import ANA, NOON, OTHER, TENANT, after, answer, turn

_TALK = "whatsapp:555:ana"
_SOON = after(seconds=20)


async def _answered(records: Records, *words: str, turn_id: str = "t1", tenant: str = TENANT) -> None:
    said = turn(turn_id, conversation=_TALK, channel="whatsapp", tenant=tenant, messages=("wamid.in",), trace="rastro")
    async with records.writing(tenant) as books:
        await books.conversations.open(_TALK, ANA, "whatsapp", NOON)
        await books.inbox.receive(Message("whatsapp", "wamid.in", _TALK, ANA, "oi", NOON, trace="rastro"))
        await books.turns.done(said, answer(turn_id, *words))


async def _make(books: Books) -> None:
    for reply in (await books.deliveries.to_send(_TALK)).new:
        part = Part(reply.id, 0, {"text": reply.reply.text}, reply.trace)
        await books.deliveries.make([Delivery.waiting(_TALK, "whatsapp", "555", "5511987654321", part, NOON)])
        await books.deliveries.made(_TALK, reply.id)


async def _ready(records: Records, *words: str) -> list[Delivery]:
    await _answered(records, *words)
    async with records.writing(TENANT) as books:
        await _make(books)
        return await books.deliveries.of(_TALK)


async def _first(records: Records) -> Delivery | None:
    async with records.reading(TENANT) as books:
        return (await books.deliveries.to_send(_TALK)).first


async def _claim(records: Records, delivery: Delivery, **now: float) -> bool:
    async with records.writing(TENANT) as books:
        return await books.deliveries.claim(delivery, after(**now), after(**now).replace(second=20))


async def _report(
    records: Records, state: State, external_id: str = "wamid.out", callback_id: str | None = None, **more: Any
) -> str | None:
    async with records.writing(TENANT) as books:
        return await books.deliveries.report(Report(external_id, callback_id, state, after(seconds=1), **more))


async def test_replies_become_deliveries_once_with_the_trace_of_the_message(records: Records) -> None:
    await _answered(records, "Tenho três.", "Qual prefere?")
    for _ in range(2):
        async with records.writing(TENANT) as books:
            await _make(books)
    async with records.reading(TENANT) as books:
        made = await books.deliveries.of(_TALK)
        assert [(each.request["text"], each.trace, each.state) for each in made] == [
            ("Tenho três.", "rastro", State.WAITING),
            ("Qual prefere?", "rastro", State.WAITING),
        ]
        assert (await books.deliveries.to_send(_TALK)).new == ()


async def test_one_look_tells_what_is_new_whose_turn_it_is_and_when_the_person_last_wrote_there(records: Records) -> None:
    await _answered(records, "um", "dois")
    async with records.writing(TENANT) as books:
        await books.inbox.receive(Message("whatsapp", "wamid.x", "whatsapp:9:ana", ANA, "oi", after(hours=1)))
        found = await books.deliveries.to_send(_TALK)
        assert ([reply.reply.text for reply in found.new], found.first, found.heard_at) == (["um", "dois"], None, NOON)
        await _make(books)
        found = await books.deliveries.to_send(_TALK)
        assert (found.new, found.first) == ((), (await books.deliveries.of(_TALK))[0])


async def test_replies_of_a_channel_that_fetches_them_are_never_sent(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.turns.done(turn("t1", conversation="web:ana", channel="web"), answer("t1"))
    async with records.reading(TENANT) as books:
        assert await books.deliveries.to_send("web:ana") == ToSend((), None, None)
        assert await books.deliveries.due(after(days=1), 10) == []


async def test_a_delivery_is_claimed_by_one_of_two_at_once(records: Records, database: str) -> None:
    [delivery] = await _ready(records, "um")
    other = Records(database)
    assert sorted(await asyncio.gather(_claim(records, delivery), _claim(other, delivery))) == [False, True]
    await other.close()


async def test_the_second_is_not_claimed_before_something_became_of_the_first(records: Records) -> None:
    one, two = await _ready(records, "um", "dois")
    assert not await _claim(records, two)
    assert await _claim(records, one)
    assert not await _claim(records, two)
    async with records.writing(TENANT) as books:
        await books.deliveries.sent(one.id, "wamid.1", NOON)
    assert await _claim(records, two)


async def test_what_failed_for_good_blocks_nothing_and_staff_see_it(records: Records) -> None:
    one, two = await _ready(records, "um", "dois")
    assert await _claim(records, one)
    async with records.writing(TENANT) as books:
        await books.deliveries.give_up(one, 131026, "Message undeliverable", in_hand=True)
    assert await _claim(records, two)
    async with records.reading(TENANT) as books:
        [failed] = await books.deliveries.failed()
    assert (failed.id, failed.error_code, failed.due_at) == (one.id, 131026, None)


async def test_one_being_sent_is_claimed_again_only_when_its_time_is_over(records: Records) -> None:
    [delivery] = await _ready(records, "um")
    assert await _claim(records, delivery)
    assert not await _claim(records, delivery, seconds=19)
    assert await _claim(records, delivery, seconds=21)
    found = await _first(records)
    assert found is not None
    assert found.attempts == 2


async def test_a_try_that_says_nothing_of_the_message_is_not_counted(records: Records) -> None:
    [delivery] = await _ready(records, "um")
    await _claim(records, delivery)
    async with records.writing(TENANT) as books:
        await books.deliveries.again(delivery, after(seconds=5), 130429, "Rate limit hit", counts=False)
    found = await _first(records)
    assert found is not None
    assert (found.attempts, found.state, found.due_at, found.error_code) == (0, State.WAITING, after(seconds=5), 130429)


@pytest.mark.parametrize("told", list(permutations([State.SENT, State.DELIVERED, State.READ])))
async def test_statuses_in_any_order_end_at_the_furthest(records: Records, told: tuple[State, ...]) -> None:
    [delivery] = await _ready(records, "um")
    await _claim(records, delivery)
    async with records.writing(TENANT) as books:
        await books.deliveries.sent(delivery.id, "wamid.out", NOON)
    for state in told:
        assert await _report(records, state) == _TALK
    async with records.reading(TENANT) as books:
        assert [each.state for each in await books.deliveries.of(_TALK)] == [State.READ]


async def test_what_failed_is_not_sent_by_a_late_status_but_what_was_read_has_arrived(records: Records) -> None:
    [delivery] = await _ready(records, "um")
    await _report(records, State.FAILED, callback_id=delivery.id, error_code=131026, error="Message undeliverable")
    await _report(records, State.SENT)
    async with records.reading(TENANT) as books:
        assert [each.error_code for each in await books.deliveries.failed()] == [131026]
    await _report(records, State.READ)
    async with records.reading(TENANT) as books:
        assert await books.deliveries.failed() == []


async def test_a_status_that_carries_our_id_settles_what_a_dead_process_was_sending(records: Records) -> None:
    one, two = await _ready(records, "um", "dois")
    await _claim(records, one)
    assert await _report(records, State.SENT, "wamid.1", callback_id=one.id) == _TALK
    assert not await _claim(records, one, minutes=5)
    assert await _claim(records, two)


async def test_a_status_that_comes_before_our_mark_counts_once_we_know_the_name(records: Records) -> None:
    [delivery] = await _ready(records, "um")
    await _claim(records, delivery)
    price = {"billable": False, "category": "service"}
    assert await _report(records, State.DELIVERED, price=price) is None
    assert await _report(records, State.DELIVERED, price=price) is None  # repeated
    async with records.writing(TENANT) as books:
        await books.deliveries.sent(delivery.id, "wamid.out", NOON)
        [found] = await books.deliveries.of(_TALK)
    assert (found.state, found.price, found.external_id) == (State.DELIVERED, price, "wamid.out")


async def test_the_price_of_a_status_that_moves_nothing_is_kept(records: Records) -> None:
    [delivery] = await _ready(records, "um")
    await _report(records, State.READ, callback_id=delivery.id)
    await _report(records, State.SENT, price={"billable": True})
    async with records.reading(TENANT) as books:
        [found] = await books.deliveries.of(_TALK)
    assert (found.state, found.price) == (State.READ, {"billable": True})


async def test_a_message_that_the_channel_holds_back_waits_for_its_person(records: Records) -> None:
    [delivery] = await _ready(records, "um")
    await _claim(records, delivery)
    async with records.writing(TENANT) as books:
        await books.deliveries.sent(delivery.id, "wamid.out", NOON)
    await _report(records, State.HELD, error_code=131047)
    async with records.writing(TENANT) as books:
        assert [each.id for each in await books.deliveries.held()] == [delivery.id]
        assert await books.deliveries.due(after(seconds=2), 10) == [_TALK]
        await books.deliveries.hold(_TALK, after(days=1))
        assert await books.deliveries.due(after(seconds=2), 10) == []
    assert await _claim(records, delivery, minutes=1)


async def test_the_answer_that_everything_was_erased_is_sent_and_then_nothing_of_the_person_is_left(records: Records) -> None:
    await _ready(records, "um")
    async with records.writing(TENANT) as books:
        await books.privacy.erase(ANA)
        last = turn("t2", conversation=_TALK, channel="whatsapp", reply_to="5511987654321", text="")
        await books.turns.done(last, answer("t2", "Pronto, apaguei tudo."))
        [goodbye] = (await books.deliveries.to_send(_TALK)).new
        assert goodbye.recipient == "5511987654321"
        await _make(books)
        [delivery] = await books.deliveries.of(_TALK)
    assert await _claim(records, delivery)
    async with records.writing(TENANT) as books:
        await books.deliveries.sent(delivery.id, "wamid.out", NOON)
        assert await books.deliveries.of(_TALK) == []
        [said] = await books.turns.replies_after(_TALK, 0)
        assert said.recipient is None


async def test_conversations_are_due_when_their_first_delivery_is(records: Records) -> None:
    await _answered(records, "um", "dois")
    async with records.writing(TENANT) as books:
        assert await books.deliveries.due(NOON, 10) == [_TALK]  # not made yet
        await _make(books)
        one, _ = await books.deliveries.of(_TALK)
        assert await books.deliveries.due(NOON, 10) == [_TALK]
        assert await books.deliveries.due(NOON, 10, paused=["555"]) == []
        assert await books.deliveries.claim(one, NOON, _SOON)
        assert await books.deliveries.due(after(seconds=19), 10) == []
        assert await books.deliveries.due(_SOON, 10) == [_TALK]


async def test_no_shop_sees_or_moves_the_deliveries_of_another(records: Records) -> None:
    [delivery] = await _ready(records, "um")
    async with records.writing(OTHER) as books:
        assert await books.deliveries.to_send(_TALK) == ToSend((), None, None)
        assert not await books.deliveries.claim(delivery, NOON, _SOON)
        assert await books.deliveries.report(Report("wamid.out", delivery.id, State.READ, NOON)) is None
        assert await books.deliveries.due(after(days=1), 10) == []
    found = await _first(records)
    assert found is not None
    assert found.state is State.WAITING


@pytest.mark.parametrize("seed", range(3))
async def test_many_statuses_at_once_come_to_the_same_as_one_by_one(records: Records, seed: int) -> None:
    made = await _ready(records, "Tenho três.", "Qual prefere?", "Quer visitar?")
    told = [
        Report(f"wamid.{at}", delivery.id if at != 1 else None, state, after(seconds=at), {"category": "service"} if at else None)
        for at, delivery in enumerate(made)
        for state in (State.SENT, State.DELIVERED, State.READ)
    ]
    told += [
        Report("wamid.0", None, State.DELIVERED, after(seconds=5)),
        Report("wamid.2", made[2].id, State.FAILED, after(seconds=6), None, 131026, "undeliverable"),
        Report("wamid.nobody", None, State.SENT, after(seconds=7)),
    ]
    Random(seed).shuffle(told)

    async def outcome(*batches: list[Report]) -> list[Any]:
        """What is left after these batches, which are then forgotten."""
        async with records.engine.connect() as connection, connection.begin() as transaction:
            books = Books(connection, TENANT)
            conversations = [found for batch in batches for found in await books.deliveries.report_all(batch)]
            strays = await connection.execute(select(tables.strays).order_by(tables.strays.c.digest, tables.strays.c.state))
            left = [await books.deliveries.of(_TALK), strays.all(), sorted(map(str, conversations))]
            await transaction.rollback()
            return left

    async with records.writing(TENANT) as books:
        for at in (0, 1):
            await books.deliveries.sent(made[at].id, f"wamid.{at}", NOON)
    assert await outcome(told) == await outcome(*([report] for report in told))
    assert [delivery.state for delivery in (await outcome(told))[0]] == [State.READ] * 3


@pytest.mark.parametrize("mark_comes_first", [True, False])
async def test_a_refusal_of_an_earlier_try_told_again_holds_nothing_back_that_was_sent_since(
    records: Records, mark_comes_first: bool
) -> None:
    [delivery] = await _ready(records, "Tenho três.")
    assert await _claim(records, delivery)
    await _report(records, State.HELD, "wamid.refused", delivery.id)
    held = await _first(records)
    assert held is not None
    assert await _claim(records, held, hours=1)
    if not mark_comes_first:
        await _report(records, State.HELD, "wamid.refused", delivery.id)
    async with records.writing(TENANT) as books:
        await books.deliveries.sent(delivery.id, "wamid.again", after(hours=1))
    if mark_comes_first:
        await _report(records, State.HELD, "wamid.refused", delivery.id)
    async with records.reading(TENANT) as books:
        [sent] = await books.deliveries.of(_TALK)
    assert (sent.state, sent.external_id, sent.due_at) == (State.SENT, "wamid.again", None)


async def test_replies_become_deliveries_once_whatever_became_of_these_since(records: Records) -> None:
    await _answered(records, "um", "dois")
    async with records.writing(TENANT) as books:
        last = (await books.deliveries.to_send(_TALK)).new[-1].id
        assert await books.deliveries.made(_TALK, last)
    async with records.writing(TENANT) as books:
        assert not await books.deliveries.made(_TALK, last)
