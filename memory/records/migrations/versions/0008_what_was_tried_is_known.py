"""In which turn a message was tried first: what that turn did is not done again by the next."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, String

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("messages", Column("tried_in", String(200)))
