"""Photos and papers for the shop: fetched once, for people who agreed, kept for this user alone, and gone with the person."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from channels.whatsapp.collecting import MOST_TRIES, collect
from channels.whatsapp.media import Media
from domain.clock import FixedClock
from domain.conversation import Kind
from domain.people import Role
from evals.whatsapp.graph import Graph, standin
from memory.media import MediaFiles
from memory.records import Records
from memory.records.messages import Message
from tests.channels.whatsapp.conftest import NOW
from tests.memory.records.samples import TENANT

JPEG = b"\xff\xd8\xff\xe0pixels"


@pytest.fixture
def kind() -> str:
    """The queries on both databases are tested with the records."""
    return "sqlite"


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    async with standin() as served:
        yield served


@pytest.fixture
async def media(graph: Graph) -> AsyncIterator[Media]:
    opened = Media(graph.url, SecretStr(graph.token))
    yield opened
    await opened.close()


@pytest.fixture
def files(records: Records, tmp_path: Path) -> MediaFiles:
    return MediaFiles(records, tmp_path / "media")


async def receive(
    records: Records, message_id: str, media_id: str, *, keeps: bool = True, kind: Kind = Kind.IMAGE, person: str = "ana"
) -> None:
    """A message with a file, answered; `keeps` where its sender had agreed."""
    data = {"media_id": media_id, "mime": "image/jpeg", "filename": "../../../etc/passwd.sh"}
    message = Message("whatsapp", message_id, f"whatsapp:1:{person}", person, "", NOW, kind, data)
    async with records.writing(TENANT) as books:
        await books.people.meet(person, Role.CUSTOMER, NOW)
        await books.inbox.receive(message)
        await books.inbox.answered("whatsapp", [message_id], f"turn-{message_id}", keep_text=keeps)


def kept(folder: Path) -> list[Path]:
    return [path for path in (folder / "media").rglob("*") if path.is_file()]


async def test_a_photo_is_fetched_once_and_kept_for_this_user_alone(
    records: Records, graph: Graph, media: Media, files: MediaFiles, tmp_path: Path
) -> None:
    await receive(records, "wamid.1", graph.media.put(JPEG, "image/jpeg"))
    clock = FixedClock(NOW)
    assert [await collect(records, files, media, TENANT, clock) for _ in range(2)] == [1, 0]
    [path] = kept(tmp_path)
    assert (path.read_bytes(), path.suffix, stat.S_IMODE(path.stat().st_mode)) == (JPEG, ".jpg", 0o600)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    async with records.reading(TENANT) as books:
        assert await books.files.counts_of("ana") == {"image": 1}


async def test_without_consent_a_voice_note_or_unanswered_nothing_is_fetched(
    records: Records, graph: Graph, media: Media, files: MediaFiles, tmp_path: Path
) -> None:
    photo = graph.media.put(JPEG, "image/jpeg")
    await receive(records, "wamid.1", photo, keeps=False)
    await receive(records, "wamid.2", photo, kind=Kind.AUDIO)
    async with records.writing(TENANT) as books:
        waiting = Message("whatsapp", "wamid.3", "whatsapp:1:ana", "ana", "", NOW, Kind.IMAGE, {"media_id": photo})
        await books.inbox.receive(waiting)
    assert await collect(records, files, media, TENANT, FixedClock(NOW)) == 0
    assert (kept(tmp_path), graph.media.fetched) == ([], [])


async def test_what_is_not_to_be_had_is_not_asked_for_for_ever(records: Records, graph: Graph, files: MediaFiles, media: Media) -> None:
    await receive(records, "wamid.1", "999")
    away = Media("http://127.0.0.1:9", SecretStr("t"))
    await receive(records, "wamid.2", graph.media.put(JPEG, "image/jpeg"))
    assert await collect(records, files, media, TENANT, FixedClock(NOW)) == 1
    await receive(records, "wamid.3", "1")
    for _ in range(MOST_TRIES):
        await collect(records, files, away, TENANT, FixedClock(NOW))
    async with records.reading(TENANT) as books:
        assert await books.files.wanted("whatsapp", NOW - timedelta(days=1), 10) == []
    await away.close()


async def test_files_go_with_the_person_and_only_theirs(
    records: Records, graph: Graph, media: Media, files: MediaFiles, tmp_path: Path
) -> None:
    await receive(records, "wamid.1", graph.media.put(JPEG, "image/jpeg"))
    await receive(records, "wamid.2", graph.media.put(b"another", "image/jpeg"), person="bia")
    await collect(records, files, media, TENANT, FixedClock(NOW))
    async with records.writing(TENANT) as books:
        await books.privacy.erase("ana")
    assert await files.settle(TENANT) == 1
    assert [path.read_bytes() for path in kept(tmp_path)] == [b"another"]


async def test_a_file_of_somebody_erased_while_it_was_fetched_is_not_kept(records: Records, files: MediaFiles, tmp_path: Path) -> None:
    await receive(records, "wamid.1", "1")
    async with records.writing(TENANT) as books:
        await books.privacy.erase("ana")
    assert await files.keep(TENANT, "wamid.1", JPEG, "image/jpeg") is None
    assert kept(tmp_path) == []


async def test_the_senders_name_for_a_file_is_no_path_and_no_ending(records: Records, files: MediaFiles, tmp_path: Path) -> None:
    await receive(records, "../../x", "1", kind=Kind.DOCUMENT)
    name = await files.keep(TENANT, "../../x", b"#!/bin/sh", "application/x-sh")
    assert name is not None
    assert name.endswith(".bin")
    assert [path.name for path in kept(tmp_path)] == [name]
