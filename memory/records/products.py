"""The stock items of a tenant, and which of them somebody means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, func, select, update

from domain.errors import NotFound
from domain.goods.namebooks import Entry, Namebook
from domain.goods.products import Product
from memory.records.tables import product_versions, products
from memory.records.versioned import Versioned


class Products(Versioned):
    versions = product_versions

    async def put_all(self, many: Sequence[Product]) -> None:
        """Add products, or replace those with the same SKU."""
        if many:
            await self._put_all(products, ["sku"], [_row(product) for product in many])
            await self._changed()

    async def find(self, sku: str) -> Product | None:
        asked = select(products).where(products.c.tenant == self.tenant, products.c.sku == sku)
        row = (await self.connection.execute(asked)).first()
        return _product(row) if row else None

    async def get(self, sku: str) -> Product:
        product = await self.find(sku)
        if product is None:
            raise NotFound(f"Não encontrei o item {sku}.", sku=sku)
        return product

    async def all(self) -> tuple[Product, ...]:
        """In order of SKU, from memory while nothing changes."""
        return (await self.namebook()).things

    async def count(self) -> int:
        asked = select(func.count()).select_from(products).where(products.c.tenant == self.tenant)
        return int((await self.connection.execute(asked)).scalar_one())

    async def add_to_stock(self, sku: str, quantity: Decimal) -> None:
        """What came in, or went out where it is negative; where the stock was not known it still is not."""
        grown = update(products).where(products.c.tenant == self.tenant, products.c.sku == sku).values(stock=products.c.stock + quantity)
        await self.connection.execute(grown)
        await self._changed()

    async def remove(self, skus: Iterable[str]) -> None:
        """Forget products; their prices stay."""
        await self.connection.execute(delete(products).where(products.c.tenant == self.tenant, products.c.sku.in_(list(skus))))
        await self._changed()

    async def namebook(self) -> Namebook[Product]:
        """Every product by what it may be called, from memory while nothing changes."""
        return await self._picture(self._namebook)

    async def _namebook(self) -> Namebook[Product]:
        rows = await self.connection.execute(select(products).where(products.c.tenant == self.tenant).order_by(products.c.sku))
        found = [_product(row) for row in rows]
        return Namebook(Entry(product, (product.sku,), (product.name, *product.nicknames), product.category) for product in found)


def _row(product: Product) -> dict[str, Any]:
    return {
        "sku": product.sku,
        "name": product.name,
        "category": product.category,
        "unit": product.unit,
        "stock": product.stock,
        "minimum": product.minimum,
        "nicknames": list(product.nicknames),
        "attributes": dict(product.attributes),
    }


def _product(row: Any) -> Product:
    fields = {name: value for name, value in row._mapping.items() if name != "tenant"}
    return Product(**fields | {"nicknames": tuple(row.nicknames)})
