"""What is said of how far a car has gone."""

from __future__ import annotations

import pytest

from agent.understanding.cues.comparisons import comparatives, refuses_the_much_driven, superlative


@pytest.mark.parametrize(
    "text",
    ["e o mais rodado não quero", "não gosto de carro muito rodado", "nada muito rodado", "sem km alta", "menos o mais rodado",
     "quilometragem alta eu dispenso", "que não esteja tão rodado"],
)  # fmt: skip
def test_much_driven_cars_refused_are_no_extreme_asked_for(text: str) -> None:
    assert refuses_the_much_driven(text)
    assert not superlative(text)
    assert "more_driven" not in comparatives(text)


@pytest.mark.parametrize("text", ["qual o mais rodado?", "esse não é muito rodado?", "carro muito rodado dá problema?", "o menos rodado"])
def test_questions_of_the_mileage_refuse_nothing(text: str) -> None:
    assert not refuses_the_much_driven(text)
