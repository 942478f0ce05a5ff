"""Reports are listed; their files are kept in the home."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, DateTime, Integer, String, Text

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "reports", Column("tenant", String(64), primary_key=True), Column("id", String(128), primary_key=True),
        Column("kind", String(16), nullable=False), Column("sku", String(128)), Column("title", Text, nullable=False),
        Column("file_name", Text, nullable=False), Column("file", String(64), nullable=False), Column("size", Integer, nullable=False),
        Column("asked_by", String(128), nullable=False), Column("made_at", DateTime(timezone=True), nullable=False),
        comment="`file` is the SHA-256 of the PDF, by which it is kept",
    )  # fmt: skip
    op.create_index("ix_reports_tenant_made_at", "reports", ["tenant", "made_at"])
