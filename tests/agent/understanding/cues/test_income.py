"""What somebody earns, told beside an instalment."""

from __future__ import annotations

import pytest

from agent.understanding.cues.credit import of_income


@pytest.mark.parametrize("words", ["ganho 4 mil, dá pra financiar?", "recebo uns 3.500 por mês", "e se meu marido entrar junto"])
def test_income_is_heard(words: str) -> None:
    assert of_income(words)


@pytest.mark.parametrize("words", ["quando eu recebo o carro? em 10 dias?", "tiro foto dos 2 lados?", "recebo o documento em 5 dias?"])
def test_what_is_received_otherwise_is_no_income(words: str) -> None:
    assert not of_income(words)
