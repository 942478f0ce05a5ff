"""What is sent to people, and what the channels said of it."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, String, Table, UniqueConstraint, text

from memory.records.tables.columns import Words, key, metadata, moment_column, tenant_key

_TO_DO = text("due_at IS NOT NULL")
_FAILED = text("state = 'failed'")

deliveries = Table(
    "deliveries",
    metadata,
    tenant_key(),
    key(),
    Column("conversation", String(128), nullable=False),
    Column("outbox_id", BigInteger, nullable=False),
    Column("part", Integer, nullable=False),
    Column("channel", String(32), nullable=False),
    Column("account", String(64), nullable=False),
    Column("recipient", Words, nullable=False),
    Column("request", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    moment_column("due_at", nullable=True),
    moment_column("started_at", nullable=True),
    Column("external_id", String(255)),
    Column("error_code", Integer),
    Column("error", Words),
    Column("price", JSON(none_as_null=True)),
    Column("trace", String(64), nullable=False),
    moment_column("at"),
    Column("unknown", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("tenant", "outbox_id", "part"),
    Index("ix_deliveries_to_do", "tenant", "conversation", sqlite_where=_TO_DO, postgresql_where=_TO_DO),
    Index("ix_deliveries_failed", "tenant", "at", sqlite_where=_FAILED, postgresql_where=_FAILED),
    Index(None, "tenant", "external_id"),
    Index(None, "tenant", "conversation", "outbox_id"),
)

strays = Table(
    "strays",
    metadata,
    tenant_key(),
    Column("digest", String(64), primary_key=True),
    Column("state", String(16), primary_key=True),
    Column("price", JSON(none_as_null=True)),
    Column("error_code", Integer),
    Column("error", Words),
    moment_column("at"),
    comment="statuses of messages that nobody knows (yet); the channel's id holds a phone number, so only its digest is kept",
)
