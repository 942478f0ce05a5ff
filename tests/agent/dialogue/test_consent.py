"""The privacy question: asked once, beside the first answer, and honoured."""

from __future__ import annotations

import pytest

from domain.customers.consent import WORDING
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce
from tests.agent.dialogue.words import called, text


async def test_the_first_request_is_answered_and_the_privacy_question_follows_alone(introduce: Introduce) -> None:
    answer = await introduce().says("quero um SUV até 90 mil")
    assert called(answer, "recommend_cars") == {"budget_max": 90_000, "categories": ["SUV"]}
    assert "Creta" in answer.replies[0].text or "Tracker" in answer.replies[0].text
    assert answer.replies[1].text == WORDING
    assert text(answer).count("?") == 1


async def test_a_yes_is_kept_with_its_wording_and_the_talk_goes_on(introduce: Introduce, shop: Records) -> None:
    ana = introduce()
    await ana.says("oi, boa tarde")
    answer = await ana.says("sim, pode guardar")
    assert called(answer, "set_consent") == {"granted": True}
    assert "?" in text(answer)
    async with shop.reading(TENANT) as books:
        consent = await books.consents.latest("ana")
    assert consent is not None
    assert consent.granted
    assert consent.wording == WORDING


async def test_a_refusal_is_kept_and_the_customer_is_still_served(introduce: Introduce, shop: Records) -> None:
    ana = introduce()
    await ana.has_said("oi", "não")
    answer = await ana.says("tem corolla?")
    assert "Corolla" in text(answer)
    assert WORDING not in text(answer)
    async with shop.reading(TENANT) as books:
        assert (await books.consents.latest("ana")).granted is False  # type: ignore[union-attr]
        assert await books.leads.find("ana") is None


async def test_without_consent_no_words_and_no_name_are_kept(introduce: Introduce, shop: Records) -> None:
    ana = introduce()
    await ana.says("oi, sou a Ana Prado, meu telefone é 19 99812-4410")
    async with shop.reading(TENANT) as books:
        person = await books.people.find("ana")
        kept = [said async for said, _ in books.turns.said("talk-ana")]
    assert person is not None
    assert (person.name, person.phone) == (None, None)
    assert kept == [""]


