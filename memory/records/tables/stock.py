"""Cars for sale, and the version of the catalogue."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Integer, String, Table

from memory.records.tables.columns import Words, key, metadata, tenant_key

cars = Table(
    "cars",
    metadata,
    tenant_key(),
    key(),
    Column("make", Words, nullable=False),
    Column("model", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("year", Integer, nullable=False),
    Column("price_cents", BigInteger, nullable=False),
    Column("floor_cents", BigInteger),
    Column("mileage", Integer),
    Column("category", Words),
    Column("fuel", Words),
    Column("transmission", Words),
    Column("color", Words),
    Column("city", Words),
    Column("state", String(2)),
    Column("seats", Integer),
    Column("doors", Integer),
    Column("images", JSON, nullable=False),
    Column("options", JSON, nullable=False),
    Column("description", Words, nullable=False),
    Column("attributes", JSON, nullable=False),
    Column("status", String(16), nullable=False),
)

catalogue_versions = Table("catalogue_versions", metadata, tenant_key(), Column("version", Integer, nullable=False))
