"""The prices of a home as series."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from domain.goods.prices import Price
from domain.goods.products import Product
from memory.records import Records
from tests.tools.publishing.homes import TENANT, TUESDAY
from tools.publishing.pasts import pasts

LAST = TUESDAY.date()


async def test_a_days_price_is_the_middle_one_and_made_up_ones_stand_only_alone(records: Records) -> None:
    real = [Price("A", _day(back), Decimal(amount), supplier_id=supplier) for back, amount, supplier in SEEN]
    made_up = [Price(sku, _day(back), Decimal(99), is_synthetic=True) for sku in ("A", "B") for back in (5, 4, 3)]
    async with records.writing(TENANT) as books:
        await books.products.put_all([Product("A", "Aço", unit="kg"), Product("B", "Brita", unit="kg")])
        await books.prices.put_all([*real, *made_up], TUESDAY)
        found = await pasts(books, LAST)
        portions = [len(rows) async for rows in books.prices.portions(LAST, most=1)]
    one, other = found.series
    assert (one.unique_id, other.unique_id, found.synthetic) == ("A", "B", {"B"})
    assert (str(one.days[0]), one.values.tolist()) == (_day(2).isoformat(), [10.0, 11.5, 12.0])
    assert other.values.tolist() == [99.0] * 3
    assert portions == [9, 3]


SEEN = [(2, "10", "s1"), (1, "11", "s1"), (1, "12", "s2"), (0, "12", "s1"), (0, "3", "s2"), (0, "40", "s3")]


def _day(back: int) -> date:
    return LAST - timedelta(days=back)
