"""What was asked of other sites: readings of prices and what was set aside, runs through all products, places looked up."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Index, Integer, String, Table

from memory.records.tables.columns import Scaled, Words, key, metadata, moment_column, tenant_key

price_readings = Table(
    "price_readings",
    metadata,
    tenant_key(),
    key("sku"),
    Column("day", Date, primary_key=True),
    Column("source", String(32), primary_key=True),
    Column("amount", Scaled(4)),
    Column("low", Scaled(4)),
    Column("high", Scaled(4)),
    Column("used", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("error", String(32)),
    moment_column("at"),
    comment="the last try of a day: from how many of the listings seen its price comes, or why there is none",
)

quarantined_prices = Table(
    "quarantined_prices",
    metadata,
    tenant_key(),
    key("sku"),
    Column("day", Date, primary_key=True),
    Column("source", String(32), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("title", Words, nullable=False),
    Column("amount", Scaled(2), nullable=False),
    Column("unit_amount", Scaled(4)),
    Column("why", Words, nullable=False),
    comment="listings that a reading did not count, with the reason",
)

price_runs = Table(
    "price_runs",
    metadata,
    tenant_key(),
    key(),
    Column("asked_by", String(128), nullable=False),
    moment_column("asked_at"),
    Column("state", String(16), nullable=False),
    moment_column("beat_at", nullable=True),
    moment_column("ended_at", nullable=True),
    Column("total", Integer, nullable=False),
    Column("tried", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("errors", JSON, nullable=False),
    Index(None, "tenant", "asked_at"),
)

lookups = Table(
    "lookups",
    metadata,
    tenant_key(),
    Column("service", String(32), primary_key=True),
    Column("asked", String(300), primary_key=True),
    Column("answer", JSON),
    moment_column("at"),
    comment="what a public service answered; NULL where it knew nothing",
)
