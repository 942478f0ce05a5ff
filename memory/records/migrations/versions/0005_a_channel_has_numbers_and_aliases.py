"""Whose number a message came by, who wrote it, and what else a channel told."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, BigInteger, Column, DateTime, Index, Integer, String, UniqueConstraint

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "whatsapp_numbers", Column("phone_number_id", String(128), primary_key=True), Column("tenant", String(64), nullable=False),
        comment="whose messages come by which of Meta's phone number ids",
    )  # fmt: skip
    op.create_table(
        "aliases",
        Column("tenant", String(64), primary_key=True),
        Column("channel", String(32), primary_key=True),
        Column("alias", String(200), primary_key=True),
        Column("person_id", String(128), nullable=False),
        Column("address", String(200), nullable=False),
        Column("since", DateTime(timezone=True), nullable=False),
        Column("ended_at", DateTime(timezone=True)),
        Index(None, "tenant", "person_id"),
        comment="by what a channel knows a person, and where an answer reaches them",
    )
    op.create_table(
        "webhook_events",
        Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True),
        Column("tenant", String(64), nullable=False),
        Column("channel", String(32), nullable=False),
        Column("external_id", String(128), nullable=False),
        Column("kind", String(64), nullable=False),
        Column("account", String(128)),
        Column("person_id", String(128)),
        Column("payload", JSON, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("trace", String(64), nullable=False),
        UniqueConstraint("tenant", "channel", "external_id"),
        Index(None, "tenant", "at"),
        Index(None, "tenant", "person_id"),
        sqlite_autoincrement=True,
        comment="what a channel told that is no message: templates, quality, accounts, shapes nobody knows yet",
    )
