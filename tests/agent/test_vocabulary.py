"""The names that the house knows, for whom they are of use."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from agent.understanding.entities import extract
from agent.vocabulary import vocabulary
from domain.cars.lots import Lot
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.people import Actor, Role
from tests.tools.counters import open_shop

STEEL = Product("ACO-1", "Aço laminado a quente", unit="kg", nicknames=("aço", "ferro chato"), stock=Decimal(10))
SELLER = Supplier("s1", "Aços Ribeirão das Pedras")
LOT = Lot([], 2026)


async def test_those_who_buy_are_read_by_items_and_suppliers_and_customers_by_models_alone(tmp_path: Path) -> None:
    async with open_shop(tmp_path) as shop:
        counter = shop.counter("jorge", role=Role.BUYER)
        async with counter.writing() as books:
            await books.products.put_all([STEEL])
            await books.suppliers.put_all([SELLER])
        known = await vocabulary(counter, LOT)
        assert known.products == ("Aço laminado a quente", "ferro chato")
        assert known.suppliers == ("Aços Ribeirão das Pedras", "Aços Ribeirão")
        read = extract(
            "pede 2 t de ferro chato pra acos ribeirao", role="staff", now=shop.clock.now(), vocabulary=known, intent="create_po"
        )
        assert (read["supplier"], read["product"], read["quantity"]) == ("acos ribeirao", "ferro chato", 2)
        ana = replace(counter, actor=Actor(counter.actor.tenant, "ana", Role.CUSTOMER))
        assert (await vocabulary(ana, LOT)).suppliers == ()
