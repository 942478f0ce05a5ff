"""Goods: what the industry buys, from whom, at what price, and how much went out."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, DateTime, Float, Index, Integer, String, Text

revision = "0012"
down_revision = "0011"


def _key(name: str, length: int = 128) -> Column[str]:
    return Column(name, String(length), primary_key=True)


def upgrade() -> None:
    op.create_table(
        "products", _key("tenant", 64), _key("sku"), Column("name", Text, nullable=False), Column("category", Text),
        Column("unit", String(8), nullable=False), Column("stock", BigInteger), Column("minimum", BigInteger),
        Column("nicknames", JSON, nullable=False), Column("attributes", JSON, nullable=False),
    )  # fmt: skip
    op.create_table(
        "suppliers", _key("tenant", 64), _key("id"), Column("name", Text, nullable=False), Column("cnpj", String(14)),
        Column("cep", String(8)), Column("email", Text), Column("phone", Text), Column("lead_days", Integer), Column("street", Text),
        Column("city", Text), Column("state", String(2)), Column("latitude", Float), Column("longitude", Float),
    )  # fmt: skip
    op.create_table("supplier_products", _key("tenant", 64), _key("supplier_id"), _key("sku"), Index(None, "tenant", "sku"))
    for versions in ("product_versions", "supplier_versions"):
        op.create_table(versions, _key("tenant", 64), Column("version", Integer, nullable=False))
    op.create_table(
        "prices", _key("tenant", 64), _key("sku"), Column("day", Date, primary_key=True), _key("supplier_id"), _key("source", 32),
        Column("is_synthetic", Boolean, primary_key=True), Column("amount", BigInteger, nullable=False),
        Column("currency", String(3), nullable=False), Column("seen_at", DateTime(timezone=True), nullable=False),
        sqlite_with_rowid=False, comment="supplier_id is empty where no supplier of ours made the price",
    )  # fmt: skip
    op.create_table(
        "sales", _key("tenant", 64), _key("sku"), Column("day", Date, primary_key=True), Column("quantity", BigInteger, nullable=False),
        Column("revenue_cents", BigInteger), Column("is_synthetic", Boolean, nullable=False), sqlite_with_rowid=False,
    )  # fmt: skip
