"""Who sells to a tenant, what each sells, and which of them somebody means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, select

from domain.errors import NotFound
from domain.goods.namebooks import Entry, Namebook
from domain.goods.suppliers import Supplier
from domain.places import Point
from memory.records.tables import supplier_products, supplier_versions, suppliers
from memory.records.versioned import Versioned


class Suppliers(Versioned):
    versions = supplier_versions

    async def put_all(self, many: Sequence[Supplier]) -> None:
        """Add suppliers, or replace those with the same id, and what they sell with them."""
        if not many:
            return
        await self._put_all(suppliers, ["id"], [_row(supplier) for supplier in many])
        theirs = supplier_products.c.supplier_id.in_([supplier.id for supplier in many])
        await self.connection.execute(delete(supplier_products).where(supplier_products.c.tenant == self.tenant, theirs))
        sold = [{"tenant": self.tenant, "supplier_id": supplier.id, "sku": sku} for supplier in many for sku in sorted(set(supplier.skus))]
        if sold:
            await self.connection.execute(supplier_products.insert(), sold)
        await self._changed()

    async def find(self, supplier_id: str) -> Supplier | None:
        return next((supplier for supplier in await self.all() if supplier.id == supplier_id), None)

    async def get(self, supplier_id: str) -> Supplier:
        supplier = await self.find(supplier_id)
        if supplier is None:
            raise NotFound("Não encontrei esse fornecedor.", supplier_id=supplier_id)
        return supplier

    async def selling(self, sku: str) -> list[Supplier]:
        """Who is known to sell a product, in order of name."""
        return sorted((supplier for supplier in await self.all() if sku in supplier.skus), key=lambda supplier: supplier.name)

    async def all(self) -> tuple[Supplier, ...]:
        """In order of id, from memory while nothing changes."""
        return (await self.namebook()).things

    async def count(self) -> int:
        asked = select(func.count()).select_from(suppliers).where(suppliers.c.tenant == self.tenant)
        return int((await self.connection.execute(asked)).scalar_one())

    async def namebook(self) -> Namebook[Supplier]:
        """Every supplier by name and CNPJ, from memory while nothing changes."""
        return await self._picture(self._namebook)

    async def _namebook(self) -> Namebook[Supplier]:
        sold: dict[str, list[str]] = {}
        links = select(supplier_products).where(supplier_products.c.tenant == self.tenant).order_by(supplier_products.c.sku)
        for link in await self.connection.execute(links):
            sold.setdefault(link.supplier_id, []).append(link.sku)
        rows = await self.connection.execute(select(suppliers).where(suppliers.c.tenant == self.tenant).order_by(suppliers.c.id))
        found = [_supplier(row, tuple(sold.get(row.id, ()))) for row in rows]
        return Namebook((Entry(one, (one.id, *((one.cnpj,) if one.cnpj else ())), (one.name,)) for one in found), noun_first=False)


def _row(supplier: Supplier) -> dict[str, Any]:
    return {
        "id": supplier.id,
        "name": supplier.name,
        "cnpj": supplier.cnpj,
        "cep": supplier.cep,
        "email": supplier.email,
        "phone": supplier.phone,
        "lead_days": supplier.lead_days,
        "street": supplier.street,
        "city": supplier.city,
        "state": supplier.state,
        "latitude": supplier.point.latitude if supplier.point else None,
        "longitude": supplier.point.longitude if supplier.point else None,
    }


def _supplier(row: Any, skus: tuple[str, ...]) -> Supplier:
    fields = {name: value for name, value in row._mapping.items() if name not in ("tenant", "latitude", "longitude")}
    point = Point(row.latitude, row.longitude) if row.latitude is not None and row.longitude is not None else None
    return Supplier(**fields, point=point, skus=skus)
