from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cars.wishes import Wish
from domain.customers.profile import DEAL_FIELDS, PROFILE_FIELDS, afresh, merged, preferences, without, without_personal
from tests.domain.strategies import few, wishes


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ({}, {"budget_max": 90_000}, {"budget_max": 90_000}),
        ({"budget_max": 90_000}, {"budget_max": 70_000}, {"budget_max": 70_000}),
        ({"categories": ["SUV"]}, {"categories": ["Sedan"]}, {"categories": ["Sedan"]}),
        ({"budget_max": 90_000}, {"city": "Campinas"}, {"budget_max": 90_000, "city": "Campinas"}),
    ],
)
def test_a_new_value_replaces_the_old_one_and_leaves_the_rest(before: dict[str, Any], said: dict[str, Any], after: dict[str, Any]) -> None:
    assert merged(before, said) == after


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ({"models": ["Onix"]}, {"brands": ["Toyota"]}, {"brands": ["Toyota"]}),
        ({"brands": ["Toyota"]}, {"models": ["Onix"]}, {"models": ["Onix"]}),
        ({"brands": ["Fiat"], "models": ["Uno"]}, {"models": ["Onix"]}, {"models": ["Onix"]}),
        ({}, {"models": ["Onix"], "brands": ["Toyota"]}, {"models": ["Onix"], "brands": ["Toyota"]}),
    ],
)
def test_naming_a_brand_or_a_model_replaces_both(before: dict[str, Any], said: dict[str, Any], after: dict[str, Any]) -> None:
    assert merged(before, said) == after


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ({"budget_min": 80_000}, {"budget_max": 60_000}, {"budget_max": 60_000}),
        ({"budget_max": 60_000}, {"budget_min": 80_000}, {"budget_min": 80_000}),
        ({"year_min": 2020, "year_max": 2020}, {"year_min": 2022}, {"year_min": 2022}),
        ({"year_min": 2020}, {"year_max": 2018}, {"year_max": 2018}),
        ({"year_min": 2019, "year_max": 2019}, {"year_min": 2019}, {"year_min": 2019}),
        ({"year_min": 2017, "year_max": 2019}, {"year_min": 2018}, {"year_min": 2018, "year_max": 2019}),
        ({}, {"budget_min": 90_000, "budget_max": 80_000}, {"budget_min": 80_000, "budget_max": 90_000}),
        ({"budget_min": 50_000}, {"budget_max": 60_000}, {"budget_min": 50_000, "budget_max": 60_000}),
    ],
)
def test_a_bound_that_contradicts_the_new_one_goes(before: dict[str, Any], said: dict[str, Any], after: dict[str, Any]) -> None:
    assert merged(before, said) == after


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ({"categories": ["SUV", "Sedan"]}, {"excluded_categories": ["Sedan"]}, {"categories": ["SUV"], "excluded_categories": ["Sedan"]}),
        ({"brands": ["Fiat"]}, {"excluded_brands": ["Fiat"]}, {"excluded_brands": ["Fiat"]}),
        ({"excluded_colors": ["preto", "branco"]}, {"colors": ["preto"]}, {"colors": ["preto"], "excluded_colors": ["branco"]}),
        ({"excluded_models": ["Kwid"]}, {"models": ["Kwid"]}, {"models": ["Kwid"]}),
    ],
)
def test_what_is_wanted_and_refused_at_once_follows_the_last_word(
    before: dict[str, Any], said: dict[str, Any], after: dict[str, Any]
) -> None:
    assert merged(before, said) == after


@pytest.mark.parametrize("key", ["usage", "priorities", "payment", "excluded_categories", "excluded_brands", "excluded_colors"])
def test_what_people_tell_one_by_one_adds_up(key: str) -> None:
    once = merged({}, {key: ["a"]})
    assert merged(once, {key: ["b", "a"]}) == {key: ["a", "b"]}


def test_empty_values_and_what_is_no_part_of_a_profile_change_nothing() -> None:
    before = {"budget_max": 90_000, "categories": ["SUV"]}
    assert merged(before, {"budget_max": None, "categories": [], "date": "2026-11-20", "car_refs": [1]}) == before


