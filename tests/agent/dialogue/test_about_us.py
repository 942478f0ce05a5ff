"""Who answers, what the shop has at all, when it opens, and needs told in everyday words."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def greeted(introduce: Introduce) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim")
    return ana


@pytest.mark.parametrize("words", ["quem é você?", "vc é um robô?", "qual seu nome?", "isso é um robô?"])
async def test_the_assistant_says_what_it_is(introduce: Introduce, words: str) -> None:
    said = text(await (await greeted(introduce)).says(words))
    assert "Bia" in said
    assert "virtual" in said


@pytest.mark.parametrize("words", ["quantos carros tem?", "que carros vcs tem?", "o que vcs tem aí?"])
async def test_the_stock_is_told_by_its_size_and_prices(introduce: Introduce, words: str) -> None:
    answer = await (await greeted(introduce)).says(words)
    assert "5 carros à venda, de R$ 46.500 a R$ 112.900" in text(answer)
    assert questions(answer) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("tem moto?", "moto não temos"),
        ("vcs vendem caminhão?", "caminhão não temos"),
        ("aluga carro?", "Aluguel"),
        ("tem carro zero?", "seminovos"),
    ],
)
async def test_what_the_shop_does_not_have_is_said_plainly(introduce: Introduce, words: str, said: str) -> None:
    assert said in text(await (await greeted(introduce)).says(words))


async def test_a_day_asked_about_is_answered_for_that_day(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    assert "Domingo (29/11) não abrimos" in text(await ana.says("abrem domingo?"))
    assert "sábado (28/11) das 9h às 14h" in text(await ana.says("e no sábado abrem?"))


@pytest.mark.parametrize("words", ["carro pra levar cachorro grande até 120 mil", "minha mãe usa cadeira de rodas, qual serve?"])
async def test_a_need_nobody_listed_is_found_by_its_meaning(introduce: Introduce, words: str) -> None:
    answer = await (await greeted(introduce)).says(words)
    assert called(answer, "recommend_cars")["priorities"] == ["espaço"]


async def test_an_answer_asked_for_twice_adds_something_of_use(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    first, second = [text(await ana.says("onde vocês ficam?")) for _ in range(2)]
    assert first != second
    assert not second.startswith("Como eu disse")


async def test_hours_asked_for_in_the_middle_of_a_search_arrange_no_visit(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tem suv?", "sim")
    told = await ana.says("antes disso me fala uma coisa, vcs abrem de domingo? trabalho de seg a sab")
    assert called(told, "store_info")["date"] == "2026-11-29"
    assert "não abrimos" in text(told)
    assert "não sei dizer" in text(await ana.says("e aceita cachorro na loja? kk"))


async def test_what_is_kept_is_shown_however_it_is_asked_for(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    assert called(await ana.says("me diz o que vcs tem de dado meu guardado"), "export_my_data") == {}


async def test_fear_of_a_fraud_hears_where_the_shop_is_and_a_buyer_of_before_is_offered_the_team(introduce: Introduce) -> None:
    ana = introduce()
    assert "loja física" in text(await ana.says("to com medo de golpe, vcs são de verdade?"))
    await ana.has_said("sim")
    known = await ana.says("comprei um argo com vcs mes passado e preciso de uma informação")
    assert "equipe" in text(known)
    assert not known.tools