async def test_a_yes_together_with_a_request_does_both(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("oi")
    answer = await ana.says("sim, quero um hatch até 80 mil")
    assert called(answer, "set_consent") == {"granted": True}
    assert called(answer, "recommend_cars")["categories"] == ["Hatch"]


@pytest.mark.parametrize(
    "words",
    [
        "ok, mas antes quero saber o preço do onix",
        "beleza, e o preço do creta?",
        "👍",
        "hmm",
        "não sei",
        "depois vejo",
        "pode ser… ou não",
        "talvez",
    ],
)
async def test_what_is_neither_yes_nor_no_is_recorded_as_neither(introduce: Introduce, shop: Records, words: str) -> None:
    ana = introduce()
    await ana.says("oi")
    answer = await ana.says(words)
    assert "set_consent" not in {call.name for call in answer.tools}
    assert WORDING not in text(answer)
    async with shop.reading(TENANT) as books:
        assert await books.consents.latest("ana") is None


async def test_a_word_of_assent_before_another_request_does_not_wake_an_old_task(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("me fala do onix", "não")
    assert WORDING in text(await ana.says("faz por 67 mil?"))
    answer = await ana.says("ok, quero ver o creta")
    assert not {"set_consent", "make_offer"} & {call.name for call in answer.tools}


async def test_something_like_a_yes_is_asked_about_once(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("oi")
    assert "sim ou não" in text(await ana.says("👍"))
    assert called(await ana.says("sim"), "set_consent") == {"granted": True}


async def test_something_like_a_yes_erases_nothing(introduce: Introduce, shop: Records) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "apaga todos os meus dados")
    answer = await ana.says("👍")
    assert not answer.tools
    assert "?" in text(answer)
    async with shop.reading(TENANT) as books:
        assert await books.people.find("ana") is not None


async def test_an_unsure_answer_about_money_is_not_a_refusal(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("quero um carro")
    answer = await ana.says("não sei, uns 90 mil")
    assert "set_consent" not in {call.name for call in answer.tools}
    assert called(answer, "recommend_cars")["budget_max"] == 90_000


async def test_booking_without_consent_asks_for_it_and_then_books(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tem onix?", "não")
    asked = await ana.says("quero ver o onix amanhã às 10h")
    assert WORDING in text(asked)
    booked = await ana.says("sim")
    assert "Marcado" in text(booked)
    assert called(booked, "schedule_test_drive")["date"] == "2026-11-25"


async def test_stop_is_obeyed_at_once_whatever_was_going_on(introduce: Introduce, shop: Records) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero marcar uma visita")
    answer = await ana.says("PARAR")
    assert [call.name for call in answer.tools] == ["stop_messages"]
    async with shop.reading(TENANT) as books:
        assert await books.people.opted_out("ana")


async def test_erasing_asks_first_and_then_leaves_nothing(introduce: Introduce, shop: Records) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "meu nome é Ana Prado")
    asked = await ana.says("apaga todos os meus dados")
    assert asked.replies[-1].buttons == ("Sim, apagar tudo", "Não")
    assert called(await ana.says("sim, apagar tudo"), "erase_my_data") == {"confirmed": True}
    async with shop.reading(TENANT) as books:
        assert await books.people.find("ana") is None
        assert await books.leads.find("ana") is None


async def test_changing_ones_mind_about_erasing_erases_nothing(introduce: Introduce, shop: Records) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero que apaguem meus dados")
    answer = await ana.says("não")
    assert not answer.tools
    async with shop.reading(TENANT) as books:
        assert await books.people.find("ana") is not None


async def test_one_sees_what_is_kept_about_oneself(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "meu nome é Ana Prado")
    answer = await ana.says("quais dados meus vocês têm guardados?")
    assert called(answer, "export_my_data") == {}
    assert "Ana Prado" in text(answer)


async def test_consent_may_be_given_later_of_ones_own_accord(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "não", "me fala do onix")
    assert called(await ana.says("tá, autorizo guardar"), "set_consent") == {"granted": True}


async def test_holding_a_car_is_no_word_about_data(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "não", "me fala do onix")
    answer = await ana.says("pode guardar ele pra mim até sábado")
    assert "set_consent" not in {call.name for call in answer.tools}


@pytest.mark.parametrize("words", ["sim e você?", "tudo sim, e contigo?", "sim, graças a Deus"])
async def test_an_answer_to_small_talk_gives_no_leave(introduce: Introduce, shop: Records, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "tudo bem por aí?")
    answer = await ana.says(words)
    assert not any(call.name == "set_consent" for call in answer.tools)


async def test_a_yes_long_after_the_privacy_question_gives_no_leave_unless_it_names_it(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "qual o endereço de vocês?", "e o telefone?", "e abre sábado?")
    late = await ana.says("sim")
    assert not any(call.name == "set_consent" for call in late.tools)
    assert called(await ana.says("autorizo guardar meus dados"), "set_consent") == {"granted": True}


async def test_a_yes_after_what_was_asked_aside_answers_the_privacy_question(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("qual o horário de vocês?", "e o endereço?")
    assert called(await ana.says("sim"), "set_consent") == {"granted": True}


async def test_who_first_said_no_gives_leave_later_by_the_word_for_it(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tem onix?", "prefiro não passar meus dados", "qual o horário?")
    assert called(await ana.says("ta bom entao aceito"), "set_consent") == {"granted": True}


@pytest.mark.parametrize("words", ["pode, meu nome é Carlos", "pode meu nome é carlos"])
async def test_a_name_behind_a_yes_is_kept_with_it(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.says("tem hb20?")
    answer = await ana.says(words)
    assert called(answer, "set_consent") == {"granted": True}
    assert called(answer, "update_profile")["name"].title() == "Carlos"


@pytest.mark.parametrize("words", ["pode minha fia", "pode sim, meu anjo", "aceito meu bem", "claro minha flor", "pode guardar"])
async def test_a_yes_is_one_whomever_it_addresses(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.says("oi, tem corolla?")
    answer = await ana.says(words)
    assert called(answer, "set_consent") == {"granted": True}
    assert "reserv" not in text(answer)


async def test_leave_for_part_of_the_data_is_asked_about_and_reserves_nothing(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("oi, tem corolla?")
    answer = await ana.says("pode guardar apenas meu telefone")
    assert not any(call.name == "set_consent" for call in answer.tools)
    assert "guardar seus dados?" in text(answer)


async def test_a_yes_on_a_line_of_its_own_is_one_and_the_rest_is_a_wish(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("oi")
    answer = await ana.says("pode\num creta\nou tracker")
    assert called(answer, "set_consent") == {"granted": True}
    assert "Creta" in text(answer)


async def test_the_privacy_question_is_put_in_full_twice_at_most(introduce: Introduce) -> None:
    ana = introduce()
    said = [text(await ana.says(words)) for words in
            ("oi", "meu nome é Jonas", "tem corolla?", "me chamo Jonas Prado", "meu zap é 19 99812-4410", "qual o endereço?")]  # fmt: skip
    assert sum(WORDING in each for each in said) == 2
    await ana.says("quero reservar o corolla")
    needed = text(await ana.says("confirmo"))
    assert "preciso do seu ok. Posso guardar seus dados?" in needed
    assert WORDING not in needed
    assert called(await ana.says("pode"), "reserve_car")


async def test_a_yes_that_answers_no_open_question_is_asked_what_it_means(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "quero um carro pra viajar até 150 mil")
    asked = await ana.says("sim")
    assert "posso guardar seus dados" in text(asked)
    assert not asked.tools
    assert called(await ana.says("sim"), "set_consent") == {"granted": True}


@pytest.mark.parametrize("words", ["claro, pode guardar, Ivonete", "sim. Débora"])
async def test_the_name_signed_under_a_yes_is_kept(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.says("oi, quero um suv")
    answer = await ana.says(words)
    assert "name" in called(answer, "update_profile")
    assert "Obrigada, " in text(answer)


@pytest.mark.parametrize("words", ["meu cpf é 529.982.247-25", "RG 45.678.912-3", "cpf: 123.456.789-00"])
async def test_a_document_that_nobody_asked_for_is_neither_kept_nor_asked_for(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.says("oi")
    answer = await ana.says(words)
    assert not answer.tools
    assert "não precisa por aqui" in text(answer)
    assert "CPF?" not in text(await ana.says("pode guardar meus dados"))


async def test_what_is_kept_is_told_in_words(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim, sou a Ana Prado", "quero um suv até 90 mil", "quero ver o primeiro amanhã às 10h")
    told = text(await ana.says("quais dados vocês têm sobre mim?"))
    for kept in (
        "nome Ana Prado",
        "o seu ok de 24/11/2026",
        "SUV até R$ 90.000",
        "a visita para ver o Creta Pulse 1.6 2018, amanhã, 25/11, às 10h",
    ):
        assert kept in told
    assert "(1)" not in told


async def test_a_deed_named_after_ok_is_asked_for_and_gives_no_leave(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tem onix?", "até 90 mil", "ele tem ar?")
    asked = await ana.says("ok reserva ele pra mim")
    assert "Confirmo a reserva?" in text(asked)
    assert not any(call.name == "set_consent" for call in asked.tools)


async def test_thanks_a_while_after_the_question_give_no_leave(introduce: Introduce) -> None:
    ana = introduce()
    for words in (
        "meu marido falou com vocês ontem, que carro ele tá olhando?",
        "sou esposa dele, confere aí",
        "então apaga o cadastro dele",
    ):
        await ana.says(words)
    assert "set_consent" not in [call.name for call in (await ana.says("ta bom obrigada viu")).tools]
