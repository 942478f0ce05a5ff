"""Two contacts that turn out to be one person, and the way back."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, BigInteger, Column, DateTime, Index, Integer, String

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "merges",
        Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True),
        Column("tenant", String(64), nullable=False),
        Column("kept", String(128), nullable=False),
        Column("gone", String(128), nullable=False),
        Column("moved", JSON, nullable=False),
        Column("rows", JSON, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("undone_at", DateTime(timezone=True)),
        Index(None, "tenant", "kept"),
        Index(None, "tenant", "gone"),
        sqlite_autoincrement=True,
        comment="two contacts that were one person: what moved from the one gone to the one kept, for the way back",
    )
