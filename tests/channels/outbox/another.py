"""A sender that is a process of its own."""

from __future__ import annotations

import asyncio

from pydantic import SecretStr

from channels.outbox import Sender
from channels.outbox.pacing import Pacing
from channels.whatsapp.carrier import WhatsApp
from channels.whatsapp.graph_api import GraphApi
from domain.clock import FixedClock
from memory.records import Records
from memory.sessions import Sessions
from tests.channels.outbox.shop import NOON, TENANT


def send(database: str, redis: str, api: str, token: str, conversation: str) -> None:
    asyncio.run(_send(Records(database), Sessions(redis), WhatsApp(GraphApi(api, SecretStr(token))), conversation))


async def _send(records: Records, sessions: Sessions, carrier: WhatsApp, conversation: str) -> None:
    await Sender(records, sessions, [carrier], FixedClock(NOON), Pacing(sessions, 80)).send_waiting(TENANT, conversation)
