"""The shop's people sign in."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, DateTime, String, Text

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "accounts", Column("tenant", String(64), primary_key=True), Column("email", String(128), primary_key=True),
        Column("seal", Text, nullable=False), Column("one_time", Boolean, nullable=False),
        Column("changed_at", DateTime(timezone=True), nullable=False),
        comment="the e-mail is the person's id; a one-time password only lets another be chosen",
    )  # fmt: skip
