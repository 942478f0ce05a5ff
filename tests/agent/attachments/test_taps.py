"""A tap on a card means the car of its id, whatever its title and whatever was shown since."""

from __future__ import annotations

from memory.records import Records
from tests.agent.attachments.sent import tap
from tests.agent.conftest import TENANT, Introduce
from tests.agent.dialogue.words import called, text


async def test_the_id_decides_not_the_list_last_shown(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil", "agora um hatch até 70 mil")
    answer = await ana.says("Tracker Premi…", tap("tracker-1", "Tracker Premi…"))
    assert called(answer, "car_details")["car_id"] == "tracker-1"
    assert "Tracker Premier 1.4 2018" in text(answer)
    assert called(await ana.says("quanto fica a parcela?"), "simulate_financing")["car_id"] == "tracker-1"


async def test_it_answers_which_car_was_meant(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    assert "Qual carro" in text(await ana.says("quero marcar uma visita"))
    answer = await ana.says("Corolla XEi", tap("corolla-1", "Corolla XEi"))
    assert called(answer, "schedule_test_drive")["car_id"] == "corolla-1"


async def test_words_beside_a_tap_are_about_that_car(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    answer = await ana.says("Creta Pulse\nquanto fica a parcela?", tap("creta-1", "Creta Pulse"))
    assert called(answer, "simulate_financing")["car_id"] == "creta-1"


async def test_a_button_is_its_words(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("oi")
    assert called(await ana.says("Sim, pode guardar", tap("sim-pode-guardar", "Sim, pode guardar")), "set_consent") == {"granted": True}
    assert "qual carro" in text(await ana.says("", tap("ver-detalhes", "Ver detalhes"))).lower()


async def test_a_card_of_a_car_that_is_gone_is_told_so(introduce: Introduce, shop: Records) -> None:
    from domain.cars.vehicles import CarStatus

    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    async with shop.writing(TENANT) as books:
        await books.catalogue.set_status("creta-1", CarStatus.SOLD)
    assert "já foi vendido" in text(await ana.says("Creta", tap("creta-1", "Creta")))


async def test_a_buttons_id_holds_its_words_where_the_title_had_to_be_shortened(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("oi")
    assert called(await ana.says("Sim, pode gua…", tap("Sim, pode guardar", "Sim, pode gua…")), "set_consent") == {"granted": True}
    assert "Jundiaí" in text(await ana.says("Qual o endere… 2", tap("Qual o endereço de Jundiaí?", "Qual o endere… 2")))


async def test_a_tap_without_a_title_is_the_car_of_its_id(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    answer = await ana.says("creta-1", tap("creta-1", ""))
    assert [(call.name, call.args) for call in answer.tools] == [("car_details", {"car_id": "creta-1"})]
