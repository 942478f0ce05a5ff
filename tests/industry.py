"""A small industry for tests: what it buys, of whom, and at what prices."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.clock import local
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.people import Role
from memory.records import Records
from memory.samples.dealership import STORE

TUESDAY = local(datetime(2026, 11, 24, 10, 0))
PRODUCTS = (
    Product("ACO-001", "Aço carbono 1020", "Metais", "kg", Decimal(3_000), Decimal(5_000), ("aço",)),
    Product("PAR-M8", "Parafuso sextavado M8", "Fixação", "un", Decimal(9_000), Decimal(2_000), (), {"unidades_por_caixa": "500"}),
    Product("PAR-M10", "Parafuso sextavado M10", "Fixação", "un", Decimal(100), Decimal(2_000)),
    Product("LUV-NIT", "Luva nitrílica", "EPI", "par", Decimal(40), Decimal(100)),
    Product("TIN-BR", "Tinta branca", "Tintas", "l", Decimal(40), Decimal(100)),
)
SUPPLIERS = (
    Supplier("acos-paulista", "Aços Paulista", email="vendas@acos.example", lead_days=5, city="Campinas", skus=("ACO-001", "PAR-M8")),
    Supplier("ferragens-sul", "Ferragens Sul", email="pedidos@sul.example", lead_days=2, city="Itu", skus=("PAR-M10", "PAR-M8")),
    Supplier("epi-brasil", "EPI Brasil", phone="1933334444", skus=("LUV-NIT",)),
    Supplier("tintas-rio", "Tintas Rio", email="rio@tintas.example", skus=("TIN-BR",)),
)
_PRICES = (
    ("ACO-001", "acos-paulista", "4.20"),
    ("PAR-M8", "acos-paulista", "0.0420"),
    ("PAR-M8", "ferragens-sul", "0.0375"),
    ("PAR-M10", "ferragens-sul", "0.90"),
    ("LUV-NIT", None, "6.90"),
)
"""The last ones; nobody ever told a price of paint."""
PEOPLE = (
    ("jorge", Role.BUYER, "Jorge Antunes"),
    ("lia", Role.BUYER, "Lia Souza"),
    ("helena", Role.MANAGER, "Helena Prado"),
    ("caio", Role.ADMIN, "Caio Ribeiro"),
    ("marina", Role.SELLER, "Marina Duarte"),
)


async def furnish(records: Records, tenant: str, now: datetime = TUESDAY) -> None:
    """Put it into a tenant, and its people."""
    async with records.writing(tenant) as books:
        await books.stores.put(STORE, now)
        await books.products.put_all(PRODUCTS)
        await books.suppliers.put_all(SUPPLIERS)
        await books.prices.put_all([price for each in _PRICES for price in _of(*each, now.date())], now)
        for person_id, role, name in PEOPLE:
            await books.people.meet(person_id, role, now)
            await books.people.learn(person_id, name=name)


def _of(sku: str, supplier_id: str | None, amount: str, today: date) -> list[Price]:
    """Today's price, and a dearer one of a month ago that nothing may be ordered at any more."""
    last = Decimal(amount)
    return [Price(sku, today, last, supplier_id=supplier_id), Price(sku, today - timedelta(days=30), last * 2, supplier_id=supplier_id)]
