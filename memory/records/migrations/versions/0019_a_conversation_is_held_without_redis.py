"""Until when somebody holds a conversation, where Redis is away."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, DateTime

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("conversations", Column("held_until", DateTime(timezone=True)))
