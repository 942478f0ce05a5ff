"""What a product cost, and how a unit price is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.goods.prices import Price, PriceHistory, in_reais, the_real_ones

DAY = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("amount", "written"),
    [("7.45", "7,45"), ("1250", "1.250,00"), ("0.0375", "0,0375"), ("0.1", "0,10"), ("12345.678", "12.345,678"), ("0.00005", "0,00")],
)
def test_a_unit_price_shows_its_cents_and_what_is_finer_where_it_counts(amount: str, written: str) -> None:
    assert in_reais(Decimal(amount)) == f"R$\u00a0{written}"


def _price(amount: str, day: date = DAY, supplier: str | None = None, synthetic: bool = False) -> Price:
    return Price("AÇO", day, Decimal(amount), supplier_id=supplier, is_synthetic=synthetic)


def test_synthetic_prices_count_only_where_there_is_no_real_one() -> None:
    made_up, real = _price("9", synthetic=True), _price("7", date(2026, 11, 4))
    assert the_real_ones([made_up, real]) == (real,)
    assert the_real_ones([made_up]) == (made_up,)
    assert PriceHistory("AÇO", (made_up,)).is_synthetic
    assert not PriceHistory("AÇO", (real,)).is_synthetic
    assert not PriceHistory("AÇO").is_synthetic


def test_a_days_price_is_the_median_of_what_was_seen_that_day() -> None:
    seen = (_price("7"), _price("8", supplier="a"), _price("30", supplier="b"), _price("6.5", date(2026, 11, 4)))
    history = PriceHistory("AÇO", seen)
    assert history.daily() == [(DAY, Decimal(8)), (date(2026, 11, 4), Decimal("6.5"))]
    assert history.between(DAY, DAY).prices == seen[:3]
    assert history.of("a").prices == (seen[1],)
