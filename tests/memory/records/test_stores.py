"""The settings of a shop are one document, its own."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from domain.errors import NotFound
from domain.store import Branch, FinancingTerms, OpeningHours, Store
from memory.records import Records
from tests.memory.records.samples import NOON, OTHER, TENANT, after

_HOURS = OpeningHours({day: (time(8), time(18)) for day in range(5)} | {5: (time(9), time(13, 30))}, "RJ")
_BRANCH = Branch("Matriz", "Av. Brasil, 100", "Niterói", "RJ", "+552126200000")
_STORE = Store(
    "Norte Veículos", (_BRANCH,), _HOURS, FinancingTerms(Decimal("0.0175"), (12, 24)), papers=("RG", "CPF"), delivery="até 50 km"
)


async def test_a_shop_comes_back_as_it_was_put(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.stores.put(_STORE, NOON)
    async with records.reading(TENANT) as books:
        assert await books.stores.get() == _STORE


async def test_putting_it_again_replaces_it(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.stores.put(_STORE, NOON)
        await books.stores.put(Store("Outro nome", (_BRANCH,), _HOURS), after(days=1))
        assert (await books.stores.get()).name == "Outro nome"


async def test_a_shop_without_settings_is_not_found(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.stores.put(_STORE, NOON)
    async with records.reading(OTHER) as books:
        with pytest.raises(NotFound):
            await books.stores.get()
