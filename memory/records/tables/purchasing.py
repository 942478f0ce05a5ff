"""What is ordered of suppliers, who did what with it, and the e-mails that go out."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, LargeBinary, String, Table

from memory.records.tables.columns import Words, key, metadata, moment_column, number, tenant_key

purchase_orders = Table(
    "purchase_orders",
    metadata,
    tenant_key(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("state", String(24), nullable=False),
    Column("version", Integer, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("supplier_id", String(128), nullable=False),
    Column("supplier", Words, nullable=False),
    Column("lines", JSON, nullable=False),
    Column("need_by", Date),
    Column("reason", Words),
    Column("requested_by", String(128), nullable=False),
    Column("drafted_by", String(128), nullable=False),
    Column("approved_by", String(128)),
    Column("approved_version", Integer),
    Column("approved_hash", String(64)),
    Column("sent_key", String(64)),
    moment_column("created_at"),
    moment_column("updated_at"),
    Index(None, "tenant", "state"),
)

purchase_order_events = Table(
    "purchase_order_events",
    metadata,
    number(),
    Column("tenant", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("action", String(16), nullable=False),
    Column("state", String(24), nullable=False),
    Column("version", Integer, nullable=False),
    Column("by", String(128)),
    Column("role", String(16)),
    Column("detail", JSON, nullable=False),
    moment_column("at"),
    Index(None, "tenant", "number"),
    comment="never changed and never deleted; `by` is empty where the clock did it",
)

emails = Table(
    "emails",
    metadata,
    tenant_key(),
    key("key"),
    Column("recipient", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("attachment_name", Words),
    Column("attachment", LargeBinary),
    Column("may_come_twice", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Words),
    moment_column("at"),
    moment_column("due_at", nullable=True),
    Index(None, "tenant", "due_at"),
    comment="`due_at` is when it is to be looked at again; empty once nothing is left to do",
)
