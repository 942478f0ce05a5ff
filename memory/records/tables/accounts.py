"""By what the shop's people sign in."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Table

from memory.records.tables.columns import Words, key, metadata, moment_column, tenant_key

accounts = Table(
    "accounts",
    metadata,
    tenant_key(),
    key("email"),
    Column("seal", Words, nullable=False),
    Column("one_time", Boolean, nullable=False),
    moment_column("changed_at"),
    comment="the e-mail is the person's id; a one-time password only lets another be chosen",
)
