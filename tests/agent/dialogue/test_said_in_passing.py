"""What customers say in passing: a town too far, the keyboard's corrector, how the shop's credit is, what may be given back."""

from __future__ import annotations

import pytest

from domain.customers.consent import Consent
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, text


@pytest.fixture
async def ana(introduce: Introduce, shop: Records) -> Speaker:
    """A customer who has agreed to be remembered."""
    ana = introduce()
    async with shop.writing(TENANT) as books:
        await books.people.meet("ana", ana.role, ana.clock.now())
        await books.conversations.open("talk-ana", "ana", "terminal", ana.clock.now())
        await books.consents.record(Consent("ana", True, "test", ana.clock.now()))
    return ana


@pytest.mark.parametrize(
    "said",
    ["dividem em quantas vezes?", "tem entrada mínima pra financiar?", "vcs parcelam em até 48 meses?", "qual o prazo do financiamento?"],
)
async def test_the_shops_credit_is_told_before_a_car_is_chosen(ana: Speaker, said: str) -> None:
    answer = text(await ana.says(said))
    assert "60x" in answer
    assert "20%" in answer


async def test_months_that_the_bank_does_not_give_are_said_so(ana: Speaker) -> None:
    assert "Em 72x não financiamos" in text(await ana.says("financia em 72x?"))


@pytest.mark.parametrize("said", ["suv, menos em jundiaí", "quero um suv mas não vou até Jundiaí", "tem suv? jundiaí fica muito longe"])
async def test_a_town_too_far_is_left_out(ana: Speaker, said: str) -> None:
    asked = called(await ana.says(said), "recommend_cars")
    assert asked["excluded_cities"] == ["Jundiaí"]
    assert "city" not in asked


async def test_a_town_asked_whether_it_is_far_is_not_left_out(ana: Speaker) -> None:
    await ana.says("jundiaí é longe daí?")
    assert "excluded_cities" not in called(await ana.says("quero ver um suv"), "recommend_cars")


@pytest.mark.parametrize(
    "said", ["foi o corretor, é Luísa", "esse corretor é Luísa", "teclado doido, meu nome é Luísa", "ops, corretor do celular... Luísa"]
)
async def test_a_name_the_keyboard_spoiled_is_put_right(ana: Speaker, said: str) -> None:
    await ana.says("me chamo Luiz")
    answer = await ana.says(said)
    assert called(answer, "update_profile")["name"] == "Luísa"
    assert not [call for call in answer.tools if call.name == "handoff_to_human"]


async def test_a_broker_asked_for_is_still_a_person(ana: Speaker) -> None:
    assert called(await ana.says("quero falar com o corretor"), "handoff_to_human")


@pytest.mark.parametrize("said", ["como funciona a devolução?", "posso devolver o carro se não gostar?", "e se eu me arrepender?"])
async def test_giving_a_car_back_is_a_question_to_the_shop(ana: Speaker, said: str) -> None:
    assert "devolução, um vendedor confirma" in text(await ana.says(said))


@pytest.mark.parametrize("said", ["dá pra ficar no nome da minha esposa?", "posso comprar no nome do meu pai?"])
async def test_a_purchase_in_anothers_name_is_no_data_of_theirs(ana: Speaker, said: str) -> None:
    answer = text(await ana.says(said))
    assert "vendedor" in answer
    assert "outra pessoa eu não guardo" not in answer
    assert "não guardo dado" not in answer


@pytest.mark.parametrize("said", ["financia o corolla 2020: 40 mil de entrada", "simula em 48x, corolla 2020: entrada 40 mil"])
async def test_a_sum_after_a_year_and_a_colon_is_no_time(ana: Speaker, said: str) -> None:
    assert called(await ana.says(said), "simulate_financing")["down_payment"] == 40_000


async def test_who_waited_hears_a_short_apology_and_the_question_again(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.says("que demora hein")
    assert not answer.tools
    assert text(answer) in ("Desculpe a demora! Que carro você está procurando?", "Perdão pela espera! Que carro você está procurando?")
