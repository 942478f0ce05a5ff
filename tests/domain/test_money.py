from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.money import NO_BREAK_SPACE, Money
from tests.domain.strategies import few

cents = st.integers(-(10**14), 10**14)
whole_reais = st.integers(-(10**12), 10**12)


@few
@given(cents, cents)
def test_adding_and_taking_away_again_loses_no_cent(a: int, b: int) -> None:
    assert Money(a) + Money(b) - Money(b) == Money(a)
    assert (Money(a) + Money(b)).cents == a + b


@few
@given(cents)
def test_reais_and_back_is_the_same_money(amount: int) -> None:
    assert Money.of(Money(amount).reais) == Money(amount)
    assert Money.of(str(Money(amount).reais)) == Money(amount)


@few
@given(st.integers(-(10**9), 10**9))
def test_a_float_is_read_by_its_shortest_form_and_not_by_its_binary_value(amount: int) -> None:
    assert Money.of(amount / 100) == Money(amount)


def test_a_tenth_ten_times_is_one_real() -> None:
    assert sum((Money.of(0.1) for _ in range(10)), Money(0)) == Money.of(1)


@pytest.mark.parametrize(
    ("reais", "expected"), [("0.005", 0), ("0.015", 2), ("0.025", 2), ("1.115", 112), ("-0.015", -2), ("0.0051", 1), (2.675, 268)]
)
def test_half_a_cent_goes_to_the_even_neighbour(reais: str | float, expected: int) -> None:
    assert Money.of(reais) == Money(expected)


@few
@given(cents, st.decimals("-3", "3", places=4))
def test_multiplying_by_a_rate_is_off_by_at_most_half_a_cent(amount: int, rate: Decimal) -> None:
    exact = Decimal(amount) * rate
    product = (Money(amount) * rate).cents
    assert abs(product - exact) <= Decimal("0.5")
    assert product == exact.to_integral_value(ROUND_HALF_EVEN)


def test_half_a_cent_of_a_product_goes_to_the_even_neighbour_too() -> None:
    assert [(Money(amount) * Decimal("0.5")).cents for amount in (1, 3, 5, 7, -1, -3)] == [0, 2, 2, 4, 0, -2]


@few
@given(cents, st.integers(0, 100))
def test_multiplying_by_a_whole_number_is_repeated_adding(amount: int, times: int) -> None:
    assert Money(amount) * times == sum((Money(amount) for _ in range(times)), Money(0))


@pytest.mark.parametrize(
    ("reais", "expected"),
    [
        (89_900, "R$ 89.900"),
        ("1234.56", "R$ 1.234,56"),
        ("0.05", "R$ 0,05"),
        (0, "R$ 0"),
        (999, "R$ 999"),
        (1_000_000, "R$ 1.000.000"),
        ("1653.20", "R$ 1.653,20"),
        (-1_500, "-R$ 1.500"),
        ("-0.01", "-R$ 0,01"),
    ],
)
def test_money_is_written_as_brazilians_read_it(reais: int | str, expected: str) -> None:
    assert str(Money.of(reais)) == expected.replace(" ", NO_BREAK_SPACE)


@few
@given(cents)
def test_what_is_written_can_be_read_back_to_the_cent(amount: int) -> None:
    digits = str(Money(amount)).replace(f"R${NO_BREAK_SPACE}", "").replace(".", "").replace(",", ".")
    assert Money.of(digits) == Money(amount)


@few
@given(cents)
def test_a_plain_space_never_parts_the_sign_from_the_number(amount: int) -> None:
    assert " " not in str(Money(amount))


@few
@given(whole_reais, whole_reais)
def test_money_is_ordered_by_amount(a: int, b: int) -> None:
    assert (Money.of(a) < Money.of(b)) == (a < b)
    assert max(Money.of(a), Money.of(b)) == Money.of(max(a, b))


def test_whole_reais_are_the_nearest() -> None:
    assert [Money.of(r).whole for r in ("10.49", "10.51", "10.50", "11.50", "-10.51")] == [10, 11, 10, 12, -11]


@pytest.mark.parametrize("nonsense", ["", "abc", "R$ 10", "nan", "inf", "-inf", "sNaN", float("nan"), float("inf"), None, "1,50"])
def test_what_is_no_amount_is_a_value_error(nonsense: Any) -> None:
    with pytest.raises(ValueError, match="not an amount of money"):
        Money.of(nonsense)