@few
@given(wishes(), wishes())
def test_a_profile_never_contradicts_itself_and_its_maker_is_left_alone(first: Wish, second: Wish) -> None:
    before, said = merged({}, first.stated()), second.stated()
    kept_before, kept_said = deepcopy(before), deepcopy(said)
    after = merged(before, said)
    assert (before, said) == (kept_before, kept_said)
    assert after.get("budget_min", 0) <= after.get("budget_max", 10**9)
    assert after.get("year_min", 0) <= after.get("year_max", 9999)
    for key in ("categories", "models", "brands", "colors"):
        assert not set(after.get(key, [])) & set(after.get(f"excluded_{key}", []))
        assert set(said.get(key, [])) - set(said.get(f"excluded_{key}", [])) <= set(after.get(key, []))


@few
@given(wishes(), st.integers(10_000, 90_000))
def test_saying_the_same_again_changes_nothing(wish: Wish, down_payment: int) -> None:
    said = wish.stated() | {"down_payment": down_payment, "payment": ["à vista"]}
    once = merged({}, said)
    assert merged(once, said) == once
    assert set(once) <= set(PROFILE_FIELDS)


def test_preferences_are_counted_by_kind_and_without_the_budget_and_the_place() -> None:
    wanted = {"categories": ["SUV", "Sedan"], "usage": ["família"], "year_min": 2020, "year_max": 2020}
    profile = {"budget_max": 90_000, "city": "Campinas"} | wanted
    assert preferences(profile) == 3
    assert preferences({}) == 0
    assert preferences(dict.fromkeys(DEAL_FIELDS, 1)) == 0


def test_nothing_that_says_who_somebody_is_may_be_used_before_consent() -> None:
    told = {"name": "Ana", "phone": "1", "email": "a@b.c", "cpf": "1", "city": "Campinas", "state": "SP", "budget_max": 1}
    assert without_personal(told) == {"budget_max": 1}


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ({"categories": ["SUV"]}, {"categories": ["Sedan"]}, {"categories": ["SUV", "Sedan"]}),
        ({"colors": ["preto"]}, {"colors": ["preto", "branco"]}, {"colors": ["preto", "branco"]}),
        ({"transmission": "Automático"}, {"transmission": "Manual"}, {}),
        ({"fuel": "Flex", "budget_max": 50_000}, {"fuel": "Diesel"}, {"budget_max": 50_000}),
        ({}, {"transmission": "Manual"}, {"transmission": "Manual"}),
    ],
)
def test_what_will_also_do_joins_the_wish(before: dict[str, Any], said: dict[str, Any], after: dict[str, Any]) -> None:
    assert merged(before, said, widening=True) == after


@pytest.mark.parametrize(
    ("before", "waived", "after"),
    [
        ({"fuel": "GNV", "budget_max": 1}, {"fuel": ["GNV"]}, {"budget_max": 1}),
        ({"fuel": "Flex"}, {"fuel": ["GNV"]}, {"fuel": "Flex"}),
        ({"colors": ["preto", "azul"]}, {"colors": ["azul"]}, {"colors": ["preto"]}),
        ({"colors": ["azul"]}, {"colors": []}, {}),
        ({"budget_max": 9}, {"mileage_max": []}, {"budget_max": 9}),
    ],
)
def test_what_is_taken_back_goes_and_nothing_else(before: dict[str, Any], waived: dict[str, list[Any]], after: dict[str, Any]) -> None:
    assert without(before, waived) == after


def test_another_kind_of_car_keeps_the_buyers_own_and_drops_the_old_cars_traits() -> None:
    before = {
        "categories": ["Hatch"],
        "colors": ["vermelho"],
        "year_min": 2019,
        "budget_max": 70_000,
        "city": "Campinas",
        "usage": ["trabalho"],
    }
    assert afresh(before, {"categories": ["Picape"]}) == {"budget_max": 70_000, "city": "Campinas", "usage": ["trabalho"]}


@pytest.mark.parametrize("said", [{"categories": ["Hatch", "Sedan"]}, {"colors": ["preto"]}, {"budget_max": 80_000}])
def test_the_same_kind_of_car_is_no_new_search(said: dict[str, Any]) -> None:
    before = {"categories": ["Hatch"], "colors": ["vermelho"]}
    assert afresh(before, said) == before


def test_a_model_says_its_own_kind() -> None:
    assert merged({"categories": ["SUV"], "budget_max": 9}, {"models": ["Onix"]}) == {"models": ["Onix"], "budget_max": 9}


def test_a_fuel_not_wanted_and_then_wanted_is_wanted() -> None:
    assert merged(merged({"fuel": "Diesel"}, {"excluded_fuels": ["Diesel"]}), {"fuel": "Diesel"}) == {"fuel": "Diesel"}
