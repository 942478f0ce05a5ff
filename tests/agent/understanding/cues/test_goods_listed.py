"""Goods with their quantities behind them are as many items."""

from __future__ import annotations

from datetime import datetime

import pytest

from agent.understanding.cues.order_decisions import decides
from agent.understanding.cues.order_items import goods_listed, order_items

NOW = datetime(2026, 11, 24, 10)


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("parafuso 1000 e aço 500", [("parafuso", 1000, None), ("aço", 500, None)]),
        ("preciso de luva nitrílica 30 pares, chapa de aço 2,5 t", [("luva nitrílica", 30, "par"), ("chapa de aço", 2.5, "t")]),
        ("cimento: 40 sacos\nareia: 3 m3", [("cimento", 40, "un"), ("areia", 3, "m3")]),
    ],
)  # fmt: skip
def test_names_come_before_their_quantities(said: str, items: list[tuple[str, float, str | None]]) -> None:
    assert [(item["product"], item["quantity"], item.get("unit")) for item in order_items(said, NOW)] == items


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("o vergalhão anda caro ultimamente?", "vergalhão"),
        ("me ve 30 do parafuso sextavado m8 zincado aí rapidinho", "parafuso sextavado m8 zincado"),
        ("pede 20 luva nitrílica azul esses dias", "luva nitrílica azul"),
    ],
)
def test_talk_behind_a_name_is_none_of_it(said: str, name: str) -> None:
    assert [item["product"] for item in order_items(said, NOW)] == [name]


@pytest.mark.parametrize("said", ["aço 1020 e aço 1045", "oc 3 e oc 4", "aprova a 1 e a 2", "parafuso 1000", "inox 304 e aço 1020"])
def test_grades_and_orders_are_no_quantities(said: str) -> None:
    assert goods_listed(said) == []


@pytest.mark.parametrize(
    ("said", "is_one"),
    [("aprova a 1", True), ("reprova as ocs 3 e 4", True), ("libera 30 kg", False), ("cancela", False)],
)
def test_a_decision_names_an_order_and_no_amount(said: str, is_one: bool) -> None:
    assert decides(said) is is_one
