"""Prices asked for of a model, and a limit told again."""

from __future__ import annotations

import pytest

from agent.understanding.cues.car_prices import asks_if_exchanged, asks_plain_price, asks_price, limit_told_again


@pytest.mark.parametrize(
    "text",
    ["preço do creta", "aff. preço. creta. só isso", "quanto ta o gol", "onix quanto?", "qto custa um kicks hoje",
     "me passa os preços do corolla", "a quanto tá o polo", "hb20 tá quanto?", "qual o valor da strada"],
)  # fmt: skip
def test_the_price_of_a_model_is_asked_for(text: str) -> None:
    assert asks_price(text)


@pytest.mark.parametrize(
    "text",
    ["quanto fica a parcela do polo", "quanto vcs pagam no meu gol", "quantos km tem o polo", "quanto o onix gasta",
     "o preço do seguro do polo", "creta até quanto?", "qual a margem do onix", "tem creta?"],
)  # fmt: skip
def test_something_else_is_asked_for_than_its_price(text: str) -> None:
    assert not asks_price(text)


@pytest.mark.parametrize(
    ("text", "limit"),
    [("nossa caro demais, falei q era 70", 70_000), ("acima do meu orçamento, é 65 no máximo", 65_000),
     ("isso passou do limite que eu falei, 80 mil", 80_000), ("ja falei que moro a 50 km", None), ("eu falei 48x", None),
     ("falei 15 mil de entrada", None), ("caro demais", None)],
)  # fmt: skip
def test_a_limit_told_again_is_heard(text: str, limit: int | None) -> None:
    assert limit_told_again(text) == limit


@pytest.mark.parametrize(
    ("text", "plain", "exchange"),
    [("fala logo o preço à vista e se faz troca", True, True), ("me passa o valor, vcs pegam carro na troca?", True, True),
     ("qual o melhor preço à vista?", False, False), ("quanto vcs pagam no meu na troca?", False, False), ("aceita troca?", False, True)],
)  # fmt: skip
def test_a_price_is_asked_for_as_it_stands_with_or_without_the_exchange(text: str, plain: bool, exchange: bool) -> None:
    assert (asks_plain_price(text), asks_if_exchanged(text)) == (plain, exchange)
