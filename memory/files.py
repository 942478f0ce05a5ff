"""SQLite files that several processes open at once."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
"""Moves the write-ahead log into the file and cuts it to nothing: until then it holds pages as they were before they were erased."""
_PATIENCE = 10.0
"""Seconds for other processes to be done with the same."""


def write_ahead(path: str) -> None:
    """Make a file, where there is none, and see that it keeps a write-ahead log: readers and one writer do not wait for each other.

    While another process makes the same switch SQLite refuses at once, whatever its busy timeout; so it is asked again.
    """
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + _PATIENCE
    with closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection:
        while True:
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.005)
