"""Voice notes as words: off unless a server is set that speaks OpenAI's audio API (its own, or any compatible one).

A voice is personal data, so it is sent there only for somebody who lets us keep theirs; to everybody else the assistant says so.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Protocol

import httpx2
import orjson
from pydantic import SecretStr

from channels.whatsapp.media import Media, Unfetched
from domain.conversation import Attachment, Kind, Turn

log = logging.getLogger(__name__)

MOST_HEARD = 3
"""Voice notes of one turn that are listened to."""
LONGEST = 45.0
"""Seconds for all of them; the customer waits."""
_LONGEST_TEXT = 4_000
_ENDINGS = {"audio/ogg": "ogg", "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/aac": "aac", "audio/amr": "amr", "audio/wav": "wav"}
"""File endings by type: the server tells formats apart by them."""


class Unheard(Exception):
    """The audio could not be made words."""


class Transcriber(Protocol):
    async def transcribe(self, audio: bytes, mime: str) -> str:
        """What is said in it, in Portuguese; Unheard where that is not to be had."""
        ...


class HttpTranscriber:
    """`POST {url}/audio/transcriptions` with the file and the model's name, as OpenAI has it. `timeout` in seconds."""

    def __init__(self, url: str, model: str, key: SecretStr | None = None, timeout: float = 30.0) -> None:
        self._url, self._model, self._key = f"{url.rstrip('/')}/audio/transcriptions", model, key
        self._client = httpx2.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False)

    async def transcribe(self, audio: bytes, mime: str) -> str:
        kind = mime.split(";")[0].strip().lower()
        file = (f"audio.{_ENDINGS.get(kind, 'ogg')}", audio, kind or "audio/ogg")
        headers = {"authorization": f"Bearer {self._key.get_secret_value()}"} if self._key else {}
        asked = {"model": self._model, "language": "pt", "response_format": "json"}
        try:
            answer = await self._client.post(self._url, data=asked, files={"file": file}, headers=headers)
            told = orjson.loads(answer.raise_for_status().content)
        except (httpx2.HTTPError, orjson.JSONDecodeError) as error:
            raise Unheard(type(error).__name__) from None
        words = told.get("text") if isinstance(told, dict) else None
        if not isinstance(words, str) or not words.strip():
            raise Unheard("no words")
        return words.strip()[:_LONGEST_TEXT]

    async def close(self) -> None:
        await self._client.aclose()


class Hearing:
    """The ears of the assistant (agent/hearing.py): voice notes of WhatsApp are fetched, made words, and not kept."""

    def __init__(self, media: Media, transcriber: Transcriber) -> None:
        self._media, self._transcriber = media, transcriber

    async def heard(self, turn: Turn, *, consent: bool) -> Turn:
        """The turn with what its voice notes say; one that could not be heard stays as it was."""
        notes = [sent for sent in turn.attachments if sent.kind is Kind.AUDIO and sent.data.get("media_id")]
        if turn.channel != "whatsapp" or not notes:
            return turn
        told: dict[int, Mapping[str, Any]] = {}
        if consent:
            with suppress(TimeoutError):
                async with asyncio.timeout(LONGEST):
                    for note in notes[:MOST_HEARD]:
                        told[id(note)] = {"transcript": await self._words(note)}
        else:
            told = {id(note): {"needs_consent": True} for note in notes}
        attachments = tuple(Attachment(sent.kind, {**sent.data, **told.get(id(sent), {})}) for sent in turn.attachments)
        return replace(turn, attachments=attachments)

    async def _words(self, note: Attachment) -> str | None:
        try:
            audio = await self._media.fetch(Kind.AUDIO, str(note.data["media_id"]), note.data.get("sha256"))
            return await self._transcriber.transcribe(audio, str(note.data.get("mime") or ""))
        except (Unfetched, Unheard) as error:
            log.warning("a voice note was not heard: %s", error)
            return None
