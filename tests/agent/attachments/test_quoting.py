"""Who answers to a message about a car means that car, whatever was shown since."""

from __future__ import annotations

from tests.agent.attachments.sent import pointing
from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, text

TALK = ("oi", "sim", "quero um suv até 90 mil", "me fala do Creta", "agora um hatch até 70 mil", "me fala do Onix")


async def _looking_at_the_onix(introduce: Introduce) -> Speaker:
    ana = introduce()
    for words in TALK:
        await ana.says(words)
    return ana


async def test_this_one_is_the_one_pointed_at(introduce: Introduce) -> None:
    ana = await _looking_at_the_onix(introduce)
    assert called(await ana.says("quanto fica esse em 48x?", pointing("tracker-1")), "simulate_financing")["car_id"] == "tracker-1"
    assert "66.000" in text(await ana.says("e a km desse?", pointing("tracker-1")))
    assert called(await ana.says("esse tem garantia?", pointing("corolla-1")), "warranty_and_papers")["car_id"] == "corolla-1"


async def test_what_binds_is_about_it_too(introduce: Introduce) -> None:
    ana = await _looking_at_the_onix(introduce)
    assert "Creta" in text(await ana.says("quero reservar esse", pointing("creta-1")))
    assert called(await ana.says("sim", pointing("creta-1")), "reserve_car")["car_id"] == "creta-1"


async def test_it_answers_which_car_was_meant(introduce: Introduce) -> None:
    ana = introduce()
    for words in TALK[:3]:
        await ana.says(words)
    assert "Qual carro" in text(await ana.says("quero marcar uma visita"))
    answer = await ana.says("esse", pointing("tracker-1"))
    assert called(answer, "schedule_test_drive")["car_id"] == "tracker-1"


async def test_a_place_is_one_of_the_list_pointed_at(introduce: Introduce) -> None:
    ana = await _looking_at_the_onix(introduce)
    answer = await ana.says("o segundo", pointing("tracker-1", "creta-1"))
    assert called(answer, "car_details")["car_id"] == "creta-1"


async def test_a_car_that_is_named_is_that_one_and_a_new_wish_is_a_new_wish(introduce: Introduce) -> None:
    ana = await _looking_at_the_onix(introduce)
    assert called(await ana.says("e o Creta, quanto fica em 48x?", pointing("tracker-1")), "simulate_financing")["car_id"] == "creta-1"
    assert called(await ana.says("tem sedan até 120 mil?", pointing("tracker-1")), "recommend_cars")["budget_max"] == 120_000


async def test_a_message_about_a_car_that_is_no_longer_known_points_at_nothing(introduce: Introduce) -> None:
    ana = await _looking_at_the_onix(introduce)
    assert called(await ana.says("quanto fica em 48x?", pointing("sumiu-1")), "simulate_financing")["car_id"] == "onix-1"
