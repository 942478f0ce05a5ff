"""Instalments beyond the plain case: nothing down, terms the bank has not, a purse, cards, a blemished record."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def looking_at_the_onix(introduce: Introduce, *more: str) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", *more)
    return ana


@pytest.mark.parametrize(
    "words", ["dá pra financiar sem entrada?", "não tenho entrada", "entrada zero, fica quanto?", "financia 100% dele?"]
)
async def test_nothing_down_is_answered_with_the_least(introduce: Introduce, words: str) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = await ana.says(words)
    assert "entrada mínima é de R$ 13.980" in text(answer)
    assert "60x de R$" in text(answer)
    assert questions(answer) == 0


async def test_a_term_the_bank_has_not_is_said_and_the_nearest_shown(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = text(await ana.says("parcela em 72x com 20 mil de entrada"))
    assert "de 12 a 60 vezes" in answer
    assert "60x de R$" in answer
    assert "de 12 a 60" not in text(await ana.says("e em 36x?"))


async def test_an_instalment_that_fits_no_plan_brings_the_down_payment_or_other_cars(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = await ana.says("queria parcela até 700")
    assert "a entrada seria de" in text(answer)
    assert called(await ana.says("Ver os que cabem"), "recommend_cars")["budget_max"] < 40_000


async def test_the_total_and_what_it_is_above_the_price_are_told_when_asked(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce, "com 20 mil de entrada em 48x fica quanto?")
    answer = text(await ana.says("e no final pago quanto de juros?"))
    assert "No total, R$" in answer
    assert "acima do preço à vista" in answer


@pytest.mark.parametrize(
    ("words", "fact"),
    [("aceita cartão?", "só para a entrada"), ("posso pagar com cheque?", "Não aceitamos cheque"), ("pode ser no pix?", "aceitamos Pix")],
)
async def test_ways_of_paying_are_the_shops_own_words(introduce: Introduce, words: str, fact: str) -> None:
    ana = await looking_at_the_onix(introduce)
    assert fact in text(await ana.says(words))


@pytest.mark.parametrize("words", ["tô com o nome sujo, dá pra financiar?", "meu cpf tá negativado", "sou autônomo, aprova?"])
async def test_of_the_banks_check_nothing_is_promised(introduce: Introduce, words: str) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = text(await ana.says(words))
    assert "banco" in answer
    assert "não consigo prometer" in answer


async def test_other_terms_are_a_tap_away(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = await ana.says("com 20 mil de entrada em 48x fica quanto?")
    assert answer.replies[0].buttons == ("Marcar visita", "36x", "60x")
    assert called(await ana.says("36x"), "simulate_financing") == {"car_id": "onix-1", "down_payment": 20_000, "installments": 36}


@pytest.mark.parametrize("words", ["entrada de 24", "dou uma entrada de 24", "24 de entrada"])
async def test_a_figure_after_the_word_for_it_is_the_down_payment_and_no_number_of_months(introduce: Introduce, words: str) -> None:
    ana = await looking_at_the_onix(introduce, "quanto fica financiado?")
    assert called(await ana.says(words), "simulate_financing") == {"car_id": "onix-1", "down_payment": 24_000}


@pytest.mark.parametrize(("words", "down"), [("e se for 25?", 25_000), ("e se eu der 28?", 28_000), ("então uns 22", 22_000)])
async def test_a_bare_figure_after_a_table_is_another_down_payment_and_never_a_budget(introduce: Introduce, words: str, down: int) -> None:
    ana = await looking_at_the_onix(introduce, "quanto fica com 20 mil de entrada?")
    answer = await ana.says(words)
    assert called(answer, "simulate_financing")["down_payment"] == down
    assert "refine_recommendations" not in [call.name for call in answer.tools]


@pytest.mark.parametrize("words", ["36", "prefiro 36", "joga em 36 aí", "faz em 36"])
async def test_a_bare_term_after_a_table_chooses_its_row(introduce: Introduce, words: str) -> None:
    ana = await looking_at_the_onix(introduce, "quanto fica com 20 mil de entrada?")
    assert called(await ana.says(words), "simulate_financing") == {"car_id": "onix-1", "down_payment": 20_000, "installments": 36}


@pytest.mark.parametrize(
    "words", ["e se eu der 15 de entrada e financiar o resto, dá até uns 75", "dando 15 de entrada vocês financiam até uns 75?"]
)
async def test_a_price_to_reach_beside_the_down_payment_brings_cars_of_that_price(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.says(words)
    assert called(answer, "recommend_cars")["budget_max"] == 75_000
    assert called(await ana.says("o primeiro"), "simulate_financing")["down_payment"] == 15_000


@pytest.mark.parametrize("words", ["vcs aceitam fiado?", "tem crediário próprio?", "vocês mesmos financiam, sem banco?"])
async def test_the_shop_lends_nothing_itself_and_says_who_does(introduce: Introduce, words: str) -> None:
    told = text(await introduce().says(words))
    assert "da própria loja" in told
    assert "pelo banco" in told


async def test_so_much_more_or_less_is_counted_from_the_down_payment_told_last(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce, "com 20 mil de entrada em 48x fica quanto?")
    assert called(await ana.says("e se eu desse mais 10 mil"), "simulate_financing")["down_payment"] == 30_000
    assert called(await ana.says("e com 5 mil a menos de entrada?"), "simulate_financing")["down_payment"] == 25_000


async def test_half_the_price_down_is_simulated_so(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    assert called(await ana.says("e se eu der metade de entrada?"), "simulate_financing")["down_payment"] == 34_950


@pytest.mark.parametrize("words", ["posso pagar 10 agora e o resto mês que vem?", "dou metade e o restante daqui 3 meses, pode?"])
async def test_paying_the_rest_to_the_shop_later_is_no_plan_of_the_banks(introduce: Introduce, words: str) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = await ana.says(words)
    assert [call.name for call in answer.tools] == ["store_info"]
    assert "pelo banco" in text(answer)


async def test_what_somebody_earns_and_who_earns_with_them_is_the_banks_to_judge(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce, "em 48x com 20 mil fica quanto?")
    assert "banco" in text(await ana.says("ganho 4 mil, dá pra financiar?"))
    assert "Sobre renda" in text(await ana.says("e se meu marido entrar junto"))


async def test_the_rest_of_the_one_car_told_is_financed_with_the_money_at_hand(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tenho 40 mil guardado, o que dá pra comprar?", "sim")
    assert called(await ana.says("e parcelando o resto? esse mais barato"), "simulate_financing") == {
        "car_id": "kwid-1",
        "down_payment": 40_000,
    }
    assert called(await ana.says("quanto fica por mes em 24"), "simulate_financing")["installments"] == 24


async def test_in_how_many_is_reckoned_for_the_instalment_told_and_the_interest_said_beside_a_blemish(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("consigo pagar 2000 por mes e tenho 15 de entrada, q carro da?", "sim")
    asked = called(await ana.says("o primeiro dá quantas x pra ficar nisso"), "simulate_financing")
    assert (asked["monthly_payment"], asked["down_payment"]) == (2_000, 15_000)
    answer = text(await ana.says("a taxa é quanto? e to com nome sujo, passa?"))
    assert "1,89% ao mês" in answer
    assert "não consigo prometer" in answer
