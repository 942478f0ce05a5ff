"""Quantities in other units: what is known is converted, what is not is not guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.goods.units import Unit, converted

SCREWS = {"unidades_por_caixa": "500", "unidades_por_pacote": "50"}


@pytest.mark.parametrize(
    ("quantity", "given_unit", "wanted", "found"),
    [("20", "t", "kg", "20000"), ("350", "kg", "t", "0.35"), ("2", "m3", "l", "2000"), ("3", "cx", "un", "1500"), ("3", "cx", "pct", "30")],
)
def test_what_is_known_to_be_the_same_is_converted(quantity: str, given_unit: str, wanted: str, found: str) -> None:
    assert converted(Decimal(quantity), given_unit, wanted, SCREWS) == Decimal(found)


@pytest.mark.parametrize(("given_unit", "wanted"), [("cx", "un"), ("t", "m"), ("par", "un"), ("l", "kg"), ("m2", "m")])
def test_what_nobody_knows_is_not_guessed(given_unit: str, wanted: str) -> None:
    assert converted(Decimal(3), given_unit, wanted) is None


@pytest.mark.parametrize("told", ["", "muitas", "0", "-5", "NaN", "inf", None])
def test_a_box_of_no_sensible_number_holds_nothing_known(told: object) -> None:
    assert converted(Decimal(3), "cx", "un", {"unidades_por_caixa": told}) is None


@given(st.decimals("0.001", "100000", places=3), st.sampled_from(list(Unit)), st.sampled_from(list(Unit)))
def test_there_and_back_is_where_one_was(quantity: Decimal, one: Unit, other: Unit) -> None:
    there = converted(quantity, one, other, SCREWS)
    if there is not None:
        back = converted(there, other, one, SCREWS)
        assert back is not None
        assert abs(back - quantity) < Decimal("0.0000001") * quantity
