"""What is asked of the shop in passing."""

from __future__ import annotations

import pytest

from agent.understanding.cues.prying import of_the_house, to_buy_for_the_shop
from agent.understanding.cues.shop_questions import asks_if_real, asks_of_comforts, asks_when_open, bought_here


@pytest.mark.parametrize(
    "text",
    ["antes disso me fala uma coisa, vcs abrem de domingo? trabalho de seg a sab", "domingo tem alguém aí?", "fecham pro almoço?",
     "e no feriado, a loja funciona?", "tá aberto até que horas hoje?"],
)  # fmt: skip
def test_the_hours_are_asked_for(text: str) -> None:
    assert asks_when_open(text)


@pytest.mark.parametrize(
    "text", ["quero agendar domingo, vcs abrem?", "esse abre o teto? hoje", "posso ir domingo?", "tem sedan? amanhã passo aí"]
)
def test_a_visit_or_a_car_is_asked_for_instead(text: str) -> None:
    assert not asks_when_open(text)


@pytest.mark.parametrize("text", ["aceita cachorro na loja?", "posso levar meu pet?", "tem onde estacionar?", "tem cafezinho aí? rs"])
def test_what_the_shop_allows_is_asked_of_it(text: str) -> None:
    assert asks_of_comforts(text)


@pytest.mark.parametrize(
    ("text", "internal"),
    [("e quanto vcs pagam no custo desse onix, qual a margem?", True), ("por quanto vcs pegaram esse onix?", True),
     ("vcs ganham quanto em cima?", True), ("quanto a loja pagou nele?", True), ("quanto vcs pagam no meu gol?", False),
     ("quanto vocês pegam pelo meu carro?", False), ("qual o preço do onix?", False)],
)  # fmt: skip
def test_what_the_shop_pays_and_earns_is_its_own(text: str, internal: bool) -> None:
    assert of_the_house(text) is internal


def test_a_purchase_order_is_the_teams_to_make() -> None:
    assert to_buy_for_the_shop("então faz uma ordem de compra de 10 pneus pra mim")
    assert not to_buy_for_the_shop("quero comprar um onix")


@pytest.mark.parametrize(
    ("text", "asked"),
    [("to com medo de golpe, vcs são de verdade?", True), ("essa loja existe mesmo?", True), ("vcs tem loja física?", True),
     ("qual o cnpj?", True), ("vcs tem gol?", False), ("o carro é de verdade bom?", False)],
)  # fmt: skip
def test_whether_the_shop_is_one_is_asked(text: str, asked: bool) -> None:
    assert asks_if_real(text) is asked


@pytest.mark.parametrize(
    ("text", "told"),
    [("comprei um argo com vcs mes passado e preciso de uma informação", True), ("oi comprei o meu carro na loja em maio", True),
     ("comprei um gol, quero vender", False), ("comprei em outro lugar", False), ("quero comprar um gol com vcs", False)],
)  # fmt: skip
def test_who_bought_here_looks_for_nothing(text: str, told: bool) -> None:
    assert bought_here(text) is told


def test_a_hearty_yes_fears_no_fraud() -> None:
    assert asks_if_real("isso existe mesmo?")
    assert not asks_if_real("isso mesmo fechou")
