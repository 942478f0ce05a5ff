"""A message whose answer was lost is not sent again before its status had time to come, and is sent once where it came."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from channels.outbox import Patience
from channels.outbox.sender import MOST_UNKNOWN
from domain.delivery.deliveries import State
from evals.whatsapp.graph import Cuts, Hangs, Refuses
from memory.sessions import PrivateServer, connect
from tests.channels.hatching import Hatchery
from tests.channels.outbox.shop import TENANT, Shop
from tests.channels.running import environment


@pytest.fixture
async def shop(shop: Shop) -> Shop:
    """One that does not wait long for an answer."""
    shop.sender = shop.another_sender(patience=Patience(answer=0.7, grace=20))
    return shop


async def _killed_between_the_answer_and_the_mark(hatchery: Hatchery, shop: Shop, bell: PrivateServer, talk: str) -> None:
    """Another process sends; the API has taken the message when the process is killed."""
    shop.graph.faults.add(Hangs(30, taken=True))
    await _killed_with_a_message_in_hand(hatchery, shop, bell, talk)
    assert len(shop.graph.sent) == 1


async def _killed_with_a_message_in_hand(hatchery: Hatchery, shop: Shop, bell: PrivateServer, talk: str) -> None:
    home = Path(shop.records.address.removeprefix("sqlite+aiosqlite:///")).parent
    process = hatchery.hatch(
        "tests.channels.outbox.another:send", home, environment(home),
        database=shop.records.address, redis=bell.url, api=shop.graph.url, token=shop.graph.token, conversation=talk,
    )  # fmt: skip
    await shop.graph.until(lambda: shop.graph.faults.rules[0].times == 0, 30)
    assert process.kill() == -9
    [first, *_] = await shop.deliveries(talk)
    assert first.state is State.SENDING
    async with connect(bell) as redis:
        await redis.flushall()  # its lock, which would expire


async def test_killed_after_the_api_took_it_the_status_settles_it_and_the_next_goes_out(
    hatchery: Hatchery, shop: Shop, bell: PrivateServer
) -> None:
    talk = await shop.talk("um", "dois")
    await _killed_between_the_answer_and_the_mark(hatchery, shop, bell, talk)
    await shop.sends(talk)
    assert shop.said() == ["um"]  # neither again, nor the next one before it
    [taken] = shop.graph.sent
    await shop.told(State.SENT, taken.id, taken.callback)
    assert await shop.due() == [talk]
    await shop.sends(talk)
    assert shop.said() == ["um", "dois"]
    shop.later(minutes=10)
    await shop.sends(talk)
    assert shop.said() == ["um", "dois"]
    assert [delivery.external_id for delivery in await shop.deliveries(talk)] == [sent.id for sent in shop.graph.sent]


@pytest.mark.parametrize("fault", [Hangs(5, taken=True), Cuts()])
async def test_an_answer_that_never_came_is_settled_by_its_status(shop: Shop, fault: Hangs | Cuts) -> None:
    shop.graph.faults.add(fault)
    talk = await shop.talk("um", "dois")
    await shop.sends(talk)
    shop.later(seconds=19)
    assert await shop.due() == []
    await shop.sends(talk)
    assert shop.said() == ["um"]
    await shop.told(State.DELIVERED, shop.graph.sent[0].id, shop.graph.sent[0].callback)
    await shop.sends(talk)
    assert shop.said() == ["um", "dois"]


async def test_killed_before_the_api_took_it_it_is_sent_when_its_grace_is_over(hatchery: Hatchery, shop: Shop, bell: PrivateServer) -> None:
    talk = await shop.talk("um")
    shop.graph.faults.add(Hangs(30, taken=False))
    await _killed_with_a_message_in_hand(hatchery, shop, bell, talk)
    await shop.sends(talk)
    assert shop.said() == []
    shop.later(seconds=21)
    assert await shop.due() == [talk]
    await shop.sends(talk)
    assert shop.said() == ["um"]


async def test_one_that_was_away_as_long_as_nobody_heard_statuses_gives_them_a_grace_of_its_own(
    hatchery: Hatchery, shop: Shop, bell: PrivateServer
) -> None:
    talk = await shop.talk("um", "dois")
    await _killed_between_the_answer_and_the_mark(hatchery, shop, bell, talk)
    shop.later(minutes=5)
    shop.sender = shop.another_sender()
    await shop.sends(talk)
    shop.later(seconds=15)
    await shop.sends(talk)
    [taken] = shop.graph.sent
    await shop.told(State.SENT, taken.id, taken.callback)
    await shop.sends(talk)
    assert shop.said() == ["um", "dois"]


async def test_what_was_claimed_too_late_is_put_back_untried(shop: Shop) -> None:
    talk = await shop.talk("um", "dois")
    in_no_hurry = shop.sender
    shop.sender = shop.another_sender(patience=Patience(answer=20.1, grace=20))  # always too late
    for _ in range(MOST_UNKNOWN + 1):
        await shop.sends(talk)
    assert await shop.states(talk) == [State.WAITING, State.WAITING]
    [first, _] = await shop.deliveries(talk)
    assert (first.attempts, first.unknown) == (0, 0)
    shop.sender = in_no_hurry
    await shop.sends(talk)
    assert shop.said() == ["um", "dois"]


@pytest.mark.parametrize("code", [131000, 131026])
async def test_what_became_of_an_old_claim_is_not_written_over_a_new_one(shop: Shop, code: int) -> None:
    talk = await shop.talk("um", "dois")
    shop.graph.faults.add(Hangs(30, taken=False))
    await shop.sends(talk)
    [first, _] = await shop.deliveries(talk)
    stale = replace(first, attempts=first.attempts - 1)  # as its first sender read it
    shop.later(seconds=21)
    shop.graph.faults.add(Hangs(30, taken=True))
    await shop.sends(talk)
    async with shop.records.writing(TENANT) as books:
        if code == 131026:
            await books.deliveries.give_up(stale, code, "late", in_hand=True)
        else:
            await books.deliveries.again(stale, shop.clock.now(), code, "late")
    await shop.sends(talk)
    assert await shop.states(talk) == [State.SENDING, State.WAITING]
    assert shop.said() == ["um"]


async def test_what_was_not_taken_either_is_sent_again_when_its_grace_is_over(shop: Shop) -> None:
    shop.graph.faults.add(Hangs(5, taken=False))
    talk = await shop.talk("um", "dois")
    await shop.sends(talk)
    assert shop.said() == []
    shop.later(seconds=21)
    assert await shop.due() == [talk]
    await shop.sends(talk)
    assert shop.said() == ["um", "dois"]


async def test_a_message_of_which_nobody_ever_tells_is_given_up_before_it_is_there_many_times(shop: Shop) -> None:
    shop.graph.faults.add(Hangs(5, taken=True), times=MOST_UNKNOWN)
    talk = await shop.talk("um", "dois")
    for _ in range(MOST_UNKNOWN + 2):
        await shop.sends(talk)
        shop.later(seconds=21)
    assert shop.said() == ["um"] * MOST_UNKNOWN + ["dois"]
    assert await shop.states(talk) == [State.FAILED, State.SENT]


async def test_refusals_before_are_no_copies_a_message_may_be_lost_by(shop: Shop) -> None:
    shop.graph.faults.add(Refuses(131000), times=2)
    shop.graph.faults.add(Hangs(5, taken=False))
    talk = await shop.talk("um")
    for _ in range(6):
        await shop.sends(talk)
        shop.later(seconds=120)
    assert shop.said() == ["um"]
    assert await shop.states(talk) == [State.SENT]


async def test_a_status_that_outruns_our_mark_counts(shop: Shop) -> None:
    shop.graph.faults.add(Hangs(0.2, taken=True))
    shop.sender = shop.another_sender(patience=Patience(answer=5, grace=20))
    talk = await shop.talk("um")
    sending = asyncio.create_task(shop.sends(talk))
    await shop.graph.until(lambda: bool(shop.graph.sent))
    await shop.told(State.READ, shop.graph.sent[0].id)
    await sending
    assert await shop.states(talk) == [State.READ]


async def test_one_that_is_shut_down_while_it_sends_leaves_it_to_the_grace(shop: Shop) -> None:
    shop.graph.faults.add(Hangs(5, taken=False))
    talk = await shop.talk("um")
    sending = asyncio.create_task(shop.sends(talk))
    await shop.graph.until(lambda: shop.graph.faults.rules[0].times == 0)
    sending.cancel()
    await asyncio.wait({sending})
    assert await shop.states(talk) == [State.SENDING]
    shop.later(seconds=21)
    await shop.sends(talk)
    assert shop.said() == ["um"]


@pytest.mark.parametrize(("fault", "waits"), [(Refuses(131000), State.WAITING), (Hangs(5, taken=False), State.SENDING)])
async def test_a_clock_that_is_set_back_keeps_nobody_waiting(shop: Shop, fault: Refuses | Hangs, waits: State) -> None:
    shop.graph.faults.add(fault)
    talk = await shop.talk("um")
    await shop.sends(talk)
    assert await shop.states(talk) == [waits]
    shop.later(hours=-3)
    assert await shop.due() == [talk]
    await shop.sends(talk)
    assert shop.said() == ["um"]
