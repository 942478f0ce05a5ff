"""Places of a list that a message points at."""

from __future__ import annotations

import pytest

from agent.understanding.cues.places import places


@pytest.mark.parametrize(
    ("said", "pointed_at"),
    [
        ("o primeiro ta sendo usado bastante", [1]), ("pede 300 do terceiro", [3]), ("e a última, como tá?", [-1]), ("manda vir o 2", [2]),
        ("os dois primeiros", [1, 2]), ("pega as 3 primeiras", [1, 2, 3]), ("os últimos dois", [-2, -1]), ("o segundo e o quarto", [2, 4]),
        ("do item 4", [4]), ("preciso até quinta", []), ("pra segunda", []), ("da última vez", []), ("primeiro me diz o preço", []),
        ("óleo 2 tempos", []), ("a chapa de 3/16", []), ("na sexta-feira", []), ("pela primeira vez", []), ("500 do óleo 15w40", []),
    ],
)  # fmt: skip
def test_a_place_is_no_weekday_no_measure_and_no_first_of_all(said: str, pointed_at: list[int]) -> None:
    assert places(said) == pointed_at
