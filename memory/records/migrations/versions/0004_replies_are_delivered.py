"""Replies become messages of their channel, which are sent, retried and reported on."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, BigInteger, Boolean, Column, DateTime, Index, Integer, String, Text, UniqueConstraint, false, text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _deliveries()
    op.create_table(
        "strays",
        Column("tenant", String(64), primary_key=True),
        Column("digest", String(64), primary_key=True),
        Column("state", String(16), primary_key=True),
        Column("price", JSON, nullable=True),
        Column("error_code", Integer, nullable=True),
        Column("error", Text, nullable=True),
        Column("at", DateTime(timezone=True), nullable=False),
        comment="statuses of messages that nobody knows (yet); the channel's id holds a phone number, so only its digest is kept",
    )
    op.add_column("outbox", Column("to_send", Boolean, nullable=False, server_default=false()))
    op.add_column("outbox", Column("recipient", Text, nullable=True))
    op.add_column("outbox", Column("trace", String(64), nullable=False, server_default=text("''")))
    op.create_index(
        "ix_outbox_to_send", "outbox", ["tenant", "conversation"], sqlite_where=text("to_send = 1"), postgresql_where=text("to_send")
    )


def _deliveries() -> None:
    to_do, failed = text("due_at IS NOT NULL"), text("state = 'failed'")
    op.create_table(
        "deliveries",
        Column("tenant", String(64), primary_key=True),
        Column("id", String(128), primary_key=True),
        Column("conversation", String(128), nullable=False),
        Column("outbox_id", BigInteger, nullable=False),
        Column("part", Integer, nullable=False),
        Column("channel", String(32), nullable=False),
        Column("account", String(64), nullable=False),
        Column("recipient", Text, nullable=False),
        Column("request", JSON, nullable=False),
        Column("state", String(16), nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("due_at", DateTime(timezone=True), nullable=True),
        Column("started_at", DateTime(timezone=True), nullable=True),
        Column("external_id", String(255), nullable=True),
        Column("error_code", Integer, nullable=True),
        Column("error", Text, nullable=True),
        Column("price", JSON, nullable=True),
        Column("trace", String(64), nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        UniqueConstraint("tenant", "outbox_id", "part"),
        Index("ix_deliveries_to_do", "tenant", "conversation", sqlite_where=to_do, postgresql_where=to_do),
        Index("ix_deliveries_failed", "tenant", "at", sqlite_where=failed, postgresql_where=failed),
        Index(None, "tenant", "external_id"),
        Index(None, "tenant", "conversation", "outbox_id"),
    )
