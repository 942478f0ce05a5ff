"""From a message with a file to the shop's people, and to its end with the person: over the house of the composition root."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from agent.assistant import Assistant
from channels.house import House
from channels.settings import TranscriberSettings, WhatsAppSettings
from channels.whatsapp.collecting import collect
from channels.whatsapp.fetching import Fetching, open_fetching
from domain.conversation import Answer, Attachment, Kind, Turn
from domain.people import Role
from evals.whatsapp.graph import Graph, standin
from memory.records.messages import Message
from tests.standins.openai_audio import OpenAIAudio, openai_audio

TALK = "whatsapp:1:ana"


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    async with standin() as served:
        yield served


@pytest.fixture
async def server() -> AsyncIterator[OpenAIAudio]:
    async with openai_audio() as served:
        yield served


@pytest.fixture
async def fetching(graph: Graph, server: OpenAIAudio) -> AsyncIterator[Fetching]:
    whatsapp = WhatsAppSettings(_env_file=None, access_token=SecretStr(graph.token), api_url=graph.url)
    async with open_fetching(whatsapp, TranscriberSettings(_env_file=None, url=server.url)) as opened:
        yield opened


async def says(house: House, text: str, *sent: Attachment, assistant: Assistant | None = None) -> Answer:
    """A message of Ana's, from the inbox to its answer."""
    async with house.records.writing(house.tenant) as books:
        await books.people.meet("ana", Role.CUSTOMER, house.clock.now())
        await books.conversations.open(TALK, "ana", "whatsapp", house.clock.now())
        number = f"wamid.{await books.turns.count_of('ana')}"
        kind, data = (sent[0].kind, sent[0].data) if sent else (Kind.TEXT, None)
        await books.inbox.receive(Message("whatsapp", number, TALK, "ana", text, house.clock.now(), kind, data))
    turn = Turn(number, house.tenant, TALK, "ana", Role.CUSTOMER, text, house.clock.now(), "whatsapp", (number,), attachments=sent)
    return await (assistant or house.assistant).answer(turn)


def photo(graph: Graph) -> Attachment:
    return Attachment(Kind.IMAGE, {"media_id": graph.media.put(b"\xff\xd8pixels", "image/jpeg"), "mime": "image/jpeg"})


def kept(house: House) -> list[Path]:
    return [path for path in (house.home / "media").rglob("*") if path.is_file()]


async def test_a_photo_reaches_the_shop_and_goes_with_the_person(house: House, graph: Graph, fetching: Fetching) -> None:
    assert fetching.media is not None
    await says(house, "oi", photo(graph))
    await says(house, "sim, pode guardar")
    await says(house, "meu nome é Quitéria Nunes")
    await says(house, "tenho um gol 2014 pra dar na troca")
    await says(house, "", photo(graph))
    assert await collect(house.records, house.files, fetching.media, house.tenant, house.clock) == 1
    assert len(kept(house)) == 1  # the first came before they agreed
    asked = Turn("s1", house.tenant, "staff", "vendedora@demo", Role.SELLER, "qual a nota da Quitéria Nunes?", house.clock.now())
    told = await house.assistant.answer(asked)
    assert "Mandou 1 foto." in told.replies[0].text
    await says(house, "apague todos os meus dados")
    erased = await says(house, "sim, pode apagar tudo")
    assert "erase_my_data" in [call.name for call in erased.tools if call.ok]
    assert kept(house) == []


async def test_a_voice_note_is_answered_as_words_once_they_agreed(
    house: House, graph: Graph, server: OpenAIAudio, fetching: Fetching
) -> None:
    hears = Assistant(house.records, house.toolbox, house.understanding, house.assistant.checkpointer, house.clock, ears=fetching.ears)
    note = Attachment(Kind.AUDIO, {"media_id": graph.media.put(b"OggS", "audio/ogg"), "mime": "audio/ogg", "voice": True})
    server.says = "quero um SUV automático até noventa mil"
    before = await says(house, "", note, assistant=hears)
    assert "ok" in before.replies[0].text
    assert server.heard == []
    await says(house, "sim, pode guardar", assistant=hears)
    answer = await says(house, "", replace(note), assistant=hears)
    [search] = [call.args for call in answer.tools if call.name == "recommend_cars"]
    assert (search["budget_max"], search["categories"]) == (90_000, ["SUV"])
    async with house.records.reading(house.tenant) as books:
        assert server.says in [said async for said, _ in books.turns.said(TALK)]
