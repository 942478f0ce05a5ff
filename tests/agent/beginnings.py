"""How conversations of tests begin: talked once a session, and taken up from a copy of the records where another test begins so."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from domain.conversation import Answer

Lines = tuple[str, ...]
DATABASES = ("balcao.sqlite", "conversations.sqlite")
_LOGS = tuple(name + suffix for name in DATABASES for suffix in ("-wal", "-shm"))
_OF_THE_FILE = ((slice(18, 20), b"\1\1"), (slice(24, 28), bytes(4)), (slice(40, 44), bytes(4)), (slice(92, 100), bytes(8)))
"""Bytes of SQLite's header that tell of the file and nothing of its content: its kind of log, and how often it was written."""


@dataclass(slots=True)
class Beginnings:
    """All beginnings of a session: by what was there before, and the lines; with the last answer, and the databases as they were then."""

    talked: dict[tuple[bytes, Lines], tuple[Answer, list[bytes]]] = field(default_factory=dict)

    def of(self, folder: Path, *circumstances: object) -> Beginning:
        """In a test's folder: who speaks, when, and whatever else an answer hangs on."""
        digest, beside = hashlib.blake2b(repr(circumstances).encode()), _beside(folder)
        for content in (beside, *(content_of(folder / name) for name in DATABASES)):
            digest.update(content)
        return Beginning(self, folder, beside, digest.digest())


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is said over records of the same content, in the same circumstances."""

    of_all: Beginnings
    folder: Path
    beside: bytes
    before: bytes

    def take_up(self, lines: Lines) -> tuple[int, Answer | None]:
        """How many of the lines were said so before, and the last answer to them; the records are as they were after it."""
        for said in range(len(lines), 0, -1):
            if found := self.of_all.talked.get((self.before, lines[:said])):
                answer, contents = found
                for name, content in zip(DATABASES, contents, strict=True):
                    put_back(zlib.decompress(content), self.folder / name)
                return said, answer
        return 0, None

    def keep(self, lines: Lines, answer: Answer) -> None:
        assert _beside(self.folder) == self.beside, "what changes other files is no beginning: let them say it"
        self.of_all.talked[self.before, lines] = answer, [zlib.compress(content_of(self.folder / name), 1) for name in DATABASES]


def _beside(folder: Path) -> bytes:
    """Of all other files: their names and what they hold."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in (*DATABASES, *_LOGS))
    return hashlib.blake2b(repr([(str(file.relative_to(folder)), file.read_bytes()) for file in files]).encode()).digest()


def content_of(file: Path) -> bytes:
    """With what is still in the log."""
    with closing(sqlite3.connect(file)) as database:
        content = bytearray(database.serialize())
    for place, plain in _OF_THE_FILE:
        content[place] = plain
    return bytes(content)


def put_back(content: bytes, file: Path) -> None:
    """As one transaction: others have the file open."""
    with closing(sqlite3.connect(":memory:")) as copy, closing(sqlite3.connect(file)) as database:
        copy.deserialize(content)
        database.execute("PRAGMA synchronous=OFF")
        copy.backup(database)
