"""The composition root: settings become records, tools, understanding and the assistant, wired once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from agent.assistant import Assistant
from agent.hearing import Ears
from agent.providers import Providers
from agent.understanding import Understanding
from agent.understanding.embedder import Embedder, embedder
from channels.market import open_market
from channels.measured import MeasuredUnderstanding
from channels.settings import (
    EmailSettings,
    EmbedderSettings,
    HouseSettings,
    ModelSettings,
    ScraperSettings,
    StorageSettings,
    export_env_file,
)
from domain.clock import Clock, SystemClock
from memory.checkpoints import open_checkpoints
from memory.history import History
from memory.media import MediaFiles
from memory.records import Records
from memory.records.migrate import upgrade
from tools import Toolbox
from tools.catalogue import TOOLBOX
from tools.price_sources import PriceSource


@dataclass(frozen=True, slots=True)
class House:
    """Everything a channel needs, ready to use."""

    home: Path
    tenant: str
    records: Records
    toolbox: Toolbox
    understanding: Understanding
    assistant: Assistant
    history: History
    files: MediaFiles
    clock: Clock
    market: PriceSource | None = None
    """Where prices of the market are looked up."""


def database_address(home: Path, storage: StorageSettings | None = None) -> str:
    """What `DATABASE_URL` says, with our drivers, else a SQLite file in the home."""
    url = (storage or StorageSettings()).database_url
    if url:
        scheme, rest = url.split("://", 1)
        return f"{'sqlite+aiosqlite' if scheme.startswith('sqlite') else 'postgresql+psycopg'}://{rest}"
    home.mkdir(parents=True, exist_ok=True)
    return f"sqlite+aiosqlite:///{home.resolve() / 'balcao.sqlite'}"


def _checkpoints_address(home: Path, database: str) -> str:
    return database if not database.startswith("sqlite") else str(home.resolve() / "conversations.sqlite")


def _recalling(understanding: Understanding) -> Embedder:
    """What compares old conversations: a model of the hub where one is configured, else that of the understanding."""
    model = EmbedderSettings().embedder
    return embedder(model) if model else understanding.embedder


@asynccontextmanager
async def open_house(
    home: Path | None = None,
    clock: Clock | None = None,
    tenant: str | None = None,
    ears: Ears | None = None,
    understanding: Understanding | None = None,
    *,
    toolbox: Toolbox = TOOLBOX,
    providers: Providers | None = None,
    storage: StorageSettings | None = None,
    scraper: ScraperSettings | None = None,
    email: EmailSettings | None = None,
) -> AsyncIterator[House]:
    """Open the house: databases brought up to date, understanding loaded. Everything is closed on the way out.

    `ears` are of the channel that brings voice notes; `understanding` is one that was loaded before, which takes seconds. Tools,
    models, the place of the records, the marketplace and the mail server are those of the settings; an evaluation brings its own.
    """
    export_env_file()
    settings, models = HouseSettings(), ModelSettings()
    home, clock, tenant = home or settings.home, clock or SystemClock(), tenant or settings.tenant
    address = database_address(home, storage)
    records = Records(address)
    try:
        await upgrade(records)
        async with open_checkpoints(_checkpoints_address(home, address)) as checkpointer:
            understanding = understanding or MeasuredUnderstanding.load()
            providers = providers or Providers.named(models.names, models.model_timeout)
            history = History(records, home / "history", await asyncio.to_thread(_recalling, understanding))
            files = MediaFiles(records, home / "media")
            async with open_market(scraper) as market:
                mails = (email or EmailSettings()).is_set
                assistant = Assistant(records, toolbox, understanding, checkpointer, clock, providers, history, files, ears, market, mails)
                yield House(home, tenant, records, toolbox, understanding, assistant, history, files, clock, market)
    finally:
        await records.close()
