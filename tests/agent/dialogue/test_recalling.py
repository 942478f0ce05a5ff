"""Customers come back after weeks and ask what was said: told from the long memory, and held against today's stock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.cars.vehicles import CarStatus
from domain.money import Money
from domain.people import Role
from memory.history import History
from memory.records import Records
from tests.agent.conftest import CARS, TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, text


async def _came_before(introduce: Introduce, *said: str) -> Speaker:
    """Ana, who agreed, spoke of cars on 24 November and is back on 15 December in another conversation."""
    ana = introduce()
    await ana.has_said("oi, sou a Ana Prado", "sim, pode guardar", *said)
    ana.clock.set(ana.clock.now() + timedelta(days=21))
    ana.conversation = "another-talk"
    return ana


@pytest.fixture(params=["filed", "not filed yet"])
async def ana(request: pytest.FixtureRequest, introduce: Introduce, history: History) -> Speaker:
    back = await _came_before(
        introduce, "quero um SUV até 90 mil", "me fala mais do tracker", "com 20 mil de entrada em 48x fica quanto?", "vocês fazem seguro?"
    )
    if request.param == "filed":
        assert await history.file(TENANT) >= 5
    return back


@pytest.mark.parametrize("words", ["lembra de mim?", "oi bia, tá lembrada de mim?", "já falei com vcs antes"])
async def test_who_comes_back_hears_what_they_looked_for_and_whether_it_is_still_here(ana: Speaker, words: str) -> None:
    told = text(await ana.says(words))
    assert (
        "em 24/11 você procurava SUVs até R$ 90.000" in told[0].lower() + told[1:] or "Em 24/11 você procurava SUVs até R$ 90.000" in told
    )
    assert "Tracker Premier 1.4 2018, que ainda está aqui, por R$ 87.500" in told


@pytest.mark.parametrize(
    "words",
    [
        "qual era aquele carro que vocês me mostraram mês passado?",
        "esqueci o nome do carro que eu vi com vcs",
        "qual foi mesmo o que eu gostei?",
    ],
)
async def test_the_car_looked_at_closely_is_named_first_with_its_day_and_price(ana: Speaker, words: str) -> None:
    answer = await ana.says(words)
    assert "o Tracker Premier 1.4 2018, que você olhou de perto em 24/11" in text(answer)
    assert "R$ 87.500" in text(answer)
    assert answer.replies[0].cards[0].id == "tracker-1"
    assert called(await ana.says("me fala mais do primeiro"), "car_details") == {"car_id": "tracker-1"}


async def test_a_period_is_searched_first(ana: Speaker) -> None:
    answer = await ana.says("qual carro vc me mostrou mês passado?")
    assert called(answer, "recall_conversation") == {"topic": "cars", "since": "2026-11-01", "until": "2026-11-30"}


@pytest.mark.parametrize(
    ("words", "car"), [("ainda tem aquele branco que eu vi?", "Creta"), ("e o tracker que eu tinha visto outro dia?", "Tracker")]
)
async def test_a_car_is_known_by_what_is_remembered_of_it(ana: Speaker, words: str, car: str) -> None:
    told = text(await ana.says(words))
    assert car in told
    assert "24/11" in told


async def test_a_car_of_a_look_that_was_never_shown_is_not_made_up(ana: Speaker) -> None:
    told = text(await ana.says("lembra daquele azul que vc me mostrou outro dia?"))
    assert "Não achei carro azul" in told


@pytest.mark.parametrize("words", ["o que eu tinha pedido da outra vez?", "vamos continuar de onde paramos"])
async def test_the_old_search_is_told_and_taken_up_by_a_yes(ana: Speaker, words: str) -> None:
    told = text(await ana.says(words))
    assert "você procurava SUVs até R$ 90.000" in told
    assert "Procuro de novo?" in told
    answer = await ana.says("sim")
    assert called(answer, "recommend_cars") == {"budget_max": 90_000, "categories": ["SUV"]}


@pytest.mark.parametrize(
    "words", ["a gente já falou de financiamento né, quanto tinha ficado?", "vc me passou umas parcelas outro dia, qual era o valor?"]
)
async def test_instalments_are_told_of_their_day_and_of_today(ana: Speaker, words: str) -> None:
    answer = await ana.says(words)
    assert called(answer, "simulate_financing") == {"car_id": "tracker-1", "down_payment": 20_000, "installments": 48}
    assert "Em 24/11 simulamos o Tracker Premier 1.4 2018 com R$ 20.000 de entrada: 48x de R$ " in text(answer)
    assert "Hoje continua igual" in text(answer)


async def test_a_price_that_changed_is_told_as_of_today_and_as_of_then(ana: Speaker, shop: Records) -> None:
    async with shop.writing(TENANT) as books:
        tracker = next(car for car in CARS if car.id == "tracker-1")
        await books.catalogue.put(replace(tracker, price=Money.of(84_000)))
    assert "por R$ 84.000 (na época R$ 87.500)" in text(await ana.says("qual era aquele carro que vcs me mostraram mês passado?"))
    assert "Hoje fica em 48x de R$ " in text(await ana.says("e as parcelas que a gente viu, quanto tinha ficado?"))


async def test_a_car_that_was_sold_is_told_so_and_the_others_are_named(ana: Speaker, shop: Records) -> None:
    async with shop.writing(TENANT) as books:
        await books.catalogue.set_status("tracker-1", CarStatus.SOLD)
    told = text(await ana.says("qual era aquele carro que vcs me mostraram mês passado?"))
    assert "Tracker Premier 1.4 2018 já foi vendido" in told
    assert "Creta" in told


async def test_what_was_said_is_found_by_its_meaning(ana: Speaker) -> None:
    told = text(await ana.says("a gente falou de seguro outro dia?"))
    assert "24/11" in told
    assert "corretores" in told
    assert "Não achei isso" in text(await ana.says("e de blindagem, a gente falou mês passado?"))


async def test_in_the_same_conversation_days_later_it_is_the_same(introduce: Introduce) -> None:
    ana = await _came_before(introduce, "quero um SUV até 90 mil")
    ana.conversation = ""
    assert "24/11" in text(await ana.says("qual era aquele carro que vcs me mostraram mês passado?"))


async def test_right_after_a_list_aquele_is_one_of_the_list(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um SUV até 90 mil")
    answer = await ana.says("aquele branco que eu gostei")
    assert [call.name for call in answer.tools] == ["car_details"]


async def test_without_consent_nothing_was_kept_and_this_conversation_is_all_there_is(introduce: Introduce, history: History) -> None:
    ana = introduce()
    await ana.has_said("oi", "não", "quero um SUV até 90 mil")
    await history.file(TENANT)
    told = text(await ana.says("lembra de mim?"))
    assert "Não guardei nossas conversas" in told
    assert "Creta" in told
    ana.conversation = "another-talk"
    told = text(await ana.says("qual era aquele carro do mês passado?"))
    assert "Não guardei nossas conversas" in told
    assert "Creta" not in told


async def test_after_an_erasure_or_a_word_taken_back_nothing_is_remembered(ana: Speaker, history: History) -> None:
    await ana.says("não quero mais que guarde meus dados")
    assert "Não guardei nossas conversas" in text(await ana.says("lembra de mim?"))
    await ana.says("apaga tudo que vcs têm de mim")
    await ana.says("sim, apagar tudo")
    assert await history.of(TENANT, "ana") == []


async def test_nobody_hears_what_another_person_said(ana: Speaker, introduce: Introduce) -> None:
    bia = introduce(person_id="bia")
    await bia.has_said("oi", "sim, pode guardar")
    told = text(await bia.says("qual era aquele carro que vcs me mostraram mês passado?"))
    assert not any(car.model in told for car in CARS)
    seller = introduce(role=Role.SELLER, person_id="vendedor@demo")
    answer = await seller.says("lembra do que a Ana procurava mês passado?")
    assert "recall_conversation" not in [call.name for call in answer.tools]


async def test_a_wish_to_see_the_data_is_no_memory(ana: Speaker) -> None:
    assert called(await ana.says("quais dados vocês guardam sobre mim?"), "export_my_data") == {}


async def test_what_is_wished_today_beside_the_question_is_looked_for(ana: Speaker) -> None:
    answer = await ana.says("oi, lembra de mim? agora posso ir até 120 mil")
    assert called(answer, "recommend_cars") == {"budget_max": 120_000, "categories": ["SUV"]}
    assert "m 24/11 você procurava SUVs até R$ 90.000" in text(answer)
    assert text(answer).count("R$ 90.000") == 1
