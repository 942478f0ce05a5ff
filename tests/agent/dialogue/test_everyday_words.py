"""What customers said in their own words and were not understood: money, thinking it over, messages, the hour, the bank."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def met(introduce: Introduce, *more: str) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", *more)
    return ana


@pytest.mark.parametrize("yes", ["claaaro", "pode siiiim", "simmm, pooode", "pode uai"])
async def test_a_drawn_out_yes_is_a_yes(introduce: Introduce, yes: str) -> None:
    ana = introduce()
    await ana.says("oi")
    assert called(await ana.says(yes), "set_consent") == {"granted": True}


@pytest.mark.parametrize("words", ["uns 95 talvez", "85 será que dá", "por volta de 90"])
async def test_a_sum_beside_several_cars_is_what_one_can_spend(introduce: Introduce, words: str) -> None:
    ana = await met(introduce, "tem suv?")
    answer = await ana.says(words)
    assert "proposta" not in text(answer)
    assert called(answer, "recommend_cars")["budget_max"] in (85_000, 90_000, 95_000)


@pytest.mark.parametrize("words", ["valores?", "qual o valor deles", "preço por favor"])
async def test_the_price_asked_of_a_list_is_told_and_is_no_offer(introduce: Introduce, words: str) -> None:
    ana = await met(introduce, "tem suv?")
    answer = await ana.says(words)
    assert "proposta" not in text(answer)
    assert "R$" in text(answer) or "De qual" in text(answer)


@pytest.mark.parametrize(
    "words", ["chegou um aviso de vocês de oferta, do que se trata?", "vi a propaganda de vcs aqui no zap, como funciona?"]
)
async def test_asking_what_a_message_was_about_stops_none(introduce: Introduce, words: str) -> None:
    answer = await introduce().says(words)
    assert "stop_messages" not in [call.name for call in answer.tools]


@pytest.mark.parametrize("words", ["parem de me mandar propaganda", "me deixem em paz com essas mensagens", "corta esses avisos"])
async def test_whoever_wants_them_stopped_is_heard(introduce: Introduce, words: str) -> None:
    assert called(await (await met(introduce)).says(words), "stop_messages") == {}


@pytest.mark.parametrize(
    "words", ["vou pensar com calma, me chama depois", "se eu animar eu volto aí", "preciso analisar direitinho, depois te falo"]
)
async def test_whoever_takes_their_time_is_asked_for_no_day(introduce: Introduce, words: str) -> None:
    ana = await met(introduce, "me fala do onix")
    answer = await ana.says(words)
    assert not answer.tools
    assert "horário" not in text(answer)
    assert "Qual carro" not in text(answer)


@pytest.mark.parametrize("words", ["melhor 16h", "hmm, às 16:00", "muda pra 16h vai"])
async def test_another_hour_right_after_booking_moves_the_visit(introduce: Introduce, words: str) -> None:
    ana = await met(introduce, "me fala do onix", "quero ver ele quinta às 10h")
    assert called(await ana.says(words), "schedule_test_drive")["time"] == "16:00"


@pytest.mark.parametrize("words", ["minha tia pode ser avalista?", "que documentos o banco pede no financiamento?", "precisa de holerite?"])
async def test_what_the_bank_wants_is_the_banks_to_say(introduce: Introduce, words: str) -> None:
    ana = await met(introduce, "me fala do onix", "simula com 20 mil de entrada em 48x")
    answer = await ana.says(words)
    assert "simulate_financing" not in [call.name for call in answer.tools]
    assert questions(answer) <= 1


async def test_the_most_to_spend_told_while_asked_which_car_is_not_asked_for_again(introduce: Introduce) -> None:
    ana = await met(introduce, "quero saber do tracker ou do onix", "quanto custa o onix?")
    answer = await ana.says("nosso teto é 95 mil")
    assert "Até quanto" not in text(answer)


@pytest.mark.parametrize("words", ["nosso primeiro carro, estamos procurando", "to atrás do meu primeiro carro"])
async def test_a_first_car_is_looked_for_not_reserved(introduce: Introduce, words: str) -> None:
    answer = await (await met(introduce)).says(words)
    assert "reserv" not in text(answer)
    assert questions(answer) == 1


async def test_two_models_preferred_are_a_wish(introduce: Introduce) -> None:
    ana = await met(introduce, "queria onix ou tracker")
    assert set(called(await ana.says("até 120 mil"), "recommend_cars")["models"]) == {"Onix", "Tracker"}


async def test_more_or_less_down_changes_what_an_instalment_buys(introduce: Introduce) -> None:
    ana = await met(introduce, "consigo pagar 1500 por mês")
    args = called(await ana.says("e se eu der 30 mil?"), "simulate_financing")
    assert (args["monthly_payment"], args["down_payment"]) == (1500, 30_000)


async def test_in_english_the_question_after_a_yes_is_put(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("Hello, I want to buy a car for my family")
    answer = await ana.says("yes, that is fine")
    assert "Prefiro confirmar" not in text(answer)
    assert text(answer).startswith("Thank you!")
