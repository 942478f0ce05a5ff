"""Engine sizes wished for and refused, on wordings of different people."""

from __future__ import annotations

from datetime import datetime

import pytest

from agent.understanding.cues.engines import Engines, engines

NOW = datetime(2026, 11, 24, 10)


def heard(text: str) -> Engines:
    return engines(text, NOW, "search_cars")


@pytest.mark.parametrize(
    "text",
    ["quero hatch até 65 mil mas não quero 1.0", "sem ser 1.0", "motor 1.0 não", "nada de 1.0", "1,0 não quero", "tudo menos carro mil",
     "não gosto de motor mil", "tira os 1.0", "1.0 eu dispenso", "que não seja motor 1.0, por favor"],
)  # fmt: skip
def test_a_size_that_is_not_wanted_is_refused(text: str) -> None:
    assert heard(text) == Engines(refused=(1.0,))


def test_several_are_refused_and_another_wished() -> None:
    assert heard("não quero 1.0 nem 1.3, só 1.6") == Engines(1.6, 1.6, (1.0, 1.3))


@pytest.mark.parametrize(
    ("text", "limits"),
    [("quero 1.6 pra cima", (1.6, None)), ("no mínimo 1.8", (1.8, None)), ("acima de 1.0", (1.1, None)), ("até 1.6", (None, 1.6)),
     ("1.4 ou 1.6", (1.4, 1.6)), ("tem 2.0?", (2.0, 2.0))],
)  # fmt: skip
def test_a_size_wished_for_gives_limits(text: str, limits: tuple[float | None, float | None]) -> None:
    assert (heard(text).least, heard(text).most) == limits


@pytest.mark.parametrize(
    "text", ["parcela de 1.5 mil por mês", "carro de 45.000 reais", "juros de 1.9% ao mês", "não precisa ser 2.0", "nota 4.5 no google"]
)
def test_other_figures_are_no_engines(text: str) -> None:
    assert heard(text) == Engines()
