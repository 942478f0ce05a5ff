"""What waiting to buy is worth is published beside the forecasts; purchases may wait for their day."""

from __future__ import annotations

from datetime import datetime

from alembic import op
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, DateTime, Float, Integer, String

revision = "0017"
down_revision = "0016"


def _key(name: str, length: int = 128) -> Column[str]:
    return Column(name, String(length), primary_key=True)


def _moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    comment = "with 1, 2, … days left, shares of `price`: expected, low, high, dearer, cheaper"
    op.create_table(
        "published_outlooks", _key("tenant", 64), _key("sku"), _key("version"), Column("day", Date, primary_key=True),
        Column("price", BigInteger, nullable=False), Column("usual", BigInteger, nullable=False), Column("saving", Float, nullable=False),
        Column("margin", Float, nullable=False), Column("waits", JSON, nullable=False, comment=comment),
        Column("said", JSON, nullable=False), Column("past", JSON), Column("is_synthetic", Boolean, nullable=False),
    )  # fmt: skip
    op.create_index("ix_published_outlooks_tenant_version_day_saving", "published_outlooks", ["tenant", "version", "day", "saving"])
    op.create_table(
        "purchase_watches", _key("tenant", 64), _key("id"), Column("asked_by", String(128), nullable=False), _moment("asked_at"),
        Column("sku", String(128), nullable=False), Column("quantity", BigInteger, nullable=False), Column("need_by", Date),
        Column("lead_days", Integer, nullable=False), Column("price", BigInteger, nullable=False), Column("buy_day", Date, nullable=False),
        Column("last_day", Date, nullable=False), Column("state", String(16), nullable=False), Column("came_on", Date),
        Column("came_at", BigInteger, comment="BRL a unit on the day it came"), _moment("told_at", nullable=True),
        comment="purchases that wait for their day",
    )  # fmt: skip
    op.create_index("ix_purchase_watches_tenant_state", "purchase_watches", ["tenant", "state"])
