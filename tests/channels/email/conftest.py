"""A mail server, and a post that takes letters to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime

import pytest

from channels.settings import EmailSettings
from domain.clock import FixedClock
from domain.delivery.letters import Letter, Posted
from evals.mail_server import MailServer, mail_server
from memory.records import Records

LETTER = Letter("oc-12-abc", "vendas@acos.example", "Ordem de compra 12", "Segue a ordem.", "oc-12.pdf", b"%PDF-1.7 ...")
TENANT = "demo"
NOW = datetime(2026, 11, 24, 10, 0)


@pytest.fixture
def kind() -> str:
    """The post knows no database but through the records."""
    return "sqlite"


@pytest.fixture
async def server() -> AsyncIterator[MailServer]:
    async with mail_server() as standin:
        yield standin


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


Settings = Callable[..., EmailSettings]


@pytest.fixture
def settings(server: MailServer) -> Settings:
    def of(**fields: object) -> EmailSettings:
        shared = {"host": "127.0.0.1", "port": server.port, "SMTP_FROM": "compras@ipe.example", "timeout": 2}
        return EmailSettings(_env_file=None, **{**shared, **fields})  # type: ignore[arg-type]

    return of


async def posted(records: Records, letter: Letter, clock: FixedClock) -> None:
    async with records.writing(TENANT) as books:
        await books.emails.post(letter, clock.now())


async def kept(records: Records, key: str = LETTER.key) -> Posted:
    async with records.reading(TENANT) as books:
        found = await books.emails.find(key)
    assert found is not None
    return found
