"""DuckDB in memory, over files that any process may read. Questions share one database a process, with a cursor each; what is written
has one of its own."""

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
    """Statements one after the other, whose temporary tables nobody else sees; `columns` are there as `given`. Blocks.

    In a database that is closed then: its allocator (jemalloc, so malloc_trim moves nothing) keeps what was freed for the next time,
    and gives it back when a database is closed or its threads are busy again. A worker that files every five minutes grew by 20 MB
    each time; opening one takes 10 ms.
    """
    with _told(), _opened() as database:
        if columns is not None:
            database.register("given", dict(columns))
        for statement, values in statements:
            database.execute(statement, list(values))


def literal(text: str) -> str:
    """A text within a statement, where DuckDB takes no parameter."""
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def _cursor() -> Iterator[duckdb.DuckDBPyConnection]:
    with _told(), _database().cursor() as cursor:
        yield cursor


@contextmanager
def _told() -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise Unreadable(str(error).splitlines()[0]) from error


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """Made at first use."""
    return _opened()


def _opened() -> duckdb.DuckDBPyConnection:
    """Its library takes a fifth of a second to load."""
    import duckdb

    return duckdb.connect(":memory:", config=_SETTINGS)
