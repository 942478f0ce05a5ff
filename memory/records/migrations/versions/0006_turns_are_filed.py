"""Turns are copied into the files of the history: which turn is in which file, and which files count."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, String

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    comment = "the file of the history that holds it; empty for none, NULL until that is decided"
    op.add_column("turns", Column("segment", String(64), nullable=True, comment=comment))
    op.create_index("ix_turns_tenant_segment", "turns", ["tenant", "segment"])
    op.create_table(
        "segments",
        Column("tenant", String(64), primary_key=True),
        Column("id", String(128), primary_key=True),
        Column("turns", Integer, nullable=False),
        Column("bytes", BigInteger, nullable=False),
        Column("digest", String(64), nullable=False),
        Column("embedder", String(200), nullable=False),
        Column("state", String(16), nullable=False),
        comment="files of the history, in memory/history",
    )
