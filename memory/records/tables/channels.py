"""What joins a channel to a tenant and to its people."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, String, Table, UniqueConstraint

from memory.records.tables.columns import key, metadata, moment_column, number, tenant_key

whatsapp_numbers = Table(
    "whatsapp_numbers",
    metadata,
    key("phone_number_id"),
    Column("tenant", String(64), nullable=False),
    comment="whose messages come by which of Meta's phone number ids",
)

aliases = Table(
    "aliases",
    metadata,
    tenant_key(),
    Column("channel", String(32), primary_key=True),
    Column("alias", String(200), primary_key=True),
    Column("person_id", String(128), nullable=False),
    Column("address", String(200), nullable=False),
    moment_column("since"),
    moment_column("ended_at", nullable=True),
    Index(None, "tenant", "person_id"),
    comment="by what a channel knows a person, and where an answer reaches them",
)

webhook_events = Table(
    "webhook_events",
    metadata,
    number(),
    Column("tenant", String(64), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("external_id", String(128), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("account", String(128)),
    Column("person_id", String(128)),
    Column("payload", JSON, nullable=False),
    moment_column("at"),
    Column("trace", String(64), nullable=False),
    UniqueConstraint("tenant", "channel", "external_id"),
    Index(None, "tenant", "at"),
    Index(None, "tenant", "person_id"),
    sqlite_autoincrement=True,
    comment="what a channel told that is no message: templates, quality, accounts, shapes nobody knows yet",
)
