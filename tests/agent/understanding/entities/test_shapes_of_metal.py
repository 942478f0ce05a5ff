"""What metal is sold as: the item itself, or a way of counting it."""

from __future__ import annotations

import pytest

from tests.agent.understanding.entities.reading import staff


@pytest.mark.parametrize(
    ("text", "intent", "product"),
    [
        ("quem vende chapa de alumínio?", "find_supplier", "chapa de alumínio"),
        ("quanto ta a bobina de aço", "price_history", "bobina de aço"),
        ("compra 12 barras de ferro", "create_po", "ferro"),
    ],
)
def test_a_shape_is_the_item_unless_it_is_counted(text: str, intent: str, product: str) -> None:
    assert staff(text, intent)["product"] == product
