"""WhatsApp as the sender sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from channels.outbox.carriers import Heard
from channels.settings import WhatsAppSettings
from channels.whatsapp.graph_api import GraphApi
from channels.whatsapp.requests import addressed, messages, read, template
from channels.whatsapp.window import Window
from domain.conversation import Reply
from domain.delivery.deliveries import Delivery
from memory.records import Books

CHANNEL = "whatsapp"
_ADDRESS_PARTS = 3


@asynccontextmanager
async def open_carrier(settings: WhatsAppSettings) -> AsyncIterator[WhatsApp | None]:
    """What the settings say; None without a token."""
    if settings.access_token is None:
        yield None
        return
    api = GraphApi(settings.api_url, settings.access_token, settings.timeout)
    asks = template(settings.template, settings.template_language) if settings.template else None
    try:
        yield WhatsApp(api, Window(after_ad=timedelta(hours=settings.ad_window_hours)), asks)
    finally:
        await api.close()


class WhatsApp:
    """A conversation is `whatsapp:{phone_number_id}:{person}`: its number is the account that answers."""

    channel = CHANNEL

    def __init__(self, api: GraphApi, window: Window | None = None, template: Mapping[str, Any] | None = None) -> None:
        self._api, self._window, self._template = api, window or Window(), template

    def account(self, conversation: str) -> str | None:
        parts = conversation.split(":", _ADDRESS_PARTS - 1)
        return parts[1] if len(parts) == _ADDRESS_PARTS and parts[0] == CHANNEL and parts[1] else None

    def parts(self, replies: Sequence[Reply]) -> Sequence[Mapping[str, Any]]:
        return messages(*replies)

    def invitation(self) -> Mapping[str, Any] | None:
        return self._template

    async def recipient(self, books: Books, conversation: str) -> str | None:
        person = await books.conversations.person(conversation)
        return None if person is None else await books.aliases.address(CHANNEL, person)

    async def heard(self, books: Books, conversation: str, otherwise: datetime) -> Heard | None:
        """What they wrote to this number, under whatever name."""
        heard = self._window.until(await books.inbox.heard(conversation, f"{CHANNEL}:{self.account(conversation)}:"))
        if heard is None and await books.conversations.person(conversation) is None:
            return self._window.until([(otherwise, None)])
        return heard

    def heard_at(self, at: datetime) -> Heard:
        return self._window.after(at)

    async def send(self, delivery: Delivery) -> str:
        return await self._api.send(delivery.account, addressed(delivery.request, delivery.recipient, delivery.id))

    async def notice(self, account: str, external_id: str) -> None:
        await self._api.mark(account, read(external_id, typing=True))
