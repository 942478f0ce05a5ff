"""What was sent is forgotten after a while, and nothing is sent again for that; what is held does not wait for ever."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from channels.outbox.tidying import EXPIRED, Spans, tidy
from domain.delivery.deliveries import State
from memory.records.tables import outbox
from tests.channels.outbox.shop import BIA, TENANT, Shop

SPANS = Spans(kept=30, held=7)


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def _replies(shop: Shop) -> int:
    async with shop.records.reading(TENANT) as books:
        return int((await books.connection.execute(select(func.count()).select_from(outbox))).scalar_one())


async def test_what_was_sent_is_forgotten_after_its_time_and_no_turn_is_answered_again_for_that(shop: Shop) -> None:
    old = await shop.talk("um", "dois")
    await shop.sends(old)
    shop.later(days=20)
    new = await shop.talk("oi", phone=BIA)
    await shop.sends(new)
    assert await tidy(shop.records, TENANT, shop.clock, SPANS) == (0, 0)
    shop.later(days=11)
    assert await tidy(shop.records, TENANT, shop.clock, SPANS) == (0, 4)
    assert (await shop.states(old), await shop.states(new), await _replies(shop)) == ([], [State.SENT], 1)
    shop._turns = 1  # the same turns once more, as by a worker that was away for a month
    await shop.answers(old, "um", "dois")
    assert await shop.due() == []
    await shop.sends(old)
    assert shop.said() == ["um", "dois"]


async def test_what_waits_to_be_sent_is_kept_however_old_it_is(shop: Shop) -> None:
    talk = await shop.talk("um")
    shop.later(days=40)
    assert await tidy(shop.records, TENANT, shop.clock, SPANS) == (0, 0)
    assert (await shop.due(), await _replies(shop)) == ([talk], 1)


async def test_an_answer_whose_person_does_not_write_again_is_given_up_where_staff_see_it_and_later_ones_go_on(shop: Shop) -> None:
    talk = await shop.hears()
    shop.later(hours=25)
    await shop.answers(talk, "um")
    await shop.sends(talk)
    shop.later(days=5)
    await shop.answers(talk, "dois")
    await shop.sends(talk)
    assert await shop.states(talk) == [State.HELD, State.HELD]
    shop.later(days=3)
    assert await tidy(shop.records, TENANT, shop.clock, SPANS) == (1, 0)
    async with shop.records.reading(TENANT) as books:
        assert [(each.error, each.request["text"]["body"]) for each in await books.deliveries.failed()] == [(EXPIRED.format(days=7), "um")]
    await shop.hears()
    await shop.sends(talk)
    assert shop.said() == ["dois"]


async def test_an_answer_whose_person_wrote_while_nobody_worked_is_not_given_up_but_sent(shop: Shop) -> None:
    talk, other = await shop.hears(), await shop.hears(BIA)
    shop.later(hours=25)
    for conversation in (talk, other):
        await shop.answers(conversation, "um")
        await shop.sends(conversation)
    shop.later(days=8)
    await shop.hears()
    await shop.hears(BIA, number="999")  # to another number of the shop: that opens no window at this one
    shop.later(hours=20)
    assert await tidy(shop.records, TENANT, shop.clock, SPANS) == (1, 0)
    await shop.sends(talk)
    assert (await shop.states(talk), await shop.states(other)) == ([State.SENT], [State.FAILED])
    shop.later(days=1)
    assert await tidy(shop.records, TENANT, shop.clock, SPANS) == (0, 0)
