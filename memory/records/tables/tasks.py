"""Work in the background."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, Index, Integer, String, Table, text

from memory.records.tables.columns import Words, key, metadata, moment_column, tenant_key

_OPEN = text("state IN ('waiting', 'running')")

tasks = Table(
    "tasks",
    metadata,
    tenant_key(),
    key(),
    Column("name", String(64), nullable=False),
    Column("key", String(128), nullable=False),
    Column("asked_by", String(128), nullable=False),
    moment_column("asked_at"),
    Column("arguments", JSON, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("progress", Float, nullable=False),
    Column("stage", Words),
    Column("result", JSON(none_as_null=True)),
    Column("error", Words),
    moment_column("beat_at", nullable=True),
    moment_column("ended_at", nullable=True),
    Column("attempts", Integer, nullable=False),
    Column("holder", String(64)),
    Index(None, "tenant", "name", "asked_at"),
    Index("ux_tasks_open", "tenant", "key", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
)
