"""A post that is a process of its own."""

from __future__ import annotations

import asyncio

from channels.email import Carrier, Post
from channels.settings import EmailSettings
from domain.clock import FixedClock
from memory.records import Records
from tests.channels.email.conftest import NOW, TENANT


def send_due(database: str) -> None:
    asyncio.run(Post(Records(database), TENANT, Carrier(EmailSettings(), TENANT), FixedClock(NOW)).send_due())
