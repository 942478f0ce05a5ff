"""Which cars a message of ours was about, for somebody who answers to it."""

from __future__ import annotations

from datetime import timedelta

from channels.batches import answered_to, as_turn
from domain.conversation import Answer, Card, Kind, Reply, ToolCall, Turn
from domain.people import Role
from memory.records.messages import Message
from tests.channels.outbox.shop import BIA, NOON, TENANT, Shop

FIRST = Card("Citroën Basalt 2025", "R$ 96.900", "basalt-1")
SECOND = Card("Fiat Pulse 2023", "R$ 100.990", "pulse-2", "https://fotos.example/pulse.jpg")


async def _cars(shop: Shop, conversation: str) -> list[list[str]]:
    """Of each message that was sent, in order."""
    async with shop.records.reading(TENANT) as books:
        found = await books.quotes.cars(conversation, {sent.id for sent in shop.graph.sent})
    return [found.get(sent.id, []) for sent in shop.graph.sent]


async def test_a_picture_is_of_its_car_and_a_list_of_all_of_its_own(shop: Shop) -> None:
    talk = await shop.talk(Reply("Achei dois.", (), (FIRST, SECOND)), "Quer mais alguma coisa?")
    await shop.sends(talk)
    assert [sent.kind for sent in shop.graph.sent] == ["image", "interactive", "text"]
    assert await _cars(shop, talk) == [["pulse-2"], ["basalt-1", "pulse-2"], []]


async def test_words_about_a_car_are_of_the_one_that_was_looked_up(shop: Shop) -> None:
    talk = await shop.hears()
    calls = (ToolCall("car_details", {"car_id": "basalt-1"}, True), ToolCall("car_details", {"car_id": "nenhum"}, False, "not_found"))
    turn = Turn("t1", TENANT, talk, talk.split(":")[-1], Role.CUSTOMER, "e o primeiro?", NOON, "whatsapp", ("wamid.in1",))
    async with shop.records.writing(TENANT) as books:
        await books.turns.done(turn, Answer("t1", "car_details", "neutral", (Reply("Citroën Basalt 2025: …"),), tools=calls))
    await shop.sends(talk)
    assert await _cars(shop, talk) == [["basalt-1"]]


async def test_nobody_asks_about_what_was_sent_to_somebody_else(shop: Shop) -> None:
    talk, other = await shop.talk(Reply("Achei um.", (), (FIRST,))), await shop.talk("oi", phone=BIA)
    await shop.sends(talk)
    assert await _cars(shop, other) == [[]]


def test_only_who_points_at_a_message_means_it_and_not_who_taps_in_it() -> None:
    said = Message("whatsapp", "m1", "whatsapp:1:ana", "ana", "e esse?", NOON, data={"context": {"id": "wamid.a"}})
    tap = Message("whatsapp", "m2", "whatsapp:1:ana", "ana", "Ver outros", NOON, Kind.CHOICE, {"context": {"id": "wamid.b"}, "id": "x"})
    plain = Message("whatsapp", "m3", "whatsapp:1:ana", "ana", "oi", NOON + timedelta(seconds=1), data={"context": {"product": {}}})
    batch = [said, tap, plain]
    assert answered_to(batch) == {"wamid.a"}
    turn = as_turn(batch, TENANT, NOON, 1, None, {"wamid.a": ["basalt-1"], "wamid.b": ["pulse-2"]})
    assert [attachment.data.get("quoted_cars") for attachment in turn.attachments] == [["basalt-1"], None, None]
