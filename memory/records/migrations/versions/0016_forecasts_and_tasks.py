"""Models of prices have versions, forecasts are published, and work in the background is followed."""

from __future__ import annotations

from datetime import datetime

from alembic import op
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, DateTime, Float, Integer, String, Text, text

revision = "0016"
down_revision = "0015"


def _key(name: str, length: int = 128) -> Column[str]:
    return Column(name, String(length), primary_key=True)


def _moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    champion, is_open = text("state = 'champion'"), text("state IN ('waiting', 'running')")
    op.create_table(
        "model_versions", _key("tenant", 64), _key("version"), _moment("trained_at"), Column("first_day", Date, nullable=False),
        Column("last_day", Date, nullable=False), Column("products", Integer, nullable=False), Column("prices", Integer, nullable=False),
        Column("path", Text, nullable=False), Column("checksum", String(64), nullable=False), Column("state", String(16), nullable=False),
        Column("is_synthetic", Boolean, nullable=False), Column("metrics", JSON, nullable=False), Column("drift", JSON, nullable=False),
    )  # fmt: skip
    op.create_index(
        "ux_model_versions_champion", "model_versions", ["tenant"], unique=True, sqlite_where=champion, postgresql_where=champion
    )
    comment = "for each day after `day`, in 1e-4 BRL: mean, then low and high of 50, 80 and 95 %"
    op.create_table(
        "published_forecasts", _key("tenant", 64), _key("sku"), _key("version"), Column("day", Date, primary_key=True), _moment("made_at"),
        Column("last_real_day", Date, nullable=False), Column("today", BigInteger, nullable=False),
        Column("days", JSON, nullable=False, comment=comment), Column("candidate", String(64), nullable=False),
        Column("group", String(32), nullable=False), Column("metrics", JSON, nullable=False), Column("notes", JSON, nullable=False),
        Column("is_synthetic", Boolean, nullable=False),
    )  # fmt: skip
    op.create_index("ix_published_forecasts_tenant_day", "published_forecasts", ["tenant", "day"])
    comment = "of the forecast made `ahead` days before: its error and a standing price's, as logarithms; within the 80 % band"
    op.create_table(
        "forecast_errors", _key("tenant", 64), Column("day", Date, primary_key=True), _key("sku"),
        Column("group", String(32), nullable=False), Column("ahead", Integer, nullable=False), Column("error", Float, nullable=False),
        Column("naive", Float, nullable=False), Column("inside", Boolean, nullable=False), sqlite_with_rowid=False, comment=comment,
    )  # fmt: skip
    op.create_table(
        "tasks", _key("tenant", 64), _key("id"), Column("name", String(64), nullable=False), Column("key", String(128), nullable=False),
        Column("asked_by", String(128), nullable=False), _moment("asked_at"), Column("arguments", JSON, nullable=False),
        Column("priority", Integer, nullable=False), Column("state", String(16), nullable=False), Column("progress", Float, nullable=False),
        Column("stage", Text), Column("result", JSON), Column("error", Text), _moment("beat_at", nullable=True),
        _moment("ended_at", nullable=True), Column("attempts", Integer, nullable=False), Column("holder", String(64)),
    )  # fmt: skip
    op.create_index("ix_tasks_tenant_name_asked_at", "tasks", ["tenant", "name", "asked_at"])
    op.create_index("ux_tasks_open", "tasks", ["tenant", "key"], unique=True, sqlite_where=is_open, postgresql_where=is_open)
