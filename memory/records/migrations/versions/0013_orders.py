"""Purchase orders with every step taken with them, and the outbox of e-mails."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, DateTime, Index, Integer, LargeBinary, String, Text

revision = "0013"
down_revision = "0012"


def _moment(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


def _tenant() -> Column[str]:
    return Column("tenant", String(64), primary_key=True)


def upgrade() -> None:
    op.create_table(
        "purchase_orders", _tenant(), Column("number", Integer, primary_key=True, autoincrement=False),
        Column("state", String(24), nullable=False), Column("version", Integer, nullable=False),
        Column("content_hash", String(64), nullable=False), Column("supplier_id", String(128), nullable=False),
        Column("supplier", Text, nullable=False), Column("lines", JSON, nullable=False), Column("need_by", Date), Column("reason", Text),
        Column("requested_by", String(128), nullable=False), Column("drafted_by", String(128), nullable=False),
        Column("approved_by", String(128)), Column("approved_version", Integer), Column("approved_hash", String(64)),
        Column("sent_key", String(64)), _moment("created_at"), _moment("updated_at"), Index(None, "tenant", "state"),
    )  # fmt: skip
    op.create_table(
        "purchase_order_events",
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
        Column("tenant", String(64), nullable=False), Column("number", Integer, nullable=False),
        Column("action", String(16), nullable=False), Column("state", String(24), nullable=False),
        Column("version", Integer, nullable=False), Column("by", String(128)), Column("role", String(16)),
        Column("detail", JSON, nullable=False), _moment("at"), Index(None, "tenant", "number"),
        comment="never changed and never deleted; `by` is empty where the clock did it",
    )  # fmt: skip
    op.create_table(
        "emails", _tenant(), Column("key", String(128), primary_key=True), Column("recipient", Text, nullable=False),
        Column("subject", Text, nullable=False), Column("text", Text, nullable=False), Column("attachment_name", Text),
        Column("attachment", LargeBinary), Column("may_come_twice", Boolean, nullable=False), Column("state", String(16), nullable=False),
        Column("attempts", Integer, nullable=False), Column("error", Text), _moment("at"), _moment("due_at", nullable=True),
        Index(None, "tenant", "due_at"), comment="`due_at` is when it is to be looked at again; empty once nothing is left to do",
    )  # fmt: skip
