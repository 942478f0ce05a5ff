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
