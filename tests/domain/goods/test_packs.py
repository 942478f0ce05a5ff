"""How many pieces so much of something is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.goods.packs import pieces_of


@pytest.mark.parametrize(
    ("name", "quantity", "unit", "pieces"),
    [("Óleo de motor 1 L", 1, "l", 1), ("Óleo 20 L", 40, "l", 2), ("Óleo 20 L", 30, "l", None), ("Luva de raspa", 3, "l", None)],
)
def test_a_multiple_of_the_one_size_in_a_name_is_so_many_pieces(name: str, quantity: int, unit: str, pieces: int | None) -> None:
    assert pieces_of(name, Decimal(quantity), unit) == pieces
