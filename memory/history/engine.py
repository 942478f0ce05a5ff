"""The one DuckDB of a process: in memory, over files that any process may read. Each question has a cursor of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

_SETTINGS: dict[str, Any] = {
    "threads": 2,
    "memory_limit": "1GB",
    "max_temp_directory_size": "0KiB",  # what was said is written nowhere but into segments
    # What was freed goes back to the system some seconds later. DuckDB's allocator (jemalloc: malloc_trim moves nothing) else keeps it
    # until its threads are busy again, and a worker that files every five minutes grew by 20 MB each time.
    "allocator_background_threads": True,
    "autoinstall_known_extensions": False,  # nothing is fetched from the network
    "autoload_known_extensions": False,
}


class Unreadable(Exception):
    """DuckDB could not do it: a file is not what it should be, or went away."""


def ask(question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Rows of an answer. Blocks: call it in a thread."""
    with _cursor() as cursor:
        return cursor.execute(question, list(values)).fetchall()


def run(statements: Sequence[tuple[str, Sequence[Any]]], columns: Mapping[str, Any] | None = None) -> None:
    """Statements one after the other on one cursor, whose temporary tables only they see; `columns` are there as `given`."""
    with _cursor() as cursor:
        if columns is not None:
            cursor.register("given", dict(columns))
        for statement, values in statements:
            cursor.execute(statement, list(values))


def literal(text: str) -> str:
    """A text within a statement, where DuckDB takes no parameter."""
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def _cursor() -> Iterator[duckdb.DuckDBPyConnection]:
    import duckdb

    try:
        with _database().cursor() as cursor:
            yield cursor
    except duckdb.Error as error:
        raise Unreadable(str(error).splitlines()[0]) from error


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """Made at first use: its library takes a fifth of a second to load."""
    import duckdb

    return duckdb.connect(":memory:", config=_SETTINGS)
