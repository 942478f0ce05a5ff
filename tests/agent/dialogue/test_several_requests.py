"""Several requests in one message: all answered, in order, with one question at the end."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def greeted(introduce: Introduce) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim")
    return ana


@pytest.mark.parametrize(
    ("words", "tools"),
    [
        ("quero um suv até 90 mil e vcs abrem sábado?", ["recommend_cars", "store_info"]),
        ("tem corolla? onde vcs ficam?", ["recommend_cars", "store_info"]),
        ("qual o endereço, aceita troca e que horas vocês abrem?", ["store_info", "register_trade_in", "store_info"]),
        (
            "quero um hatch até 75 mil. aceitam meu gol 2015 na troca? e abrem domingo?",
            ["recommend_cars", "register_trade_in", "store_info"],
        ),
    ],
)
async def test_each_request_is_answered_in_order(introduce: Introduce, words: str, tools: list[str]) -> None:
    answer = await (await greeted(introduce)).says(words)
    assert [call.name for call in answer.tools] == tools
    assert questions(answer) <= 1
    assert "Que carro você está procurando" not in text(answer)


async def test_a_request_that_needs_an_answer_asks_for_it_even_where_it_is_not_the_last(introduce: Introduce) -> None:
    answer = await (await greeted(introduce)).says("aceitam meu gol 2015 na troca? e abrem domingo?")
    assert text(answer).endswith("Quantos km rodados?")


async def test_a_request_knows_what_the_one_before_it_found(introduce: Introduce) -> None:
    answer = await (await greeted(introduce)).says("tem corolla? e quanto fica parcelado em 48x com 30 mil de entrada?")
    assert called(answer, "simulate_financing")["car_id"] == "corolla-1"


@pytest.mark.parametrize(
    ("words", "tools"),
    [
        ("simula em 48x e marca sexta", ["simulate_financing", "schedule_test_drive"]),
        ("agenda pra quinta e simula em 36x", ["schedule_test_drive", "simulate_financing"]),
    ],
)
async def test_two_orders_in_a_breath_are_both_carried_out(introduce: Introduce, words: str, tools: list[str]) -> None:
    ana = await greeted(introduce)
    await ana.says("me fala do onix")
    assert [call.name for call in (await ana.says(words)).tools] == tools


async def test_a_first_message_that_asks_two_things_gets_both(introduce: Introduce) -> None:
    answer = await introduce().says("aceitam troca e que horas fecham sábado")
    assert "troca" in text(answer)
    assert "sábado" in text(answer)


@pytest.mark.parametrize(
    ("words", "limit"), [("uns 75, 80 mil", 80_000), ("uns 50, 55 no máximo", 55_000), ("quero um carro de uns 85 ou 90 mil", 90_000)]
)
async def test_of_two_sums_told_loosely_the_upper_is_the_limit(introduce: Introduce, words: str, limit: int) -> None:
    ana = await greeted(introduce)
    await ana.says("to procurando um carro")
    assert called(await ana.says(words), "recommend_cars") == {"budget_max": limit}


async def test_the_second_of_two_requests_is_asked_about_once_the_first_is_done(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um SUV até 90 mil")
    times = await ana.says("gostei, reserva ele e agenda pra amanhã")
    assert questions(times) == 1
    assert "horário" in text(times)
    booked = await ana.says("10h")
    assert called(booked, "schedule_test_drive")
    named = await ana.says("Marina")
    assert "reserva" in text(named)
    assert questions(named) == 1
    assert called(await ana.says("confirmo"), "reserve_car")


async def test_what_was_put_off_is_let_go_with_another_request(introduce: Introduce) -> None:
    ana = introduce()
    for said in ("oi", "sim", "quero um SUV até 90 mil", "gostei, reserva ele e agenda pra amanhã", "qual o endereço?", "quero ver sedans"):
        answer = await ana.says(said)
    assert "reserva" not in text(answer)
