"""A visit whose car is told by its price, by its year, or only as one of a kind."""

from __future__ import annotations

from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import called, text


async def test_some_car_of_a_kind_is_put_forward_and_any_will_do(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("oi")
    answer = await ana.says("pode guardar! quero ver um SUV qualquer amanhã 15h")
    assert "15h" in text(answer)
    assert "Creta" in text(answer)
    booked = await ana.says("qualquer um desses. marca aí e pronto")
    assert called(booked, "schedule_test_drive")["time"] == "15:00"
    assert [call.name for call in booked.tools].count("schedule_test_drive") == 1


async def test_the_price_named_says_which_and_a_yes_afterwards_is_told_when(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("podem guardar meus dados. queria um SUV até 90 mil", "test drive no SUV de 87.500")
    booked = await ana.says("fechado, amanhã 14h pode?")
    assert called(booked, "schedule_test_drive")["car_id"] == "tracker-1"
    await ana.says("Nair")
    assert "14h" in text(await ana.says("blz, amanhã às 14h então"))


async def test_another_year_than_that_of_the_car_talked_about_is_another_car(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("queria um carro automático até 90 mil", "não", "quantos km tem o Creta?")
    assert called(await ana.says("e aquele de 2019?"), "car_details")["car_id"] == "onix-1"
