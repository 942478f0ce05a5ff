"""What a message carries besides words, when it reached us, its trace, and how often its answer was tried."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, Column, DateTime, Integer, String, text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for column in (
        Column("kind", String(32), nullable=False, server_default=text("'text'")),
        Column("data", JSON, nullable=True),
        Column("received_at", DateTime(timezone=True), nullable=True),
        Column("trace", String(64), nullable=False, server_default=text("''")),
        Column("attempts", Integer, nullable=False, server_default=text("0")),
        Column("put_aside_at", DateTime(timezone=True), nullable=True),
    ):
        op.add_column("messages", column)
