"""The ad or post that brought a lead."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, Column

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("leads", Column("origin", JSON, nullable=True))
