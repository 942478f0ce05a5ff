"""Tenants, people and what they agreed to."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, String, Table

from memory.records.tables.columns import Words, key, metadata, moment_column, number, tenant_key

tenants = Table("tenants", metadata, key(), Column("store", JSON, nullable=False), moment_column("created_at"))

people = Table(
    "people",
    metadata,
    tenant_key(),
    key(),
    Column("role", String(16), nullable=False),
    Column("name", Words),
    Column("phone", Words),
    Column("email", Words),
    Column("cpf", Words),
    Column("city", Words),
    Column("state", String(2)),
    moment_column("opted_out_at", nullable=True),
    moment_column("created_at"),
)

consents = Table(
    "consents",
    metadata,
    number(),
    Column("tenant", String(64), nullable=False),
    Column("person_id", String(128), nullable=False),
    Column("granted", Boolean, nullable=False),
    Column("wording_version", String(32), nullable=False),
    Column("wording", Words, nullable=False),
    moment_column("at"),
    moment_column("ended_at", nullable=True),
    Index(None, "tenant", "person_id"),
    sqlite_autoincrement=True,
)

merges = Table(
    "merges",
    metadata,
    number(),
    Column("tenant", String(64), nullable=False),
    Column("kept", String(128), nullable=False),
    Column("gone", String(128), nullable=False),
    Column("moved", JSON, nullable=False),
    Column("rows", JSON, nullable=False),
    moment_column("at"),
    moment_column("undone_at", nullable=True),
    Index(None, "tenant", "kept"),
    Index(None, "tenant", "gone"),
    sqlite_autoincrement=True,
    comment="two contacts that were one person: what moved from the one gone to the one kept, for the way back",
)
