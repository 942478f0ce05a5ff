"""What was done, once, and by whom."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, String, Table

from memory.records.tables.columns import key, metadata, moment_column, number, tenant_key

effects = Table(
    "effects",
    metadata,
    tenant_key(),
    Column("turn_id", String(200), primary_key=True),
    key("key"),
    Column("person_id", String(128)),
    Column("result", JSON, nullable=False),
    Index(None, "tenant", "person_id"),
    comment="what a writing tool returned in a turn, so that a turn run again does nothing twice",
)

audit = Table(
    "audit",
    metadata,
    number(),
    Column("tenant", String(64), nullable=False),
    Column("person_id", String(128), nullable=False),
    Column("role", String(16), nullable=False),
    Column("action", String(64), nullable=False),
    Column("ok", Boolean, nullable=False),
    Column("detail", JSON, nullable=False),
    moment_column("at"),
    Index(None, "tenant", "at"),
    Index(None, "tenant", "person_id"),
    sqlite_autoincrement=True,
)
