"""The way in: a signed body becomes events, the events are kept, and the bells of their conversations are rung."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from channels.house import House
from channels.logs import following, new_trace
from channels.meanwhile import meanwhile
from channels.queue import Queue
from channels.settings import HouseSettings, WhatsAppSettings
from channels.whatsapp.bodies import Bodies
from channels.whatsapp.forgetting import keep_forgetting
from channels.whatsapp.numbers import own_number
from channels.whatsapp.receiving import Batch, Receiving
from channels.whatsapp.shapes import Said, read
from domain.clock import Clock
from domain.errors import Misconfigured

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ingress:
    """What the webhook needs. Without secrets nothing is let in."""

    app_secret: bytes
    verify_token: str
    receiving: Receiving
    clock: Clock
    bodies: Bodies = field(default_factory=Bodies)

    async def receive(self, body: bytes) -> None:
        """Keep what a body says, and return when it is kept; Overwhelmed where that cannot be done now."""
        now, trace = self.clock.now(), new_trace()
        with following(trace):
            if events := read(body, now):
                await self.receiving.keep(Batch(events, now, trace))
                if said := sum(isinstance(event, Said) for event in events):
                    log.info("kept", extra={"said": said})


@asynccontextmanager
async def open_ingress(house: House, queue: Queue, settings: WhatsAppSettings | None = None) -> AsyncIterator[Ingress]:
    """The ingress of a house; the number of the settings is the house's."""
    settings = settings or WhatsAppSettings()
    _refuse_half_settings(settings)
    await own_number(house, settings)
    async with (
        meanwhile(keep_forgetting(house.records, house.tenant, house.clock)),
        Receiving(house.records, house.tenant, queue) as receiving,
    ):
        secret, token = (value.get_secret_value() if value else "" for value in (settings.app_secret, settings.verify_token))
        yield Ingress(secret.encode(), token, receiving, house.clock)


def _refuse_half_settings(settings: WhatsAppSettings) -> None:
    missing = [name for name in ("app_secret", "verify_token", "access_token") if getattr(settings, name) is None]
    if HouseSettings().env == "production" and settings.phone_number_id and missing:
        names = ", ".join(f"WHATSAPP_{name.upper()}" for name in missing)
        raise Misconfigured(f"Com WHATSAPP_PHONE_NUMBER_ID, em produção defina também {names}.")
