"""A scenario is played by the real assistant, and every rule can fail."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evals.scenarios.conftest import Play, scenario

VISIT = "quero ver a Creta amanhã às 15h"
BOOKED = {"cliente": {"visits": [{"car": "creta-18", "at": "2026-11-25T15:00"}]}}


async def test_a_talk_that_ends_as_it_should_passes(play: Play) -> None:
    expect = {"calls": {"schedule_test_drive": {"action": "book", "car_id": "creta-18"}}, "says": ["15h", "Campinas"]}
    outcome = await play(scenario({"say": VISIT, "expect": expect}, state=BOOKED))
    assert outcome.passed, outcome.wrongs
    assert outcome.turns == 1


@pytest.mark.parametrize(
    ("expect", "rule"),
    [
        ({"says": ["Jundiaí"]}, "Words"),
        ({"never_says": ["15h"]}, "Words"),
        ({"asks": False}, "Words"),
        ({"shows": ["tracker-18"]}, "Words"),
        ({"silent": True}, "Words"),
        ({"calls": ["compare_cars"]}, "ToolCalls"),
        ({"calls": {"schedule_test_drive": {"car_id": "tracker-18"}}}, "ToolCalls"),
        ({"never_calls": ["schedule_test_drive"]}, "ToolCalls"),
        ({"only_calls": ["car_details"]}, "ToolCalls"),
        ({"language": "en"}, "Manners"),
    ],
)
async def test_an_answer_that_is_not_as_expected_fails_its_rule(play: Play, expect: dict[str, Any], rule: str) -> None:
    outcome = await play(scenario({"say": VISIT, "expect": expect}, state=BOOKED))
    assert list(outcome.wrongs) == [rule]
    assert outcome.talk is not None


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"visits": [{"car": "creta-18", "at": "2026-11-25T16:00"}]},
        {**BOOKED["cliente"], "reservations": ["creta-18"]},
        {**BOOKED["cliente"], "consent": "refused"},
        {**BOOKED["cliente"], "opted_out": True},
        {**BOOKED["cliente"], "wish": {"budget_max": 90000}},
        {**BOOKED["cliente"], "erased": True},
    ],
)
async def test_records_that_are_not_as_expected_fail_the_end_state(play: Play, state: dict[str, Any]) -> None:
    assert "EndState" in (await play(scenario(VISIT, state={"cliente": state}))).wrongs


async def test_the_same_seed_says_the_same_and_another_spells_otherwise(play: Play) -> None:
    words = "vocês também têm câmbio automático até 90 mil?"
    asked = scenario({"say": words, "expect": {"says": ["nunca dito"]}})
    said = [(await play(asked, seed=seed)).talk["exchanges"][0]["said"] for seed in (0, 1, 1, 2, 3)]  # type: ignore[index]
    assert said[0] == words
    assert said[1] == said[2]
    assert len(set(said)) >= 3
    assert all("90" in each for each in said)
