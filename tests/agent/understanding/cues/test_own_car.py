"""What is said of the car given in exchange."""

from __future__ import annotations

from datetime import datetime

import pytest

from agent.understanding.cues.own_car import brings, expected, number, owns

NOW = datetime(2026, 11, 24, 10)


@pytest.mark.parametrize("words", ["quero dar meu gol 2014 na troca", "queria deixar minha strada 2020 na troca"])
def test_the_year_of_a_car_is_not_what_is_hoped_for_it(words: str) -> None:
    assert expected(words, NOW) is None


@pytest.mark.parametrize(("words", "amount"), [("quero uns 15 mil nele", 15_000), ("espero 42.500 no meu carro", 42_500)])
def test_what_is_hoped_for_it_is_read(words: str, amount: int) -> None:
    assert expected(words, NOW) == amount


@pytest.mark.parametrize(("words", "mileage"), [("mais de 150 mil rodado", 150_000), ("já passou dos 90 mil km", 90_000), ("120", 120_000)])
def test_a_mileage_is_a_figure_with_or_without_its_word(words: str, mileage: int) -> None:
    assert number(words, NOW) == mileage


@pytest.mark.parametrize(("text", "told"), [("quando posso levar ai?", True), ("que dia posso trazer o carro ai?", True),
                                            ("posso levar meu cachorro ai?", False), ("posso levar minha mãe?", False)])  # fmt: skip
def test_coming_by_with_ones_own_car_is_told_from_bringing_anything_else(text: str, told: bool) -> None:
    assert brings(text) is told


def test_ones_own_reservation_of_a_car_does_not_make_the_car_ones_own() -> None:
    assert not owns("Argo", "quero saber da minha reserva do argo")
    assert owns("Argo", "quanto vale o meu argo?")
