"""A provider answers: with our tools, on our records, knowing the conversation."""

from __future__ import annotations

from agent.providers import Providers
from domain.customers.consent import WORDING
from domain.people import Role
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.providers.conftest import MODEL
from tests.agent.providers.words import ASK, FOUND, SEARCH, text, used
from tests.standins.openai_chat import Calls, Fails, OpenAIChat, Says


async def test_a_provider_uses_a_tool_on_the_real_stock_and_its_words_are_the_reply(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(SEARCH, Says(FOUND))
    answer = await customer.says(ASK)
    assert answer.model == MODEL
    assert [reply.text for reply in answer.replies] == [FOUND]
    assert [(call.name, call.args, call.ok) for call in answer.tools] == [("recommend_cars", SEARCH.args, True)]
    assert [card.id for card in answer.replies[0].cards] == ["creta-1", "tracker-1"]
    assert '"preco":84900' in server.requests[1].said("tool")[0]


async def test_a_compatible_server_needs_to_speak_chat_completions_only(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(Says("Oi! Sou a Bia."))
    answer = await customer.says("oi")
    assert answer.model == MODEL
    assert server.requests[0].model == "loja-1"
    assert server.requests[0].key == "chave-de-teste"


async def test_the_provider_is_told_who_it_is_and_what_is_known(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(SEARCH, Says(FOUND), Says("Claro, vou ver."))
    await customer.says(ASK)
    await customer.says("e o segundo?")
    told = server.requests[2].instructions
    assert "You are Bia, the assistant of Ipê Seminovos" in told
    assert '"now":"2026-11-24 10:00, terça"' in told
    assert '"budget_max":90000' in told
    assert '"id":"tracker-1"' in told


async def test_the_second_turn_knows_the_first(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(SEARCH, Says(FOUND), Says("Disponha!"))
    await customer.says(ASK)
    await customer.says("obrigada")
    assert server.requests[2].said("user") == [ASK, "obrigada"]
    assert server.requests[2].said("assistant") == [FOUND]


async def test_customers_and_staff_are_offered_different_tools(introduce: Introduce, providers: Providers, server: OpenAIChat) -> None:
    for role in (Role.CUSTOMER, Role.SELLER, Role.BUYER):
        server.plays(Says("Oi!"))
        await introduce(providers, role, role.value).says("oi")
    customer, seller, buyer = (asked.tools for asked in server.requests)
    assert {"recommend_cars", "reserve_car", "update_profile"} <= customer
    assert not {"list_leads", "score_lead", "business_metrics"} & customer
    assert {"list_leads", "score_lead", "business_metrics"} <= seller
    assert "business_metrics" in buyer
    assert "list_leads" not in buyer
    assert "update_profile" not in seller


async def test_staff_are_answered_from_their_tools(introduce: Introduce, providers: Providers, server: OpenAIChat) -> None:
    server.plays(Calls("business_metrics", {"days": 30}), Says("Há 5 carros no estoque, que somam R$ 401.700."))
    answer = await introduce(providers, Role.MANAGER, "helena").says("como estão os números da loja?")
    assert (answer.model, used(answer)) == (MODEL, ["business_metrics"])
    assert "R$ 401.700" in text(answer)
    assert "you speak with a manager" in server.requests[0].instructions


async def test_at_first_contact_the_privacy_question_follows_and_a_yes_to_it_is_kept_whatever_the_provider_does(
    newcomer: Speaker, server: OpenAIChat, shop: Records
) -> None:
    server.plays(Says("Oi! Sou a Bia."), for_ever=Says("Que bom!"))
    first = await newcomer.says("oi")
    assert [reply.text for reply in first.replies] == ["Oi! Sou a Bia.", WORDING]
    assert "ask no question of your own" in server.requests[0].instructions
    second = await newcomer.says("sim, pode guardar")
    assert (second.model, used(second)) == ("local", ["set_consent"])
    async with shop.reading(TENANT) as books:
        consent = await books.consents.latest(newcomer.person_id)
    assert consent is not None
    assert consent.granted


async def test_before_consent_a_provider_sees_no_personal_data(newcomer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=Says("Tudo certo."))
    await newcomer.says("meu nome é Luana Prates, cpf 111.444.777-35, zap (19) 99812-4410, luana@exemplo.com.br")
    sent = str([asked.body for asked in server.requests])
    assert not [secret for secret in ("Luana", "111.444", "11144477735", "99812", "luana@") if secret in sent]


async def test_the_local_brain_takes_over_in_the_middle_and_knows_the_cars_last_shown(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(SEARCH, Says(FOUND), for_ever=Fails(500))
    await customer.says(ASK)
    answer = await customer.says("me fala mais do segundo")
    assert (answer.model, used(answer)) == ("local", ["car_details"])
    assert answer.tools[0].args == {"car_id": "tracker-1"}
    assert "Tracker Premier 1.4 2018" in text(answer)


async def test_a_provider_takes_over_from_the_local_brain_and_knows_the_conversation(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(Fails(500), Calls("car_details", {"car_id": "creta-1"}), Says("O Creta tem 72.000 km e está em Campinas."))
    first = await customer.says(ASK)
    assert first.model == "local"
    second = await customer.says("quantos km tem o primeiro?")
    assert (second.model, text(second)) == (MODEL, "O Creta tem 72.000 km e está em Campinas.")
    assert server.requests[1].said("assistant") == [first.replies[0].text]


async def test_a_turn_asked_again_gives_the_same_answer_without_asking_the_provider(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(SEARCH, Says(FOUND))
    first = await customer.says(ASK)
    again = await customer.assistant.answer(customer.turn(ASK, 1))
    assert again == first
    assert len(server.requests) == 2
