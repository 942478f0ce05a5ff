"""A history over real records and a real folder; meanings are compared by n-grams, which need no model."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from agent.understanding.embedder import NgramEmbedder
from domain.customers.consent import WORDING_VERSION, Consent
from domain.people import Role
from memory.history import History
from memory.records import Records
from tests.memory.records.samples import ANA, BRUNO, NOON, TENANT, after, answer, turn

Says = Callable[..., Awaitable[None]]


@pytest.fixture
async def history(records: Records, tmp_path: Path) -> History:
    """Ana and Bruno let what they say be kept."""
    async with records.writing(TENANT) as books:
        for person in (ANA, BRUNO):
            await books.people.meet(person, Role.CUSTOMER, NOON)
            await books.consents.record(Consent(person, True, WORDING_VERSION, NOON))
    return History(records, tmp_path / "history", NgramEmbedder(64))


@pytest.fixture
def says(records: Records) -> Says:
    """Somebody's turns are kept as any turn is: one a minute, the first `first` minutes after noon."""

    async def kept(person: str, *words: str, first: float = 0, tenant: str = TENANT) -> None:
        async with records.writing(tenant) as books:
            for number, text in enumerate(words):
                name = f"{person}:{first}:{number}"
                said = turn(name, person, text, at=after(minutes=first + number), tenant=tenant)
                await books.turns.done(said, answer(name, f"Sobre {text}"))

    return kept


def files(history: History, tenant: str = TENANT) -> list[str]:
    """Names of the files that readers may read."""
    return sorted(path.name for path in (history.home / tenant).glob("*.parquet"))


def holding(folder: Path, word: str) -> list[Path]:
    """Files of any name whose very bytes hold the word."""
    return [path for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]
