"""Questions for what went out of a stock item, told from those about cars, money and days to come."""

from __future__ import annotations

import pytest

from agent.understanding.cues.sold_items import POINTED_AT, item_sold


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("quanto vendemos de parafuso no mês?", "parafuso"),
        ("quantas luvas saíram semana passada?", "luvas"),
        ("vendas de óleo 15w40 em outubro", "oleo 15w40"),
        ("qual foi a saída de tinta látex em setembro", "tinta latex"),
        ("vendemos quantas caixas de luva?", "luva"),
        ("total vendido de parafuso sextavado m10 em 2026", "parafuso sextavado m10"),
        ("consumo de aço nos últimos 15 dias", "aco"),
    ],
)
def test_the_item_is_heard_without_its_days(text: str, item: str) -> None:
    assert item_sold(text) == item


@pytest.mark.parametrize(
    "text",
    ["quantos carros vendemos esse mês?", "quanto vendemos no mês?", "quanto vou vender de tinta mês que vem?", "quem vendeu mais?",
     "como foram as vendas do mês?", "quanto gastamos com aço?", "vendas da loja"],
)  # fmt: skip
def test_other_questions_are_no_such(text: str) -> None:
    assert item_sold(text) is None


@pytest.mark.parametrize("text", ["quanto vendemos do primeiro esse mês?", "quanto saiu dele em outubro?", "quanto vendemos desse item?"])
def test_one_told_before_is_pointed_at(text: str) -> None:
    assert item_sold(text) == POINTED_AT
