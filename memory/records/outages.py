"""Telling an outage of the database from a fault of what was asked of it."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

_SQLITE_PASSES = ("locked", "busy", "unable to open", "disk")
"""Words of SQLite's errors that a later try may not meet."""


def unreachable(error: BaseException) -> bool:
    """Whether the database was away, busy or full: a later try of the same thing may do."""
    if isinstance(error, NoConnection | ConnectionError | InterfaceError):
        return True
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    cause = error.orig if isinstance(error, OperationalError) else error
    if isinstance(cause, sqlite3.OperationalError):
        return any(word in str(cause) for word in _SQLITE_PASSES)
    return any(kind.__module__.startswith("psycopg") and kind.__name__ == "OperationalError" for kind in type(cause).__mro__)
