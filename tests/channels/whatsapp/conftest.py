"""The webhook over real records, with a queue that only listens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from channels.api import tell_problems
from channels.bodies import BodyLimit
from channels.settings import WhatsAppSettings
from channels.whatsapp import open_ingress, whatsapp_routes
from domain.clock import SAO_PAULO, FixedClock
from memory.records import Records
from memory.records.messages import Message
from memory.records.webhook_events import WebhookEvent
from tests.channels.whatsapp.payloads import NUMBER, SECRET, TOKEN, signature, webhook
from tests.memory.records.samples import TENANT

NOW = datetime(2026, 11, 24, 10, 0, 5, tzinfo=SAO_PAULO)


@dataclass(slots=True)
class Listening:
    """A queue that notes who was rung for, and can be broken."""

    rung: list[tuple[str, str]] = field(default_factory=list)
    broken: bool = False

    async def ring(self, tenant: str, conversation: str) -> None:
        if self.broken:
            raise ConnectionError("no Redis")
        self.rung.append((tenant, conversation))


@dataclass(frozen=True, slots=True)
class House:
    """What the ingress needs of one."""

    records: Records
    tenant: str
    clock: FixedClock


@dataclass(frozen=True, slots=True)
class Meta:
    """The sender of webhooks, and a look at what became of them."""

    client: httpx2.AsyncClient
    records: Records
    queue: Listening
    house: House

    async def posts(self, body: bytes, signed: str | None = None) -> int:
        headers = {"X-Hub-Signature-256": signature(body) if signed is None else signed}
        return (await self.client.post("/webhook/whatsapp", content=body, headers=headers)).status_code

    async def tells(self, *changes: Any) -> None:
        assert await self.posts(webhook(*changes)) == 200

    async def waiting(self, tenant: str = TENANT) -> list[Message]:
        """Every message that waits for an answer, as it was stored."""
        async with self.records.reading(tenant) as books:
            return [message for talk in sorted(await books.inbox.waiting()) for message in await books.inbox.unanswered(talk)]

    async def texts(self, tenant: str = TENANT) -> list[str]:
        return [message.text for message in await self.waiting(tenant)]

    async def noticed(self, kind: str, tenant: str = TENANT) -> list[WebhookEvent]:
        async with self.records.reading(tenant) as books:
            return await books.webhook_events.of_kind(kind)


def app_of(house: House) -> FastAPI:
    app = FastAPI()
    tell_problems(app)
    app.add_middleware(BodyLimit)
    app.router.routes.extend(whatsapp_routes)
    return app


@pytest.fixture
async def meta(records: Records, own_settings: pytest.MonkeyPatch) -> AsyncIterator[Meta]:
    house, queue = House(records, TENANT, FixedClock(NOW)), Listening()
    app = app_of(house)
    settings = WhatsAppSettings(_env_file=None, phone_number_id=NUMBER, app_secret=SECRET, verify_token=TOKEN)
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        open_ingress(house, queue, settings) as app.state.whatsapp,
        httpx2.AsyncClient(transport=transport, base_url="http://balcao") as client,
    ):
        yield Meta(client, records, queue, house)
