from __future__ import annotations

import pytest
from hypothesis import assume, given

from domain.cars.lots import Lot
from domain.cars.relaxations import Relaxation, relaxations
from domain.cars.wishes import Wish
from tests.domain.strategies import car, few, lot_of, lots, wishes

_ORDER = ("colors", "excluded_colors", "mileage_max", "year_min", "year_max", "budget_min", "usage", "doors", "transmission", "fuel",
          "excluded_models", "excluded_brands", "models", "brands", "excluded_categories", "categories", "seats", "budget_max")  # fmt: skip


def _after(wish: Wish, relaxation: Relaxation) -> Wish:
    """The wish with the changes applied as whoever reads them would."""
    return Wish.of(wish.stated() | relaxation.changes)


@few
@given(lots(), wishes(most=4))
def test_each_brings_just_as_many_cars_as_it_says_when_it_is_applied(lot: Lot, wish: Wish) -> None:
    assume(wish.count(lot) == 0)
    for relaxation in relaxations(wish, lot, most=20):
        after = _after(wish, relaxation)
        assert after.count(lot) == relaxation.count > 0
        assert relaxation.example == after.rank(lot, limit=1)[0].vehicle


@few
@given(lots(), wishes(most=4))
def test_a_limit_is_moved_no_further_than_it_must(lot: Lot, wish: Wish) -> None:
    assume(wish.count(lot) == 0)
    for relaxation in relaxations(wish, lot, most=20):
        if isinstance(relaxation.value, int):
            step = 1 if relaxation.limit.endswith("_max") else -1
            nearer = Wish.of(wish.stated() | {relaxation.limit: relaxation.value - step})
            assert nearer.count(lot) == 0


@few
@given(lots(), wishes(most=4))
def test_any_single_limit_whose_loss_would_bring_cars_is_offered(lot: Lot, wish: Wish) -> None:
    assume(wish.count(lot) == 0)
    offered = {name for relaxation in relaxations(wish, lot, most=20) for name in relaxation.changes}
    for name in wish.limits(lot):
        if Wish.of(wish.stated() | {name: None}).count(lot):
            assert name in offered


@few
@given(lots(), wishes(most=4))
def test_the_gentlest_come_first_but_for_a_slightly_higher_budget(lot: Lot, wish: Wish) -> None:
    found = relaxations(wish, lot, most=20)
    small_step = bool(found) and found[0].limit == "budget_max" and found[0].value <= 1.1 * (wish.budget_max or 0)
    ranks = [_ORDER.index(relaxation.limit) for relaxation in (found[1:] if small_step else found)]
    assert ranks == sorted(ranks)
    assert relaxations(wish, lot) == found[:3]


@few
@given(lots(), wishes(most=2))
def test_nothing_is_to_be_relaxed_where_something_fits(lot: Lot, wish: Wish) -> None:
    assume(wish.count(lot) > 0)
    assert relaxations(wish, lot) == []


def test_a_budget_a_tenth_higher_is_asked_for_before_a_colour() -> None:
    lot = lot_of(car("near", price=95_000, color="preto"), car("white", price=80_000, color="branco"))
    first, second = relaxations(Wish(budget_max=90_000, colors=("preto",)), lot)
    assert (first.limit, first.value, first.example.id) == ("budget_max", 95_000, "near")
    assert (second.limit, second.value, second.example.id) == ("colors", None, "white")


def test_a_budget_far_higher_is_asked_for_last() -> None:
    lot = lot_of(car("far", price=150_000, color="preto"), car("white", price=80_000, color="branco"))
    assert [r.limit for r in relaxations(Wish(budget_max=90_000, colors=("preto",)), lot)] == ["colors", "budget_max"]


@pytest.mark.parametrize(("limit", "value"), [("budget_max", 95_001), ("budget_min", 95_000)])
def test_a_price_with_cents_is_let_in_by_the_next_whole_real(limit: str, value: int) -> None:
    lot = lot_of(car(price="95000.50"))
    wish = Wish(budget_max=90_000) if limit == "budget_max" else Wish(budget_min=99_000)
    (only,) = relaxations(wish, lot)
    assert (only.limit, only.value, only.count) == (limit, value, 1)


def test_a_model_and_a_brand_named_together_are_given_up_together() -> None:
    (only,) = relaxations(Wish(brands=("Honda",), models=("Kwid",)), lot_of(car(), car("c2")))
    assert only.changes == {"models": None, "brands": None}
    assert only.count == 2


def test_where_only_unlisted_mileages_are_left_the_limit_is_given_up() -> None:
    (only,) = relaxations(Wish(mileage_max=50_000), lot_of(car()))
    assert only.changes == {"mileage_max": None}


def test_where_no_single_limit_helps_the_fewest_that_do_are_offered_together() -> None:
    wish = Wish(budget_max=10_000, colors=("preto",), categories=("Hatch",))
    (only,) = relaxations(wish, lot_of(car(color="branco", price=69_000, category="Hatch")))
    assert only.changes == {"budget_max": 69_000, "colors": None}
    assert wish.with_(budget_max=69_000, colors=()).count(lot_of(car(color="branco", price=69_000, category="Hatch"))) == only.count


def test_an_empty_lot_has_nothing_to_offer() -> None:
    assert relaxations(Wish(budget_max=90_000), lot_of()) == []
