"""Prices are collected: readings, what was set aside, runs; and places are looked up once."""

from __future__ import annotations

from datetime import datetime

from alembic import op
from sqlalchemy import JSON, BigInteger, Column, Date, DateTime, Integer, String, Text

revision = "0015"
down_revision = "0014"


def _key(name: str, length: int = 128) -> Column[str]:
    return Column(name, String(length), primary_key=True)


def _moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    comment = "the last try of a day: from how many of the listings seen its price comes, or why there is none"
    op.create_table(
        "price_readings", _key("tenant", 64), _key("sku"), Column("day", Date, primary_key=True), _key("source", 32),
        Column("amount", BigInteger), Column("low", BigInteger), Column("high", BigInteger), Column("used", Integer, nullable=False),
        Column("seen", Integer, nullable=False), Column("error", String(32)), _moment("at"), comment=comment,
    )  # fmt: skip
    op.create_table(
        "quarantined_prices", _key("tenant", 64), _key("sku"), Column("day", Date, primary_key=True), _key("source", 32),
        Column("place", Integer, primary_key=True, autoincrement=False), Column("title", Text, nullable=False),
        Column("amount", BigInteger, nullable=False), Column("unit_amount", BigInteger), Column("why", Text, nullable=False),
        comment="listings that a reading did not count, with the reason",
    )  # fmt: skip
    op.create_table(
        "price_runs", _key("tenant", 64), _key("id"), Column("asked_by", String(128), nullable=False), _moment("asked_at"),
        Column("state", String(16), nullable=False), _moment("beat_at", nullable=True), _moment("ended_at", nullable=True),
        Column("total", Integer, nullable=False), Column("tried", Integer, nullable=False), Column("failed", Integer, nullable=False),
        Column("errors", JSON, nullable=False),
    )  # fmt: skip
    op.create_index("ix_price_runs_tenant_asked_at", "price_runs", ["tenant", "asked_at"])
    op.create_table(
        "lookups", _key("tenant", 64), _key("service", 32), _key("asked", 300), Column("answer", JSON), _moment("at"),
        comment="what a public service answered; NULL where it knew nothing",
    )  # fmt: skip
