"""Names as they are put right, and bare ones."""

from __future__ import annotations

import pytest

from agent.understanding.cues.names import put_right


@pytest.mark.parametrize(
    ("said", "name", "meant"),
    [
        ("sou a Cristina, digo, Cristiana", "Cristina", "Cristiana"),
        ("Tiago Souza *Thiago", "Tiago Souza", "Thiago Souza"),
        ("me chamo Luis. quer dizer, luiz", "Luis", "Luiz"),
        ("meu nome é Paula. ops, quero um suv", "Paula", None),
        ("aqui é o Davi, desculpa a demora", "Davi", None),
    ],
)
def test_a_name_put_right_in_the_same_message_is_the_name(said: str, name: str, meant: str | None) -> None:
    assert put_right(said, name) == meant
