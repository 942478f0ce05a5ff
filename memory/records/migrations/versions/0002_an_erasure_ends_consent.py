"""An answer to the privacy question stops counting when its person is erased; the row stays as proof of asking."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, DateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("consents", Column("ended_at", DateTime(timezone=True), nullable=True))
