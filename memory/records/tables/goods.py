"""What the industry buys: products, who sells them, what they cost and how much went out."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Float, Index, Integer, String, Table

from memory.records.tables.columns import Scaled, Words, key, metadata, moment_column, tenant_key

products = Table(
    "products",
    metadata,
    tenant_key(),
    key("sku"),
    Column("name", Words, nullable=False),
    Column("category", Words),
    Column("unit", String(8), nullable=False),
    Column("stock", Scaled(3)),
    Column("minimum", Scaled(3)),
    Column("nicknames", JSON, nullable=False),
    Column("attributes", JSON, nullable=False),
)

suppliers = Table(
    "suppliers",
    metadata,
    tenant_key(),
    key(),
    Column("name", Words, nullable=False),
    Column("cnpj", String(14)),
    Column("cep", String(8)),
    Column("email", Words),
    Column("phone", Words),
    Column("lead_days", Integer),
    Column("street", Words),
    Column("city", Words),
    Column("state", String(2)),
    Column("latitude", Float),
    Column("longitude", Float),
)

supplier_products = Table(
    "supplier_products",
    metadata,
    tenant_key(),
    key("supplier_id"),
    key("sku"),
    Index(None, "tenant", "sku"),
)

product_versions = Table("product_versions", metadata, tenant_key(), Column("version", Integer, nullable=False))
supplier_versions = Table("supplier_versions", metadata, tenant_key(), Column("version", Integer, nullable=False))

prices = Table(
    "prices",
    metadata,
    tenant_key(),
    key("sku"),
    Column("day", Date, primary_key=True),
    Column("supplier_id", String(128), primary_key=True),
    Column("source", String(32), primary_key=True),
    Column("is_synthetic", Boolean, primary_key=True),
    Column("amount", Scaled(4), nullable=False),
    Column("currency", String(3), nullable=False),
    moment_column("seen_at"),
    sqlite_with_rowid=False,
    comment="supplier_id is empty where no supplier of ours made the price",
)

sales = Table(
    "sales",
    metadata,
    tenant_key(),
    key("sku"),
    Column("day", Date, primary_key=True),
    Column("quantity", Scaled(3), nullable=False),
    Column("revenue_cents", BigInteger),
    Column("is_synthetic", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
