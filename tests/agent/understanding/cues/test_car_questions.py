"""What is asked of a car, and what is only its name."""

from __future__ import annotations

import pytest

from agent.understanding.cues.car_questions import facts_asked, items_asked, less_version

HILUX = "Hilux SRV 2.8 Diesel 4x4 2019"


@pytest.mark.parametrize("said", ["me fala mais do hilux srv 2.8 diesel 4x4 2019", "quero saber da Hilux 2.8 Diesel"])
def test_the_version_of_a_car_asks_for_nothing(said: str) -> None:
    assert not facts_asked(less_version(said, HILUX)) + items_asked(less_version(said, HILUX))


@pytest.mark.parametrize(("said", "asked"), [("a hilux é diesel?", "fuel"), ("quantos km tem a hilux srv 2.8?", "mileage")])
def test_what_is_asked_beside_the_name_is_still_asked(said: str, asked: str) -> None:
    assert facts_asked(less_version(said, HILUX)) == [asked]


@pytest.mark.parametrize("words", ["aguenta quanto de carga?", "qual a capacidade de carga dela?", "leva quantos quilos?"])
def test_what_it_carries_is_a_fact_asked(words: str) -> None:
    assert facts_asked(words) == ["load"]
