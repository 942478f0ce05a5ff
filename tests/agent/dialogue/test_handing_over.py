"""A person of the shop has the conversation: what the assistant still answers, and how it is called back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def handed_over(introduce: Introduce) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    assert called(await ana.says("quero falar com um vendedor"), "handoff_to_human")["reason"] == "asked"
    return ana


async def test_what_is_for_the_person_is_left_to_them_and_that_is_said_once(introduce: Introduce) -> None:
    ana = await handed_over(introduce)
    first = await ana.says("quero reservar esse carro")
    assert "equipe" in text(first)
    assert not any(call.name == "reserve_car" for call in first.tools)
    for words in ("alô?", "ok, fico no aguardo", "faz por 60 mil?"):
        silent = await ana.says(words)
        assert (silent.silent, silent.replies) == (True, ())


@pytest.mark.parametrize(
    ("question", "answer"),
    [("qual o endereço?", "Amoreiras"), ("que horas vocês fecham?", "18h"), ("quanto tá o creta?", "84.900"), ("tem corolla?", "Corolla")],
)
async def test_what_anybody_may_know_is_still_answered_and_nothing_asked_back(introduce: Introduce, question: str, answer: str) -> None:
    ana = await handed_over(introduce)
    said = await ana.says(question)
    assert answer in text(said)
    assert questions(said) == 0


@pytest.mark.parametrize(
    ("now", "told"), [(datetime(2026, 11, 24, 10), "(19) 3232-4500"), (datetime(2026, 11, 24, 21), "amanhã a partir das 9h")]
)
async def test_who_asks_after_the_team_hears_what_is_known_and_no_promise(introduce: Introduce, now: datetime, told: str) -> None:
    ana = await handed_over(introduce)
    ana.clock.set(now)
    for words in ("que horas o vendedor me chama?", "vai demorar muito?", "cadê o gerente", "alguém vai me responder hoje?"):
        answer = await ana.says(words)
        assert told in text(answer)
        assert not any(promise in text(answer) for promise in ("te liga", "te responde", "em breve"))


@pytest.mark.parametrize(
    "words",
    ["voltar", "volta robô", "Bia?", "não quero falar com ninguém", "nao quero falar com ngm, so quero resolver logo",
     "ninguem falou comigo. pode ser vc mesmo", "fala você mesmo então",
     "prefiro continuar com você", "prefiro falar contigo mesmo", "deixa o vendedor pra lá", "não precisa de atendente"],
)  # fmt: skip
async def test_the_assistant_comes_back_when_called(introduce: Introduce, words: str) -> None:
    ana = await handed_over(introduce)
    await ana.says("alô?")
    back = await ana.says(words)
    assert back.replies
    assert "handoff_to_human" not in {call.name for call in back.tools}
    assert "Confirmo" in text(await ana.says("quero reservar o onix"))


@pytest.mark.parametrize(
    "words", ["quero uma pessoa não", "não quero falar com vendedor", "não precisa chamar ninguém", "prefiro sem atendente"]
)
async def test_a_person_declined_is_not_called(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.says(words)
    assert not answer.tools
    assert "Tudo bem" in text(answer) or "Combinado" in text(answer)


async def test_not_reaching_a_seller_is_no_wish_for_the_assistant(introduce: Introduce) -> None:
    answer = await introduce().says("não consigo falar com um vendedor, me chama uma pessoa")
    assert called(answer, "handoff_to_human")


async def test_erasing_is_asked_confirmed_and_done_while_a_person_answers(introduce: Introduce, shop: Records) -> None:
    ana = await handed_over(introduce)
    assert "?" in text(await ana.says("apaga todos os meus dados"))
    assert called(await ana.says("sim"), "erase_my_data") == {"confirmed": True}
    async with shop.reading(TENANT) as books:
        assert await books.people.find("ana") is None


async def test_stop_is_obeyed_even_while_a_person_answers(introduce: Introduce, shop: Records) -> None:
    ana = await handed_over(introduce)
    await ana.says("PARAR")
    async with shop.reading(TENANT) as books:
        assert await books.people.opted_out("ana")


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (datetime(2026, 11, 21, 15), "segunda a partir das 9h"),
        (datetime(2026, 11, 24, 21), "amanhã a partir das 9h"),
        (datetime(2026, 11, 25, 7), "hoje a partir das 9h"),
    ],
)
async def test_while_the_shop_is_closed_it_is_said_when_somebody_answers(introduce: Introduce, now: datetime, opens: str) -> None:
    ana = introduce()
    ana.clock.set(now)
    assert opens in text(await ana.says("quero falar com um atendente"))
    assert (await ana.says("tá bom, obrigada")).silent
    assert opens not in text(await ana.says("alô, tem alguém?"))


@pytest.mark.parametrize(
    "words",
    ["vou conversar com meu esposo e depois te falo", "tenho que ver com a minha mulher antes", "preciso falar com meu pai primeiro"],
)
async def test_whoever_talks_it_over_at_home_is_left_in_peace(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem corolla?")
    answer = await ana.says(words)
    assert not any(call.name == "handoff_to_human" for call in answer.tools)
    assert not (await ana.says("quanto custa o corolla?")).silent


async def test_after_a_handoff_contacts_and_troubles_reach_the_team(introduce: Introduce, shop: Records) -> None:
    ana = await handed_over(introduce)
    assert called(await ana.says("me chamo Sandra Lima, meu zap é 19 99123-4567"), "update_profile")["name"] == "Sandra Lima"
    answer = await ana.says("meu onix 2019 tá falhando e a luz da injeção acendeu")
    assert "onix" in called(answer, "handoff_to_human")["note"]
    assert not any(call.name == "recommend_cars" for call in answer.tools)
    assert "equipe" in text(answer)
    async with shop.reading(TENANT) as books:
        person = await books.people.find("ana")
        notes = [dealing.detail.get("note") for dealing in await books.dealings.of("ana")]
    assert person is not None
    assert (person.name, person.phone) == ("Sandra Lima", "+5519991234567")
    assert "meu onix 2019 tá falhando e a luz da injeção acendeu" in notes


async def test_nothing_is_said_to_be_noted_of_somebody_who_gave_no_leave(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "não", "quero falar com um vendedor")
    answer = await ana.says("o motor do carro que comprei aí quebrou")
    assert answer.replies
    assert "notei" not in text(answer)


async def test_after_a_pause_whoever_waits_hears_that_the_team_knows(introduce: Introduce) -> None:
    ana = await handed_over(introduce)
    await ana.says("alô?")
    assert (await ana.says("tem alguém aí?")).silent
    ana.clock.set(ana.clock.now() + timedelta(minutes=15))
    assert "equipe" in text(await ana.says("oi?"))


async def test_who_waited_in_vain_hears_an_apology_and_their_answer(introduce: Introduce) -> None:
    ana = await handed_over(introduce)
    assert "equipe" in text(await ana.says("ninguém me respondeu até agora"))
    back = text(await ana.says("pode ser vc mesmo, quanto tá o creta?"))
    assert "84.900" in back
    assert (await ana.says("valeu")).replies


async def test_a_contact_told_while_the_team_is_awaited_is_asked_leave_for(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("comprei um fox aí e já tá fumando óleo. UMA VERGONHA")
    answer = text(await ana.says("alguém vai me ligar ou não?? 19 99123-0099 Sandro"))
    assert "com a equipe" in answer
    assert "Posso guardar seus dados" in answer


async def test_an_angry_wish_with_its_limits_is_searched_beside_the_person(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "que atendimento horrível, isso é um absurdo")
    assert called(await ana.says("EU DISSE SUV ATÉ 90 MIL"), "recommend_cars")["budget_max"] == 90_000


async def test_being_told_to_hurry_beside_a_question_calls_nobody(introduce: Introduce) -> None:
    answer = await introduce().says("alguém responde?? tem onix?")
    assert "handoff_to_human" not in [call.name for call in answer.tools]
    assert "Onix" in text(answer)


async def test_a_booking_asked_meanwhile_is_passed_on_and_not_made(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi, pode guardar meus dados", "quero falar com um vendedor")
    answer = await ana.says("quero ver o onix amanhã às 15h")
    assert called(answer, "handoff_to_human") == {"reason": "purchase", "note": "quero ver o onix amanhã às 15h"}
    assert "confirma o horário por aqui" in text(answer)
    again = await ana.says("reserva o creta pra mim")
    assert "confirma a reserva por aqui" in text(again)
    assert not (await ana.says("que demora hein")).silent


async def test_a_person_asked_for_again_is_called_once_more_and_then_left_to_answer(introduce: Introduce) -> None:
    ana = await handed_over(introduce)
    again = await ana.says("quero falar com uma pessoa de verdade")
    assert called(again, "handoff_to_human")["reason"] == "asked"
    assert "de novo" in text(again)
    assert not (await ana.says("quero um atendente")).tools


async def test_a_car_bought_here_that_fails_is_a_complaint_and_no_welcome(introduce: Introduce) -> None:
    ana = introduce()
    answer = await ana.says("peguei um carro aí mês passado e ele já quebrou")
    assert called(answer, "handoff_to_human")["reason"] == "complaint"
    assert "Que bom" not in text(answer)


async def test_beside_a_person_a_car_that_is_not_here_as_described_is_told_with_those_that_are(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero falar com um atendente")
    assert "Não tenho Onix a diesel no estoque" in text(await ana.says("me diz, tem onix a diesel disponível?"))
