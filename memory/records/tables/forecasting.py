"""What prices were said to become: models by version, forecasts as published, how far they were from what came."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Float, Index, Integer, String, Table, text

from memory.records.tables.columns import Scaled, Words, key, metadata, moment_column, tenant_key

model_versions = Table(
    "model_versions",
    metadata,
    tenant_key(),
    key("version"),
    moment_column("trained_at"),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("products", Integer, nullable=False),
    Column("prices", Integer, nullable=False),
    Column("path", Words, nullable=False),
    Column("checksum", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("is_synthetic", Boolean, nullable=False),
    Column("metrics", JSON, nullable=False),
    Column("drift", JSON, nullable=False),
    Index(
        "ux_model_versions_champion",
        "tenant",
        unique=True,
        sqlite_where=text("state = 'champion'"),
        postgresql_where=text("state = 'champion'"),
    ),
)

published_forecasts = Table(
    "published_forecasts",
    metadata,
    tenant_key(),
    key("sku"),
    Column("version", String(128), primary_key=True),
    Column("day", Date, primary_key=True),
    moment_column("made_at"),
    Column("last_real_day", Date, nullable=False),
    Column("today", Scaled(4), nullable=False),
    Column("days", JSON, nullable=False, comment="for each day after `day`, in 1e-4 BRL: mean, then low and high of 50, 80 and 95 %"),
    Column("candidate", String(64), nullable=False),
    Column("group", String(32), nullable=False),
    Column("metrics", JSON, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("is_synthetic", Boolean, nullable=False),
    Index(None, "tenant", "day"),
)

forecast_errors = Table(
    "forecast_errors",
    metadata,
    tenant_key(),
    Column("day", Date, primary_key=True),
    key("sku"),
    Column("group", String(32), nullable=False),
    Column("ahead", Integer, nullable=False),
    Column("error", Float, nullable=False),
    Column("naive", Float, nullable=False),
    Column("inside", Boolean, nullable=False),
    sqlite_with_rowid=False,
    comment="of the forecast made `ahead` days before: its error and a standing price's, as logarithms; within the 80 % band",
)

published_outlooks = Table(
    "published_outlooks",
    metadata,
    tenant_key(),
    key("sku"),
    Column("version", String(128), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("price", Scaled(4), nullable=False),
    Column("usual", Scaled(4), nullable=False),
    Column("saving", Float, nullable=False),
    Column("margin", Float, nullable=False),
    Column("waits", JSON, nullable=False, comment="with 1, 2, … days left, shares of `price`: expected, low, high, dearer, cheaper"),
    Column("said", JSON, nullable=False),
    Column("past", JSON),
    Column("is_synthetic", Boolean, nullable=False),
    Index(None, "tenant", "version", "day", "saving"),
)

purchase_watches = Table(
    "purchase_watches",
    metadata,
    tenant_key(),
    key("id"),
    Column("asked_by", String(128), nullable=False),
    moment_column("asked_at"),
    Column("sku", String(128), nullable=False),
    Column("quantity", Scaled(3), nullable=False),
    Column("need_by", Date),
    Column("lead_days", Integer, nullable=False),
    Column("price", Scaled(4), nullable=False),
    Column("buy_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("state", String(16), nullable=False),
    Column("came_on", Date),
    Column("came_at", Scaled(4), comment="BRL a unit on the day it came"),
    moment_column("told_at", nullable=True),
    Index(None, "tenant", "state"),
    comment="purchases that wait for their day",
)
