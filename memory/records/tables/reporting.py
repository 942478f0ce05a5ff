"""Reports that were made; the files themselves are in the home."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from memory.records.tables.columns import Words, key, metadata, moment_column, tenant_key

reports = Table(
    "reports",
    metadata,
    tenant_key(),
    key(),
    Column("kind", String(16), nullable=False),
    Column("sku", String(128)),
    Column("title", Words, nullable=False),
    Column("file_name", Words, nullable=False),
    Column("file", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("asked_by", String(128), nullable=False),
    moment_column("made_at"),
    Index(None, "tenant", "made_at"),
    comment="`file` is the SHA-256 of the PDF, by which it is kept",
)
