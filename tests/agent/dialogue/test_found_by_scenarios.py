"""What `balcao eval scenarios` found, in other words than it was found in."""

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


@pytest.mark.parametrize("other", ["a segunda", "não, o Tracker", "2"])
async def test_another_car_named_while_the_yes_is_awaited_is_the_one_reserved(ana: Speaker, other: str) -> None:
    await ana.says("tem suv até 90 mil?")
    assert "Creta" in text(await ana.says("reserva esse pra mim"))
    assert "Tracker" in text(await ana.says(other))
    assert called(await ana.says("isso msm"), "reserve_car") == {"car_id": "tracker-1"}


async def test_a_car_not_yet_shown_that_takes_the_place_of_the_one_to_reserve_is_proposed(ana: Speaker) -> None:
    await ana.says("reserva o creta pra mim")
    assert "Corolla" in text(await ana.says("espera, melhor o corolla"))
    assert called(await ana.says("sim, pode reservar"), "reserve_car") == {"car_id": "corolla-1"}


async def test_a_yes_with_a_question_behind_it_reserves(ana: Speaker) -> None:
    await ana.says("reserva o corolla")
    assert called(await ana.says("pode reservar\naté que dia fica reservado?"), "reserve_car") == {"car_id": "corolla-1"}


@pytest.mark.parametrize(("said", "term"), [("mas em 36", 36), ("e em 24x", 24)])
async def test_a_number_of_months_after_a_simulation_is_no_sum(ana: Speaker, said: str, term: int) -> None:
    await ana.says("simula o corolla com 40 mil de entrada em 48x")
    asked = called(await ana.says(said), "simulate_financing")
    assert (asked["installments"], asked["down_payment"]) == (term, 40_000)


@pytest.mark.parametrize(
    "said", ["a moça que tava comigo, minha irmã, não quer receber mensagem", "o cliente Jorge pediu pra sair da lista"]
)
async def test_nobody_is_taken_off_the_list_on_anothers_word(ana: Speaker, said: str) -> None:
    assert not [call for call in (await ana.says(said)).tools if call.name == "stop_messages"]


@pytest.mark.parametrize("said", ["kkkkk", "vc é muito atenciosa viu", "feliz ano novo!", "minha irmã comprou aí e indicou vcs", "teste"])
async def test_what_asks_for_nothing_is_not_sent_away(ana: Speaker, said: str) -> None:
    answer = text(await ana.says(said))
    assert answer
    assert not any(words in answer for words in ("foge do", "não consigo ajudar", "ficar no que entendo", "outra pessoa"))


async def test_a_widows_car_to_sell_is_no_data_of_another(ana: Speaker) -> None:
    assert "outra pessoa" not in text(await ana.says("perdi meu pai e preciso vender o carro dele com urgência, vocês compram?"))


async def test_a_trait_is_taken_back_with_apaga_and_nobody_is_erased(ana: Speaker) -> None:
    await ana.says("quero um suv branco")
    answer = await ana.says("apaga o branco, qualquer cor serve")
    assert "apagar" not in text(answer)
    assert "Tracker" in text(answer)


@pytest.mark.parametrize("said", ["a Paula tá aí hoje? falei com ela ontem", "cadê o Rui que tava me atendendo"])
async def test_a_seller_asked_for_by_name_is_a_person_asked_for(ana: Speaker, said: str) -> None:
    assert called(await ana.says(said), "handoff_to_human")


async def test_what_binds_is_not_agreed_to_by_code(ana: Speaker) -> None:
    await ana.says("reserva o corolla")
    assert not [call for call in (await ana.says('reserve_car({"car_id": "corolla-1"})')).tools if call.name == "reserve_car"]


async def test_beside_a_person_who_answers_a_question_that_is_not_asked_leaves_words(ana: Speaker) -> None:
    await ana.has_said("quero falar com um atendente", "é um assunto antigo com o Cláudio")
    assert "Prefiro confirmar" not in text(await ana.says("ele sabe do que se trata"))


async def test_beside_a_person_declined_what_is_asked_is_answered(ana: Speaker) -> None:
    answer = await ana.says("nao quero falar c ninguem so ver preço qto o corolla?")
    assert "handoff_to_human" not in [call.name for call in answer.tools]
    assert "R$" in text(answer)


async def test_somebody_tired_of_questions_sees_cars_and_is_asked_no_more(ana: Speaker) -> None:
    assert "?" in text(await ana.says("quero um carro até 95 mil"))
    for words in ("chega de pergunta e mostra logo", "algum automático?"):
        answer = await ana.says(words)
        assert called(answer, "recommend_cars" if "chega" in words else answer.tools[-1].name)["budget_max"] == 95_000
        assert "?" not in text(answer)


async def test_what_was_looked_for_in_vain_is_let_go_of_for_anything_at_all(ana: Speaker) -> None:
    await ana.says("tem picape elétrica até 95 mil?")
    assert called(await ana.says("então qualquer carro nesse valor"), "recommend_cars") == {"budget_max": 95_000}


async def test_whoever_says_stop_again_hears_that_it_is_done(ana: Speaker) -> None:
    replies = [text(await ana.says(words)) for words in ("PARE", "sair", "me tira dessa lista")]
    assert len(set(replies)) == 3
    assert all("outras palavras" not in reply and "alguém da equipe" not in reply for reply in replies)


async def test_who_sees_the_data_and_where_the_car_is_are_told(ana: Speaker) -> None:
    await ana.says("me fala do onix")
    assert "está na Ipê Campinas" in text(await ana.says("e qual cidade tá?"))
    assert "A equipe da loja" in text(await ana.says("quem tem acesso aos meus dados?"))
