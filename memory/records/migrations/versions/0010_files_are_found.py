"""Messages that carry a file for the shop are found without a look at all the others."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    carries_a_file = text("kind IN ('document', 'image', 'video')")
    op.create_index("ix_messages_files", "messages", ["tenant", "at"], sqlite_where=carries_a_file, postgresql_where=carries_a_file)
