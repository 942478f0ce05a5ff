"""The truth in SQL: one `Records` a process, one `Books` a transaction."""

from memory.records.books import Books
from memory.records.outages import unreachable
from memory.records.records import Records
from memory.records.standings import Standing

__all__ = ["Books", "Records", "Standing", "unreachable"]
