"""What is wanted otherwise in an order."""

from __future__ import annotations

from datetime import datetime

import pytest

from agent.understanding.cues.order_changes import order_change, takes_one_out
from agent.understanding.text import fold

NOW = datetime(2026, 11, 24, 10)


@pytest.mark.parametrize(
    ("words", "item"), [("os parafusos não precisa mais", "parafusos"), ("a tinta branca já não vamos precisar", "tinta branca")]
)
def test_an_item_not_needed_any_more_is_taken_out(words: str, item: str) -> None:
    change = order_change(words, NOW)
    assert change is not None
    assert change.remove == [item]


@pytest.mark.parametrize("words", ["não precisa mais", "o pedido não precisa mais", "isso não quero", "não quero mais nada"])
def test_an_order_not_wanted_any_more_takes_no_item_out(words: str) -> None:
    assert not takes_one_out(fold(words))


@pytest.mark.parametrize(
    "words",
    [
        "60, nao 16. digitei errado",
        "são 60 e não 16",
        "60 e não 16, errei",
        "não é 16, é 60",
        "16 não, 60",
        "coloquei 16 mas eram 60",
        "opa, foi mal, não são 16, são 60",
        "sessenta e não dezesseis",
    ],
)
def test_a_quantity_put_right_says_which_is_meant_and_which_is_not(words: str) -> None:
    change = order_change(words, NOW)
    assert change is not None
    assert (change.quantity["quantity"], change.instead_of) == (60, 16)


@pytest.mark.parametrize("words", ["digitei errado, 60", "foi erro meu, 60 unidades", "era 60, me confundi"])
def test_an_excuse_is_no_part_of_what_is_wanted_instead(words: str) -> None:
    change = order_change(words, NOW)
    assert change is not None
    assert (change.quantity["quantity"], change.remove, change.supplier) == (60, [], None)
