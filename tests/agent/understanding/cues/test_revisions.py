"""Messages that revise themselves, widen a wish, or take it back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from agent.understanding import Understanding
from agent.understanding.cues.revisions import replaces, revised, versions

NOW = datetime(2026, 11, 24, 10)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("quero um suv até 80 mil... não, 100 mil", {"categories": ["SUV"], "budget_max": 100_000}),
        ("quero um suv\naté 90\n*100", {"categories": ["SUV"], "budget_max": 100_000}),
        ("quero um suv até 90 mil\n100*", {"categories": ["SUV"], "budget_max": 100_000}),
        ("procuro sedan\n*suv", {"categories": ["SUV"]}),
        ("quero *suv* até *90 mil*", {"categories": ["SUV"], "budget_max": 90_000}),
        ("procuro picape\nnão espera\nhatch", {"categories": ["Hatch"]}),
        ("suv ate 70\nops nao\nate 90", {"categories": ["SUV"], "budget_max": 90_000}),
        ("ate 90, quer dizer, 95", {"budget_max": 95_000}),
        ("tenho 60 mil, digo, 65 mil", {"budget_max": 65_000}),
        ("automatico\nna vdd manual", {"transmission": "Manual"}),
        ("procuro um sedan, desculpa, um hatch até 50 mil", {"categories": ["Hatch"], "budget_max": 50_000}),
        ("quero um civic, ou melhor, um corolla", {"models": ["Corolla"]}),
    ],
)
def test_what_is_corrected_within_a_message_counts_as_corrected(understanding: Understanding, text: str, values: dict[str, Any]) -> None:
    assert understanding.read(text, role="customer", now=NOW).entities == values


@pytest.mark.parametrize("text", ["quero um suv até 80 mil", "não quero sedan", "na verdade pode ser até 75 mil", "não, obrigado"])
def test_a_message_without_a_correction_stays_whole(text: str) -> None:
    assert len(versions(text)) == 1


def test_a_bound_replaces_its_opposite_but_a_range_stays() -> None:
    assert revised([{"budget_max": 80}, {"budget_min": 80}]) == {"budget_min": 80}
    assert revised([{"budget_min": 50, "budget_max": 80}, {"budget_max": 90}]) == {"budget_min": 50, "budget_max": 90}


@pytest.mark.parametrize(
    ("text", "waived"),
    [
        ("tira o gnv", {"fuel": ["GNV"]}),
        ("esquece a cor", {"colors": [], "excluded_colors": []}),
        ("pode tirar o filtro de cor", {"colors": [], "excluded_colors": []}),
        ("tira o limite de km", {"mileage_max": []}),
        ("sem limite de preço", {"budget_min": [], "budget_max": []}),
        ("não precisa mais ser automático", {"transmission": ["Automático"]}),
        ("automático ou manual tanto faz", {"transmission": ["Automático", "Manual"]}),
        ("a marca não importa", {"brands": [], "excluded_brands": []}),
        ("pode ser qualquer ano", {"year_min": [], "year_max": []}),
    ],
)
def test_a_wish_taken_back_is_heard(understanding: Understanding, text: str, waived: dict[str, list[Any]]) -> None:
    [reading] = understanding.read_all(text, role="customer", now=NOW)
    assert reading.waived == waived
    assert reading.intent in ("refine_search", "provide_profile", "search_cars")
    assert not set(reading.entities) & set(waived)


@pytest.mark.parametrize(
    "text",
    [
        "tira o valor do ipva que aí a gente conversa",
        "tira meu número da lista de transmissão",
        "quero um SUV preto",
        "esquece, vou pensar mais",
    ],
)
def test_what_only_sounds_like_it_takes_nothing_back(understanding: Understanding, text: str) -> None:
    assert understanding.read(text, role="customer", now=NOW).waived == {}


@pytest.mark.parametrize("text", ["pode ser sedan tb", "sedan também serve", "inclui os sedans", "aceito sedan também"])
def test_what_will_also_do_widens_the_wish(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text, role="customer", now=NOW)
    assert reading.widens
    assert reading.entities["categories"] == ["Sedan"]


def test_a_use_told_as_the_real_one_replaces_the_one_before() -> None:
    assert replaces("moro sozinho, na vdd é só pra trabalhar")
    assert not replaces("e pra viajar com a família")
