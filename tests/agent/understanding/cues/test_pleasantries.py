"""What is behind a greeting."""

from __future__ import annotations

import pytest

from agent.understanding.cues.pleasantries import asks_beside_a_hello


@pytest.mark.parametrize("words", ["bom dia, vcs fazem venda pcd?", "oi tudo bem? o carro de vcs vem com tapete?"])
def test_a_question_behind_a_greeting_is_heard(words: str) -> None:
    assert asks_beside_a_hello(words)


@pytest.mark.parametrize("words", ["oi, tudo bem?", "bom dia! tem alguém aí?", "boa tarde, como vai?", "olá, com quem eu falo?"])
def test_who_is_there_and_how_they_are_is_a_greeting(words: str) -> None:
    assert not asks_beside_a_hello(words)
