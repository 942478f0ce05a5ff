"""What is no car, offered in exchange."""

from __future__ import annotations

import pytest

from agent.understanding.cues.other_goods import other_goods


@pytest.mark.parametrize(
    "text", ["aceitam moto na troca?", "vocês pegam terreno de entrada?", "aceita soja kkk", "minha biz dá de entrada?"]
)
def test_other_goods_are_heard(text: str) -> None:
    assert other_goods(text) is not None


@pytest.mark.parametrize("text", ["aceitam meu gol na troca?", "vocês têm moto?", "aceita troca?", "vocês pegam o carro em casa?"])
def test_cars_and_other_talk_are_not(text: str) -> None:
    assert other_goods(text) is None
