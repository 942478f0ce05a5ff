"""What the house does with files people send, as its settings have it: photos and papers for the shop, voice notes for the assistant."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from channels.settings import TranscriberSettings, WhatsAppSettings
from channels.whatsapp.media import Media
from channels.whatsapp.transcribing import Hearing, HttpTranscriber


@dataclass(frozen=True, slots=True)
class Fetching:
    """`media` is None without an access token, `ears` without a transcriber's address besides."""

    media: Media | None = None
    ears: Hearing | None = None


@asynccontextmanager
async def open_fetching(
    whatsapp: WhatsAppSettings | None = None, transcriber: TranscriberSettings | None = None
) -> AsyncIterator[Fetching]:
    """By the settings; connections are closed on the way out."""
    whatsapp, transcriber = whatsapp or WhatsAppSettings(), transcriber or TranscriberSettings()
    async with AsyncExitStack() as stack:
        if whatsapp.access_token is None:
            yield Fetching()
            return
        media = Media(whatsapp.api_url, whatsapp.access_token)
        stack.push_async_callback(media.close)
        if transcriber.url is None:
            yield Fetching(media)
            return
        words = HttpTranscriber(transcriber.url, transcriber.model, transcriber.key, transcriber.timeout)
        stack.push_async_callback(words.close)
        yield Fetching(media, Hearing(media, words))
