"""Voice notes become words where a transcriber is set and the person has agreed; else the assistant says why not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from pydantic import SecretStr
from starlette.responses import JSONResponse, PlainTextResponse, Response

from channels.settings import TranscriberSettings, WhatsAppSettings
from channels.whatsapp.fetching import Fetching, open_fetching
from domain.clock import SAO_PAULO
from domain.conversation import Attachment, Kind, Turn
from domain.people import Role
from evals.whatsapp.graph import Graph, standin
from tests.standins.openai_audio import OpenAIAudio, openai_audio

OPUS = b"OggS" + b"voice" * 100
SAID = "quero um SUV até noventa mil"


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    async with standin() as served:
        yield served


@pytest.fixture
async def server() -> AsyncIterator[OpenAIAudio]:
    async with openai_audio() as served:
        served.says = SAID
        yield served


@pytest.fixture
async def fetching(graph: Graph, server: OpenAIAudio) -> AsyncIterator[Fetching]:
    whatsapp = WhatsAppSettings(_env_file=None, access_token=SecretStr(graph.token), api_url=graph.url)
    transcriber = TranscriberSettings(_env_file=None, url=server.url, model="whisper-1", key=SecretStr("chave"), timeout=0.5)
    async with open_fetching(whatsapp, transcriber) as opened:
        yield opened


def turn(*sent: Attachment, channel: str = "whatsapp") -> Turn:
    now = datetime(2026, 11, 24, 10, tzinfo=SAO_PAULO)
    return Turn("t", "demo", "c", "ana", Role.CUSTOMER, "", now, channel=channel, attachments=sent)


def voice_note(graph: Graph, content: bytes = OPUS) -> Attachment:
    return Attachment(Kind.AUDIO, {"media_id": graph.media.put(content, "audio/ogg"), "mime": "audio/ogg; codecs=opus", "voice": True})


async def heard(fetching: Fetching, asked: Turn, *, consent: bool = True) -> list[object]:
    assert fetching.ears is not None
    return [sent.data.get("transcript") for sent in (await fetching.ears.heard(asked, consent=consent)).attachments]


async def test_a_voice_note_is_fetched_and_made_words(graph: Graph, server: OpenAIAudio, fetching: Fetching) -> None:
    assert await heard(fetching, turn(voice_note(graph))) == [SAID]
    [asked] = server.heard
    assert (asked.audio, asked.filename, asked.model, asked.language, asked.key) == (OPUS, "audio.ogg", "whisper-1", "pt", "Bearer chave")


async def test_the_transcriber_does_not_see_metas_token_nor_meta_the_transcribers(
    graph: Graph, server: OpenAIAudio, fetching: Fetching
) -> None:
    await heard(fetching, turn(voice_note(graph)))
    assert graph.token not in str(server.heard)
    assert "chave" not in str(graph.media.fetched)


async def test_without_consent_nothing_is_fetched_nor_sent(graph: Graph, server: OpenAIAudio, fetching: Fetching) -> None:
    assert fetching.ears is not None
    [note] = (await fetching.ears.heard(turn(voice_note(graph)), consent=False)).attachments
    assert note.data["needs_consent"] is True
    assert (graph.media.fetched, server.heard) == ([], [])


@pytest.mark.parametrize(
    "answer",
    [JSONResponse({"text": "  "}), JSONResponse(["?"]), PlainTextResponse("não"), Response(status_code=500), Response(status_code=302)],
    ids=["silence", "list", "no json", "500", "redirect"],
)
async def test_one_that_cannot_be_heard_stays_a_voice_note(graph: Graph, server: OpenAIAudio, fetching: Fetching, answer: Response) -> None:
    server.answer = answer
    assert await heard(fetching, turn(voice_note(graph))) == [None]


async def test_a_transcriber_that_does_not_answer_is_not_waited_for(graph: Graph, server: OpenAIAudio, fetching: Fetching) -> None:
    server.latency = 5
    assert await heard(fetching, turn(voice_note(graph))) == [None]


async def test_a_photo_beside_it_and_another_channel_are_left_alone(graph: Graph, server: OpenAIAudio, fetching: Fetching) -> None:
    photo = Attachment(Kind.IMAGE, {"media_id": graph.media.put(b"x", "image/jpeg")})
    assert await heard(fetching, turn(photo, voice_note(graph))) == [None, SAID]
    assert await heard(fetching, turn(voice_note(graph), channel="web")) == [None]
    assert len(server.heard) == 1


async def test_without_a_transcribers_address_there_are_no_ears(graph: Graph) -> None:
    whatsapp = WhatsAppSettings(_env_file=None, access_token=SecretStr(graph.token), api_url=graph.url)
    async with open_fetching(whatsapp, TranscriberSettings(_env_file=None)) as opened:
        assert (opened.media is not None, opened.ears) == (True, None)
