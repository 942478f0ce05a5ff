from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Invalid
from forecasting.decision.quantity import MOST_AHEAD, Shelf, quantity_to_buy
from forecasting.demand import forecast_demand

STEADY = forecast_demand(np.full(200, 10.0))


def test_what_is_used_until_the_next_delivery_is_bought_less_what_there_is() -> None:
    purchase = quantity_to_buy(STEADY, Shelf(stock=50, minimum=20, on_order=30), lead_time_days=6, cycle_days=14)
    needed = STEADY.below(20, 0.9) + 20 - 80
    assert purchase.quantity == np.ceil(needed)
    assert 200 < STEADY.below(20, 0.9) < 240
    assert purchase.ahead == 0
    assert "há 50 em estoque e 30 a caminho" in purchase.reasons


def test_enough_in_stock_is_not_added_to() -> None:
    assert quantity_to_buy(STEADY, Shelf(stock=1_000)).quantity == 0


def test_a_good_price_brings_use_forward_as_far_as_keeping_costs_less() -> None:
    usual = quantity_to_buy(STEADY, Shelf(stock=50, price=100, holding_cost_per_day=0.5))
    cheap = quantity_to_buy(STEADY, Shelf(stock=50, price=100, holding_cost_per_day=0.5), advantage=0.1)
    assert cheap.quantity - usual.quantity == pytest.approx(20 * 10, abs=2)
    assert cheap.ahead == pytest.approx(200)
    assert "vale adiantar 20 dias" in cheap.reasons[-1]
    dearer = quantity_to_buy(STEADY, Shelf(stock=50, price=100, holding_cost_per_day=0.5), advantage=-0.1)
    assert dearer.quantity == usual.quantity


def test_packs_are_bought_whole() -> None:
    assert quantity_to_buy(STEADY, Shelf(stock=100, pack=12)).quantity % 12 == 0


@given(stock=st.floats(-100, 1e4), minimum=st.floats(0, 1e3), advantage=st.floats(-1, 1), holding=st.floats(0, 10), lead=st.integers(0, 60))
def test_no_more_is_bought_than_is_used_in_the_longest_time_ahead(
    stock: float, minimum: float, advantage: float, holding: float, lead: int
) -> None:
    shelf = Shelf(stock, minimum, price=50, holding_cost_per_day=holding)
    purchase = quantity_to_buy(STEADY, shelf, lead, advantage=advantage)
    most = STEADY.below(lead + 14, 0.9) + minimum - stock + STEADY.expected(MOST_AHEAD + 7)
    assert 0 <= purchase.ahead <= purchase.quantity <= max(most, 0) + 1


@pytest.mark.parametrize("wrong", [{"minimum": -1}, {"stock": float("nan")}, {"price": float("inf")}])
def test_a_shelf_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(Invalid):
        Shelf(**wrong)
