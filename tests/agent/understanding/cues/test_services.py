"""What the shop may do to a car before it is handed over."""

from __future__ import annotations

import pytest

from agent.understanding.cues.services import asks_of_a_service


@pytest.mark.parametrize(
    "text",
    ["e pneu novo no carro vcs colocam antes de entregar?", "vcs trocam o óleo antes de entregar?", "o carro vem com tanque cheio?",
     "vocês lavam o carro antes da entrega?", "tem como vcs colocarem engate?", "vcs arrumam esse risco antes?"],
)  # fmt: skip
def test_what_is_done_to_a_car_is_a_service(text: str) -> None:
    assert asks_of_a_service(text)


@pytest.mark.parametrize(
    "text",
    ["vcs trocam carro?", "vcs colocam meu carro pra vender?", "vcs tem carro com multimidia?", "ele tem som?", "vcs fazem por 50 mil?",
     "tem camera? vcs fazem em 48x?", "vocês entregam em casa?", "vcs fazem financiamento?"],
)  # fmt: skip
def test_an_exchange_a_price_or_a_fact_is_none(text: str) -> None:
    assert not asks_of_a_service(text)
