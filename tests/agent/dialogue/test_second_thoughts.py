"""Short reactions to what was told: too little, nothing at all, what a sum buys, no exchange after all, by video."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, text


async def after(introduce: Introduce, *said: str) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", *said)
    return ana


@pytest.mark.parametrize("words", ["dá pra fazer uma chamada de vídeo?", "consigo ver o carro online?", "vcs fazem videochamada?"])
async def test_a_visit_by_video_is_for_the_team_and_a_person_is_offered(introduce: Introduce, words: str) -> None:
    ana = await after(introduce, "me fala do onix")
    answer = await ana.says(words)
    assert "equipe" in text(answer)
    assert "vendedor?" in text(answer)
    assert called(await ana.says("sim"), "handoff_to_human")


@pytest.mark.parametrize("words", ["nossa, muito pouco hein", "acho que tá baixo", "vixe q pouquinho"])
async def test_too_little_for_ones_own_car_is_heard_and_a_seller_offered(introduce: Introduce, words: str) -> None:
    ana = await after(introduce, "me fala do onix", "aceita meu gol 2012 na troca?", "120 mil km", "tem uns riscos na porta")
    answer = text(await ana.says(words))
    assert "vistoria" in answer
    assert "vendedor?" in answer


async def test_too_few_cars_ask_what_to_change(introduce: Introduce) -> None:
    ana = await after(introduce, "quero um suv até 85 mil")
    assert "mudar" in text(await ana.says("só isso?"))


@pytest.mark.parametrize("words", ["quanto tenho que voltar?", "e a diferença fica em quanto"])
async def test_the_difference_waits_for_the_inspection(introduce: Introduce, words: str) -> None:
    ana = await after(introduce, "me fala do onix", "aceita meu gol 2012 na troca?", "120 mil km", "tem uns riscos na porta")
    answer = text(await ana.says(words))
    assert "vistoria" in answer
    assert "R$ 69.900" in answer


@pytest.mark.parametrize("words", ["deixa a troca pra lá", "não vou mais dar meu carro", "desisti da troca, vendo por fora"])
async def test_the_exchange_is_dropped_when_told_so(introduce: Introduce, words: str) -> None:
    ana = await after(introduce, "me fala do onix", "aceita meu gol 2012 na troca?")
    answer = await ana.says(words)
    assert "sem" in text(answer)
    assert "troca" in text(answer)
    assert "km" not in text(answer)


async def test_what_a_sum_buys_is_looked_for(introduce: Introduce) -> None:
    ana = await after(introduce, "tenho 50 mil")
    answer = await ana.says("quais carros consigo comprar com esse valor?")
    assert called(answer, "recommend_cars")["budget_max"] == 50_000
    assert "Kwid" in text(answer)


async def test_nothing_at_all_is_answered_by_what_there_is(introduce: Introduce) -> None:
    ana = await after(introduce, "quero um suv até 80 mil")
    assert "R$ 84.900" in text(await ana.says("eita não tem nenhum?"))


async def test_a_sum_beside_the_months_is_paid_down_and_the_months_are_remembered(introduce: Introduce) -> None:
    ana = await after(introduce, "me fala do onix")
    answer = await ana.says("parcela em 36x com 18 mil")
    assert called(answer, "simulate_financing") == {"car_id": "onix-1", "down_payment": 18_000, "installments": 36}
    assert called(await ana.says("e dando 25 mil de entrada?"), "simulate_financing")["installments"] == 36


async def test_months_chosen_by_a_bare_number_are_remembered(introduce: Introduce) -> None:
    ana = await after(introduce, "me fala do onix", "simula com 20 mil de entrada", "48")
    assert called(await ana.says("e com 30 mil de entrada?"), "simulate_financing")["installments"] == 48


async def test_a_second_question_for_the_bank_is_answered_for_itself(introduce: Introduce) -> None:
    ana = await after(introduce, "me fala do onix", "simula pra mim", "meu nome tá no serasa, passa?")
    first, second = text(await ana.says("preciso de avalista?")), text(await ana.says("e quais documentos pro financiamento?"))
    assert "fiador" in first
    assert "documentos" in second
    assert "prometer" not in first + second


async def test_a_yes_to_which_car_puts_the_first_forward_and_then_takes_it(introduce: Introduce) -> None:
    ana = await after(introduce, "quero um suv até 90 mil", "quero reservar um carro")
    put = await ana.says("sim")
    assert "Pode ser" in text(put)
    assert "reserve_car" not in {call.name for call in put.tools}
    asked = await ana.says("sim")
    assert "Confirmo a reserva?" in text(asked)
    assert "reserve_car" not in {call.name for call in asked.tools}


async def test_a_yes_to_a_car_nobody_named_before_is_a_wish(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem hilux?")
    assert called(await ana.says("pode ser um onix então"), "recommend_cars")["models"] == ["Onix"]
