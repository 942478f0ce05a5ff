"""Outside the hours in which a person may be answered freely, only a template goes out; the rest waits for them."""

from __future__ import annotations

import asyncio

from domain.delivery.deliveries import State
from evals.whatsapp.graph import Refuses
from evals.whatsapp.graph.templates import Template
from memory.records import Records
from tests.channels.outbox.shop import ANA, TENANT, Shop

ASKS = "retomar_conversa"


async def test_an_answer_that_comes_too_late_is_held_where_staff_see_it_and_goes_out_when_the_person_writes(
    shop: Shop, records: Records
) -> None:
    talk = await shop.hears()
    shop.later(hours=25)
    await shop.answers(talk, "um", "dois")
    await shop.sends(talk)
    assert (shop.said(), await shop.states(talk), await shop.due()) == ([], [State.HELD] * 2, [])
    async with records.reading(TENANT) as books:
        assert {each.conversation for each in await books.deliveries.held()} == {talk}
    await shop.talk("três")
    await shop.sends(talk)
    assert shop.said() == ["um", "dois", "três"]


async def test_where_there_is_a_template_the_person_is_asked_once_to_write(shop: Shop) -> None:
    shop.graph.templates.add(Template(ASKS, body="Tenho uma resposta para você. Podemos continuar?"))
    shop.sender = shop.another_sender(ASKS)
    talk = await shop.hears()
    shop.later(hours=25)
    for words in ("um", "dois"):
        await shop.answers(talk, words)
        await shop.sends(talk)
    assert [(sent.kind, sent.text) for sent in shop.graph.sent] == [("template", ASKS)]
    shop.later(days=2)
    await shop.sends(talk)
    assert len(shop.graph.sent) == 1
    await shop.hears()
    await shop.sends(talk)
    assert shop.said()[1:] == ["um", "dois"]
    shop.later(hours=30)
    await shop.answers(talk, "três")
    await shop.sends(talk)
    assert [sent.kind for sent in shop.graph.sent] == ["template", "text", "text", "template"]


async def test_a_template_that_meta_does_not_know_fails_before_staffs_eyes_and_the_answer_is_held(shop: Shop) -> None:
    shop.sender = shop.another_sender("nunca_aprovado")
    talk = await shop.hears()
    shop.later(hours=25)
    await shop.answers(talk, "um")
    for _ in range(2):
        await shop.sends(talk)
    [template, answer] = await shop.deliveries(talk)
    assert (template.state, template.error_code, answer.state) == (State.FAILED, 132001, State.HELD)


async def test_a_template_that_the_window_holds_back_too_is_not_sent_again_and_again(shop: Shop) -> None:
    shop.graph.templates.add(Template(ASKS, body="Podemos continuar?"))
    shop.graph.faults.add(Refuses(131047), times=None, kind="template")
    shop.sender = shop.another_sender(ASKS)
    talk = await shop.hears()
    shop.later(hours=25)
    await shop.answers(talk, "um")
    async with asyncio.timeout(60):
        await shop.sends(talk)
    assert await shop.states(talk) == [State.FAILED, State.HELD]
    assert len(shop.graph.refused) == 1


async def test_an_ad_keeps_the_window_open_longer(shop: Shop) -> None:
    talk = await shop.hears(referral={"source_id": "120"})
    shop.later(hours=71)
    await shop.answers(talk, "um")
    await shop.sends(talk)
    shop.later(hours=1)
    await shop.answers(talk, "dois")
    await shop.sends(talk)
    assert (shop.said(), await shop.states(talk)) == (["um"], [State.SENT, State.HELD])


async def test_where_meta_sees_the_window_closed_the_message_waits_and_is_not_lost(shop: Shop) -> None:
    shop.graph.templates.add(Template(ASKS, body="Podemos continuar?"))
    shop.sender = shop.another_sender(ASKS)
    shop.graph.closed.add(ANA)
    talk = await shop.talk("um")
    await shop.sends(talk)
    [taken] = shop.graph.sent
    shop.later(seconds=1)
    await shop.told(State.FAILED, taken.id, taken.callback, code=131047)
    assert await shop.due() == [talk]
    for _ in range(2):
        await shop.sends(talk)
    assert [sent.kind for sent in shop.graph.sent] == ["text", "template"]
    shop.graph.closed.clear()
    shop.later(hours=1)
    await shop.hears()
    await shop.sends(talk)
    assert shop.said()[1:] == [ASKS, "um"]


async def test_a_refusal_at_once_does_the_same(shop: Shop) -> None:
    from evals.whatsapp.graph import Refuses

    shop.graph.faults.add(Refuses(131047))
    talk = await shop.talk("um", "dois")
    await shop.sends(talk)
    assert (shop.said(), await shop.states(talk)) == ([], [State.HELD] * 2)
    shop.later(minutes=5)
    await shop.hears()
    await shop.sends(talk)
    assert shop.said() == ["um", "dois"]
