"""The files of a tenant's history: Parquet, written once and never changed.

A file is whole or not there: it is written under another name, synced and renamed. Which files count is said by the records
(memory/records/segments.py), with a checksum: what they do not name is nobody's, what does not match is broken.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import orjson

from memory.history import engine
from memory.history.remembered import Floats, Memento, Sought
from memory.history.writing import LOCK
from memory.records.segments import Segment

ASIDE = ".broken"
_WRITING = ".writing"
_ROWS_A_GROUP = 2_048
"""DuckDB's least: a group is skipped whole where its people are others."""
_FIELDS = "turn_id, person_id, conversation, moment, said, answered, cards, calls"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_sound: set[tuple[str, int, int]] = set()
"""Files whose checksum this process has seen to match: path, size and time of writing."""


class BrokenSegment(Exception):
    """A file that the records name is missing, or is not what was written."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(segment.id)
        self.segment = segment


class SegmentFiles:
    """Blocking throughout: call it in a thread."""

    def __init__(self, home: Path, tenant: str) -> None:
        self.folder = home / quote(tenant, safe="").replace(".", "%2E")

    def path(self, segment: str) -> Path:
        return self.folder / f"{segment}.parquet"

    def write(self, mementos: Sequence[Memento], vectors: Floats, embedder: str) -> Segment:
        """A new file of these turns, a row of `vectors` each."""
        columns = {
            "turn_id": _texts([one.turn_id for one in mementos]),
            "person_id": _texts([one.person_id for one in mementos]),
            "conversation": _texts([one.conversation for one in mementos]),
            "moment": np.array([_micros(one.at) for one in mementos], dtype=np.int64),
            "said": _texts([one.said for one in mementos]),
            "answered": _texts([one.answered for one in mementos]),
            "cards": _texts([orjson.dumps([dict(card) for card in one.cards]).decode() for one in mementos]),
            "calls": _texts([orjson.dumps([dict(call) for call in one.calls]).decode() for one in mementos]),
            "tools": _texts([orjson.dumps(one.tools).decode() for one in mementos]),
            "vector": _texts([orjson.dumps(row, option=orjson.OPT_SERIALIZE_NUMPY).decode() for row in vectors]),
        }
        select = f"SELECT {_FIELDS}, tools::JSON::VARCHAR[] AS tools, vector::JSON::FLOAT[{vectors.shape[1]}] AS vector FROM given"  # noqa: S608
        return self._published(select, [], len(mementos), embedder, columns)

    def merged(self, segments: Sequence[Segment], turn_ids: Collection[str]) -> Segment:
        """A new file of what these files hold of these turns."""
        for segment in segments:
            self._verify(segment)
        files = ", ".join(engine.literal(str(self.path(segment.id))) for segment in segments)
        keep = ("CREATE TEMP TABLE kept AS SELECT unnest(?::VARCHAR[]) AS turn_id", [list(turn_ids)])
        select = f"SELECT * FROM read_parquet([{files}]) SEMI JOIN kept USING (turn_id)"  # noqa: S608 - file names of ours
        return self._published(select, [keep], len(turn_ids), segments[0].embedder)

    def nearest(self, segments: Sequence[Segment], sought: Sought, vector: Floats | None) -> list[Memento]:
        """What is sought, nearest first; BrokenSegment where a file is not what it was."""
        for segment in segments:
            self._verify(segment)
        if not segments:
            return []
        near = f"array_cosine_similarity(vector::FLOAT[{len(vector)}], ?::FLOAT[{len(vector)}])" if vector is not None else "0.0"
        asked: list[Any] = [vector.tolist()] if vector is not None else []
        conditions, values = _conditions(sought)
        question = (
            f"SELECT {_FIELDS}, {near} AS nearness FROM read_parquet(?) WHERE {conditions} "  # noqa: S608 - words of ours
            "ORDER BY nearness DESC, moment DESC, turn_id DESC LIMIT ?"
        )
        files = [str(self.path(segment.id)) for segment in segments]
        return [_memento(row) for row in engine.ask(question, [*asked, files, *values, sought.limit])]

    def remove(self, segment: str) -> None:
        for path in (self.path(segment), self._aside(segment)):
            path.unlink(missing_ok=True)

    def set_aside(self, segment: str) -> None:
        """Out of the readers' way, for a person to look at."""
        if self.path(segment).exists():
            self.path(segment).replace(self._aside(segment))

    def broken(self, segments: Sequence[Segment]) -> list[str]:
        """The ids of those whose file is missing, or is not what was written."""
        found = []
        for segment in segments:
            try:
                self._verify(segment)
            except BrokenSegment:
                found.append(segment.id)
        return found

    def sweep(self, known: Collection[str]) -> None:
        """Remove what no known segment owns: left by a writer that died."""
        ours = {LOCK, *(path.name for segment in known for path in (self.path(segment), self._aside(segment)))}
        for path in self.folder.iterdir():
            if path.name not in ours:
                path.unlink(missing_ok=True)

    def _aside(self, segment: str) -> Path:
        return self.path(segment).with_suffix(f".parquet{ASIDE}")

    def _verify(self, segment: Segment) -> None:
        path = self.path(segment.id)
        try:
            found = path.stat()
            mark = (str(path), found.st_size, found.st_mtime_ns)
            if mark in _sound:
                return
            if found.st_size == segment.bytes and _digest(path) == segment.digest:
                _sound.add(mark)
                return
        except FileNotFoundError as error:
            raise BrokenSegment(segment) from error
        raise BrokenSegment(segment)

    def _published(
        self, select: str, before: Sequence[tuple[str, Sequence[Any]]], rows: int, embedder: str, columns: dict[str, Any] | None = None
    ) -> Segment:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
        written = self.path(name).with_suffix(_WRITING)
        target = engine.literal(str(written))
        copy = (
            f"COPY ({select} ORDER BY person_id, moment) TO {target} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE {_ROWS_A_GROUP})"
        )
        engine.run([*before, (copy, ())], columns)
        _sync(written)
        segment = Segment(name, rows, written.stat().st_size, _digest(written), embedder)
        written.replace(self.path(name))
        _sync(self.folder)
        return segment


def _conditions(sought: Sought) -> tuple[str, list[Any]]:
    clauses: list[tuple[str, Any]] = [("person_id = ?", sought.person_id)]
    if sought.since is not None:
        clauses.append(("moment >= ?", _micros(sought.since)))
    if sought.until is not None:
        clauses.append(("moment < ?", _micros(sought.until)))
    if sought.used:
        clauses.append(("list_has_any(tools, ?::VARCHAR[])", sorted(sought.used)))
    if sought.without:
        clauses.append(("NOT list_has_any(tools, ?::VARCHAR[])", sorted(sought.without)))
    return " AND ".join(clause for clause, _ in clauses), [value for _, value in clauses]


def _memento(row: Sequence[Any]) -> Memento:
    turn_id, person_id, conversation, moment, said, answered, cards, calls, nearness = row
    at = datetime.fromtimestamp(moment / 1_000_000, UTC)
    shown, done = tuple(orjson.loads(cards)), tuple(orjson.loads(calls))
    return Memento(turn_id, person_id, conversation, at, said, answered, shown, done, float(nearness))


def _micros(at: datetime) -> int:
    return round((at - _EPOCH).total_seconds() * 1_000_000)


def _texts(values: Sequence[str]) -> Any:
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
