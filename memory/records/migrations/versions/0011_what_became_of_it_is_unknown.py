"""How often a message was handed over and nothing told what became of it, apart from how often it was refused."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, text

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("deliveries", Column("unknown", Integer, nullable=False, server_default=text("0")))
