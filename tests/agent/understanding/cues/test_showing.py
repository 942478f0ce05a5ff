"""The cars of the wish asked for without a word of which."""

from __future__ import annotations

import pytest

from agent.understanding.cues.showing import asks_to_see, insists


@pytest.mark.parametrize(
    "text",
    ["me manda o que tiver aí", "kkk tá, mostra", "bora ver os modelos", "cadê as opções?", "quais vcs têm?", "passa a lista pfv"],
)
def test_the_cars_are_asked_for(text: str) -> None:
    assert asks_to_see(text)


@pytest.mark.parametrize(
    "text", ["mostra o segundo", "manda a localização", "quero ver outros", "manda fotos", "mostra os flex", "pode marcar"]
)
def test_something_else_is_asked_for(text: str) -> None:
    assert not asks_to_see(text)


@pytest.mark.parametrize(("text", "again"), [("tem ou não?", True), ("nada mesmo?", True), ("nenhum", False)])
def test_asking_once_more_is_no_answer(text: str, again: bool) -> None:
    assert insists(text) is again
