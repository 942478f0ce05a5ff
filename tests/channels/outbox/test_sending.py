"""Replies go out once and in order, whoever sends and whatever the API answers."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import cast

import pytest

from agent.guardrails.fallback import APOLOGY
from channels.outbox.attempts import MOST_TRIES
from channels.outbox.pacing import PAIR_BURST, PAIR_INTERVAL
from domain.conversation import Card, Reply
from domain.delivery.deliveries import State
from evals.whatsapp.graph import Breaks, Refuses
from memory.records import Records
from memory.records.messages import Message
from memory.sessions import PrivateServer
from tests.channels.outbox.shop import ANA, BIA, NOON, TENANT, Shop, Tonguetied


async def test_replies_go_out_once_and_in_order_with_our_id_and_are_marked_with_theirs(shop: Shop) -> None:
    talk = await shop.talk("Tenho três.", Reply("Qual prefere?", ("O primeiro", "O segundo")))
    assert await shop.due() == [talk]
    for _ in range(3):
        await shop.sends(talk)
    assert shop.said() == ["Tenho três.", "Qual prefere?"]
    assert await shop.due() == []
    made = await shop.deliveries(talk)
    assert [(each.state, each.id, each.external_id) for each in made] == [(State.SENT, sent.callback, sent.id) for sent in shop.graph.sent]
    assert {each.trace for each in made} == {"t1"}


async def test_a_turn_is_one_bubble_with_its_cards_and_buttons(shop: Shop) -> None:
    cards = (
        Card("Citroën Basalt 1.0 Turbo Shine 2025", "R$ 96.900 · 25.810 km", "basalt-1"),
        Card("Fiat Pulse 2023", "R$ 100.990", "pulse-2"),
    )
    await shop.sends(await shop.talk(Reply("Achei dois.", ("Ver outros", "Marcar visita"), cards)))
    [sent] = shop.graph.sent
    assert sent.text == "Achei dois."
    assert sent.choices == [
        ("basalt-1", "Citroën Basalt 1.0… 2025"),
        ("pulse-2", "Fiat Pulse 2023"),
        ("Ver outros", "Ver outros"),
        ("Marcar visita", "Marcar visita"),
    ]


async def test_what_a_turn_says_in_several_replies_is_one_bubble_where_it_fits(shop: Shop) -> None:
    asks = Reply("Posso guardar seus dados?", ("Sim, pode guardar", "Não"))
    talk = await shop.talk((Reply("Boa tarde! Sou a Bia."), asks))
    await shop.sends(talk)
    [sent] = shop.graph.sent
    assert (sent.text, [title for _, title in sent.choices]) == (
        "Boa tarde! Sou a Bia.\n\nPosso guardar seus dados?",
        ["Sim, pode guardar", "Não"],
    )
    await shop.answers(talk, (asks, Reply("E agora?")))
    await shop.sends(talk)
    assert shop.said()[1:] == ["Posso guardar seus dados?", "E agora?"]


async def test_people_are_reached_by_phone_or_where_they_show_none_by_their_id(shop: Shop) -> None:
    by_id, both = await shop.talk("oi", phone="", user_id="BR.1349"), await shop.talk("olá", phone=BIA, user_id="BR.777")
    for talk in (by_id, both):
        await shop.sends(talk)
    assert (shop.said("BR.1349"), shop.said(BIA)) == (["oi"], ["olá"])


async def test_one_that_nobody_knows_where_to_send_is_told_to_staff(shop: Shop, records: Records) -> None:
    talk = "whatsapp:555:ninguem"
    async with records.writing(TENANT) as books:
        await books.conversations.open(talk, "ninguem", "whatsapp", NOON)
        await books.inbox.receive(Message("whatsapp", "wamid.1", talk, "ninguem", "oi", NOON))
    await shop.answers(talk, "oi")
    await shop.sends(talk)
    async with records.reading(TENANT) as books:
        assert [each.error for each in await books.deliveries.failed()] == ["não se sabe para onde enviar"]
    assert not shop.graph.sent


@pytest.mark.parametrize("conversation", ["web:ana", "terminal", "whatsapp", "whatsapp:", "whatsapp::ana", "sms:whatsapp:ana"])
async def test_what_belongs_to_another_channel_is_never_sent_here(shop: Shop, conversation: str) -> None:
    await shop.answers(conversation, "segredo", reply_to=ANA)
    assert await shop.due() == []
    await shop.sends(conversation)
    assert not shop.graph.sent


async def test_what_is_not_taken_now_holds_the_next_ones_back_until_it_is(shop: Shop) -> None:
    shop.graph.faults.add(Refuses(131000), times=2)
    talk = await shop.talk("um", "dois", "três")
    await shop.sends(talk)
    assert (shop.said(), await shop.due()) == ([], [])
    for minutes in (1, 3):
        shop.later(minutes=minutes)
        assert await shop.due() == [talk]
        await shop.sends(talk)
    assert shop.said() == ["um", "dois", "três"]


async def test_the_rest_between_tries_grows_and_after_the_last_one_staff_see_it_and_the_next_go_on(shop: Shop) -> None:
    shop.graph.faults.add(Refuses(131000), times=MOST_TRIES)
    talk = await shop.talk("um", "dois")
    rests = []
    for _ in range(MOST_TRIES - 1):
        await shop.sends(talk)
        [first, _] = await shop.deliveries(talk)
        assert first.due_at is not None
        rests.append((first.due_at - shop.clock.now()).total_seconds())
        shop.clock.set(first.due_at)
    await shop.sends(talk)
    assert rests[0] < 3 < 60 < rests[-1]
    assert (await shop.states(talk), shop.said()) == ([State.FAILED, State.SENT], ["dois"])


async def test_what_will_never_be_taken_is_told_to_staff_and_the_next_go_on(shop: Shop, records: Records) -> None:
    shop.graph.faults.add(Refuses(131026))
    talk = await shop.talk("um", "dois")
    await shop.sends(talk)
    assert shop.said() == ["dois"]
    async with records.reading(TENANT) as books:
        [failed] = await books.deliveries.failed()
    assert (failed.error_code, failed.conversation, failed.request["text"]["body"]) == (131026, talk, "um")


async def test_a_busy_provider_costs_a_message_no_try_and_other_people_wait_no_longer(shop: Shop) -> None:
    shop.graph.faults.add(Refuses(130429), to=ANA)
    ana, bia = await shop.talk("um"), await shop.talk("oi", phone=BIA)
    await shop.sends(ana)
    await shop.sends(bia)
    [waiting] = await shop.deliveries(ana)
    assert (waiting.state, waiting.attempts, waiting.error_code) == (State.WAITING, 0, 130429)
    assert (shop.said(), shop.said(BIA)) == ([], ["oi"])


async def test_a_provider_that_breaks_opens_the_circuit_of_its_account_alone(shop: Shop) -> None:
    shop.graph.faults.add(Breaks(503), times=5)
    talks = [await shop.talk("oi", phone=f"55119876543{number:02}") for number in range(8)]
    for talk in talks:
        await shop.sends(talk)
    assert not shop.graph.sent
    elsewhere = await shop.talk("oi", phone=BIA, number="999")  # a number that the API does not know: it is asked all the same
    await shop.sends(elsewhere)
    [asked] = await shop.deliveries(elsewhere)
    assert (asked.state, asked.error_code) == (State.WAITING, 100)
    assert shop.sender.breaker.paused()
    assert await shop.due() == []


async def test_a_token_that_is_refused_pauses_the_account_and_nothing_is_lost(shop: Shop) -> None:
    shop.graph.faults.add(Refuses(190))
    one, two = await shop.talk("um"), await shop.talk("dois", phone=BIA)
    for talk in (one, two):
        await shop.sends(talk)
    assert not shop.graph.sent
    [waiting] = await shop.deliveries(one)
    assert (waiting.state, waiting.attempts, waiting.error_code) == (State.WAITING, 0, 190)
    mended = shop.another_sender()  # as when the process is started with a new token
    shop.later(minutes=10)
    for talk in await mended.due(TENANT):
        await mended.send_waiting(TENANT, talk)
    assert (shop.said(), shop.said(BIA)) == (["um"], ["dois"])


async def test_without_redis_replies_go_out_once_and_in_order_whoever_sends_and_at_the_same_pace(shop: Shop, bell: PrivateServer) -> None:
    words = [f"número {number}" for number in range(PAIR_BURST + 1)]
    talk, other = await shop.talk(*words), await shop.talk("oi", phone=BIA)
    senders = [shop.sender, shop.another_sender(), shop.another_sender()]
    os.kill(cast(int, bell.process_id), signal.SIGKILL)
    await asyncio.gather(*(sender.send_waiting(TENANT, talk) for sender in senders), shop.sends(other))
    at_once = shop.said()
    assert (at_once, shop.said(BIA)) == (words[: len(at_once)], ["oi"])
    assert PAIR_BURST - 10 < len(at_once) <= PAIR_BURST  # a place kept by one whom another outran is lost
    [*_, waiting] = await shop.deliveries(talk)
    assert (waiting.state, waiting.attempts) == (State.WAITING, 0)
    shop.later(seconds=PAIR_INTERVAL)
    assert await shop.due() == [talk]


async def test_who_asked_to_be_erased_is_told_that_it_was_done(shop: Shop, records: Records) -> None:
    talk = await shop.hears()
    async with records.writing(TENANT) as books:
        await books.privacy.erase(talk.split(":")[-1])
    await shop.answers(talk, "Pronto, apaguei seus dados.", reply_to=ANA)
    await shop.sends(talk)
    assert shop.said() == ["Pronto, apaguei seus dados."]
    assert await shop.deliveries(talk) == []


async def test_a_read_mark_with_typing_is_shown_before_the_answer_and_its_failure_matters_to_nobody(shop: Shop) -> None:
    talk = await shop.talk("oi")
    shop.graph.latency = 0.05
    shop.sender.notice(talk, "wamid.in1")
    shop.sender.notice("web:ana", "1")
    await shop.sends(talk)
    [read] = shop.graph.reads
    assert (read.message_id, read.typing, shop.said()) == ("wamid.in1", True, ["oi"])
    assert read.at < shop.graph.sent[0].at
    shop.graph.faults.add(Refuses(131000), kind="read")
    await shop.answers(talk, "olá")
    shop.sender.notice(talk, "wamid.in2")
    await shop.sends(talk)
    assert shop.said() == ["oi", "olá"]


async def test_a_reply_that_nothing_can_be_made_of_is_put_aside_with_an_apology_and_the_next_goes_out(shop: Shop) -> None:
    talk = await shop.talk("um", Tonguetied.UNSAYABLE, "dois")
    await shop.sends(talk)
    assert shop.said() == ["um", APOLOGY, "dois"]
    assert await shop.due() == []
    async with shop.records.reading(TENANT) as books:
        [aside] = await books.deliveries.failed()
    assert (aside.conversation, aside.error) == (talk, "não coube em mensagens: ValueError")


async def test_a_first_reply_that_nothing_can_be_made_of_keeps_nobody_waiting_either(shop: Shop) -> None:
    talk = await shop.talk(Tonguetied.UNSAYABLE)
    await shop.sends(talk)
    await shop.answers(talk, "dois")
    await shop.sends(talk)
    assert shop.said() == [APOLOGY, "dois"]
