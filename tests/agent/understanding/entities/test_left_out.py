"""What is named right after "sem", "menos", "exceto" is not wished for; a "menos" that compares leaves nothing out."""

from __future__ import annotations

from datetime import datetime

import pytest

from agent.understanding.cues.refusals import refused
from tests.agent.understanding.entities.reading import customer

NOW = datetime(2026, 11, 24, 10, 0)


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("carro pra rodar na cidade, sem fiat, uns 70 mil", {"brands": ["Fiat"]}),
        ("pode ser qualquer marca menos citroen e peugeot", {"brands": ["Citroën", "Peugeot"]}),
        ("hatch exceto kwid ou mobi", {"models": ["Kwid", "Mobi"]}),
        ("sedan tirando cobalt", {"models": ["Cobalt"]}),
        ("suv até 120 mil, sem ser branco nem prata", {"colors": ["branco", "prata"]}),
        ("picape sem diesel", {"fuels": ["Diesel"]}),
        ("fora renault me serve tudo", {"brands": ["Renault"]}),
    ],
)
def test_a_name_after_a_word_of_exception_is_left_out(text: str, left_out: dict[str, list[str]]) -> None:
    assert refused(text, side="customer", now=NOW, intent="search_cars") == left_out
    assert not set(left_out) & set(customer(text, "search_cars"))


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("qual bebe menos, up ou mobi?", ["Up", "Mobi"]),
        ("preciso de pelo menos um corolla 2018", ["Corolla"]),
        ("gol que desvaloriza menos onix?", ["Gol", "Onix"]),
    ],
)
def test_a_comparison_leaves_nothing_out(text: str, models: list[str]) -> None:
    assert sorted(customer(text, "compare_cars")["models"]) == sorted(models)


def test_a_trait_of_another_kind_right_after_is_wished() -> None:
    assert customer("sem gnv automático", "search_cars")["transmission"] == "Automático"


@pytest.mark.parametrize(
    ("text", "left_out"),
    [("branco tb não", {"colors": ["branco"]}), ("renault também n", {"brands": ["Renault"]}),
     ("hatch tambem nao", {"categories": ["Hatch"]}),
     ("automático tb não quero", {"transmissions": ["Automático"]}), ("prata também não tem?", {}),
     ("preto menos ainda", {"colors": ["preto"]})],
)  # fmt: skip
def test_one_more_thing_not_wanted_either_is_left_out(text: str, left_out: dict[str, list[str]]) -> None:
    assert refused(text, side="customer", now=NOW, intent="provide_profile") == left_out
