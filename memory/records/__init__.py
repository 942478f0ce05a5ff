"""The truth in SQL: one `Records` a process, one `Books` a transaction."""

from memory.records.books import Books
from memory.records.records import Records

__all__ = ["Books", "Records"]
