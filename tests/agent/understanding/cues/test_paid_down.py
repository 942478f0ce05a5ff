"""Down payments told without a sum."""

from __future__ import annotations

import pytest

from agent.understanding.cues.paid_down import share_down, supposed_down, with_it_down


@pytest.mark.parametrize(
    ("text", "share"),
    [("e se eu der metade de entrada", 0.5), ("30% de entrada", 0.3), ("entrada de 50%", 0.5), ("dou um terço do valor na entrada", 1 / 3),
     ("e com 40 por cento de entrada?", 0.4), ("pago metade à vista e o resto financiado", 0.5)],
)  # fmt: skip
def test_a_share_of_the_price_is_heard(text: str, share: float) -> None:
    assert share_down(text) == share


@pytest.mark.parametrize("text", ["metade da entrada no cartão", "metade da parcela", "10 mil de entrada", "o CET é 30% ao ano?"])
def test_other_shares_are_no_down_payment(text: str) -> None:
    assert share_down(text) is None


def test_the_own_car_may_be_what_is_paid_down() -> None:
    assert with_it_down("e com ele de entrada fica quanto?")
    assert not with_it_down("e com 20 de entrada fica quanto?")


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("supondo que peguem ele por 50, fica quanto?", 50_000),
        ("se meu carro valer 28000 em 48x", 28_000),
        ("se ele sair por uns 30", 30_000),
    ],
)
def test_what_ones_own_car_is_supposed_to_bring_is_heard(text: str, sum_: int) -> None:
    assert supposed_down(text) == sum_


@pytest.mark.parametrize(
    "text", ["se a entrega do carro ficar pro dia 15 dá pra fazer em 60x?", "se sair em 10 dias eu pago", "se ficar em 48x"]
)
def test_days_and_terms_are_no_sum_supposed(text: str) -> None:
    assert supposed_down(text) is None
