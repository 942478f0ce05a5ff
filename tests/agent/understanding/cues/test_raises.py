"""Sums told as so much more or less than before."""

from __future__ import annotations

import pytest

from agent.understanding.cues.raises import direction, down_payment_told


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("posso subir mais 5 mil", 1), ("e se for 10 mil a mais?", 1), ("dá pra aumentar uns 5 mil", 1), ("consigo mais R$ 3.000", 1),
        ("se eu aumentar a entrada em 8 mil", 1), ("estico mais uns 7 mil", 1), ("e com 5 mil a menos de entrada?", -1),
        ("reduzindo a entrada em 3 mil", -1), ("até 80 mil ou mais", 0), ("mais de 10 mil", 0), ("não mais que 70 mil", 0),
        ("tem mais 3 carros?", 0), ("quero mais 2 opções", 0), ("em mais 10 dias", 0), ("dou 20 mil e mais 5", 0), ("mais 12x", 0),
        ("subo para 70 mil", 0), ("aumenta pra 90", 0), ("mais novo que 2018", 0),
    ],
)  # fmt: skip
def test_a_sum_is_so_much_more_so_much_less_or_stands_for_itself(said: str, way: int) -> None:
    assert direction(said) == way


def test_the_down_payment_of_instalments_told_is_found_again() -> None:
    assert down_payment_told("O Onix com R$\u00a020.000 de entrada fica em 48x de R$\u00a01.444,96.") == 20_000
    assert down_payment_told("A entrada mínima é de R$\u00a016.798.") is None
