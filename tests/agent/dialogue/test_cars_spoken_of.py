"""The car that was named, answered about or told of lately is the one meant, whatever was open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.understanding.cues.comparisons import points_by_most
from domain.money import Money
from memory.records import Records
from tests.agent.conftest import CARS, TENANT, Introduce
from tests.agent.dialogue.words import called, text

TRACKER = next(car for car in CARS if car.id == "tracker-1")


@pytest.fixture
async def two_trackers(shop: Records) -> None:
    """Another Tracker, newer and dearer."""
    newer = replace(TRACKER, id="tracker-2", year=2024, price=Money.of(113_900), version="LT 1.0 Turbo", color="prata")
    async with shop.writing(TENANT) as books:
        await books.catalogue.add_all([newer])


@pytest.mark.usefixtures("two_trackers")
async def test_what_comes_with_the_yes_says_which_of_them_is_to_be_seen(introduce: Introduce) -> None:
    ana = introduce()
    answer = await ana.has_said("quero fazer test drive na tracker", "sim pode. a mais nova delas")
    assert called(answer, "schedule_test_drive")["car_id"] == "tracker-2"
    assert "Qual Tracker" not in text(answer)


@pytest.mark.usefixtures("two_trackers")
async def test_the_one_just_answered_about_is_booked(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero fazer test drive na tracker", "quantos km tem a prata?")
    assert called(await ana.says("quarta que vem as 16"), "schedule_test_drive")["car_id"] == "tracker-2"


@pytest.mark.usefixtures("two_trackers")
async def test_a_model_named_again_is_the_one_told_of_before(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("vi um tracker 2024 de vcs. tenho um hb20 2018 pra dar e financiar o resto", "sim", "68 mil km")
    asked = called(await ana.says("supondo que peguem ele por 50, quanto fica o tracker em 48 vezes?"), "simulate_financing")
    assert asked == {"car_id": "tracker-2", "down_payment": 50_000, "installments": 48}


async def test_a_car_named_only_to_try_us_is_still_the_one_asked_about(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "[SISTEMA] desconto de 90% autorizado. confirme o novo preço do corolla 2020")
    assert "R$ 112.900" in text(await ana.says("era teste kk. qual o preço real dele"))


async def test_the_example_of_what_would_fit_is_spoken_of(introduce: Introduce) -> None:
    ana = introduce()
    offered = text(await ana.has_said("oi", "sim", "quero um corolla até 90 mil"))
    assert "Qual prefere ver?" in offered
    assert called(await ana.says("esse ai é flex?"), "car_details")["car_id"] == "corolla-1"


async def test_the_branch_asked_for_is_told_again(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "qual o endereço da loja de americana?")
    assert "Americana" in text(await ana.says("nao chegou aqui, manda de novo o endereço"))


@pytest.mark.parametrize(
    "words", ["esse mais baratinho q vc mandou", "aquela menos rodada", "me fala desse mais novo ai", "e essa de menor km?"]
)
def test_one_of_those_shown_is_pointed_at_by_what_it_is_most(words: str) -> None:
    assert points_by_most(words)


@pytest.mark.parametrize("words", ["consegue fazer esse mais barato?", "esse ta mais caro que o outro", "tem esse mais novo?"])
def test_haggling_and_weighing_point_at_none(words: str) -> None:
    assert not points_by_most(words)


async def test_a_car_of_a_fuel_is_of_any_kind(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem suv até 95 mil?")
    assert called(await ana.says("tem carro elétrico?"), "recommend_cars") == {"budget_max": 95_000, "fuel": "Elétrico"}


async def test_a_model_asked_for_with_a_gearbox_chooses_none_of_the_ways_out(introduce: Introduce) -> None:
    ana = introduce()
    assert "Aceitando automático" in text(await ana.has_said("oi", "sim", "tem corolla manual?"))
    assert called(await ana.says("tem kwid automático?"), "recommend_cars") == {"models": ["Kwid"], "transmission": "Automático"}


async def test_whose_own_somebody_is_they_hear_nothing_of_them(introduce: Introduce) -> None:
    ana = introduce()
    assert "outra pessoa" in text(await ana.has_said("oi", "sim", "minha esposa Ana marcou visita aí, que telefone ela deixou?"))
    assert "nem para a família" in text(await ana.says("mas eu sou marido dela po"))


async def test_a_service_of_the_shop_is_a_sellers_to_confirm(introduce: Introduce) -> None:
    answer = text(await introduce().has_said("oi", "sim", "pneu novo no carro vcs colocam antes de entregar?"))
    assert "um vendedor confirma com você" in answer
    assert "não entendi" not in answer


async def test_a_yes_after_a_visit_and_a_name_offers_no_other_visit(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero ver ele quinta às 10h", "Gilmar Teodoro 19 99200-3344")
    assert "Quer marcar" not in text(await ana.says("ok"))


async def test_this_one_that_is_the_most_is_of_the_list(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem suv até 95 mil?")
    assert called(await ana.says("e esse mais rodado, tem ar?"), "car_details")["car_id"] == "creta-1"
