"""A model that misuses its tools: corrected where it can be, never obeyed where it must not."""

from __future__ import annotations

import pytest

from domain.customers.consent import WORDING
from memory.records import Records
from tests.agent.conftest import TENANT, Speaker
from tests.agent.providers.conftest import MODEL
from tests.agent.providers.words import ASK, FOUND, RESERVE, SEARCH, found_by_the_local_brain, held, text, used
from tests.standins.openai_chat import Calls, OpenAIChat, Says

WRONG = Calls("recommend_cars", {"budget_max": "noventa mil", "categories": "SUV"})


async def test_a_tool_that_does_not_exist(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(Calls("buscar_carros", {"tipo": "SUV"}), SEARCH, Says(FOUND))
    answer = await customer.says(ASK)
    assert (answer.model, used(answer), text(answer)) == (MODEL, ["recommend_cars"], FOUND)
    assert "buscar_carros" in server.requests[1].said("tool")[0]


async def test_a_tool_that_does_not_exist_asked_for_ever(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=Calls("buscar_carros"))
    assert found_by_the_local_brain(await customer.says(ASK))


async def test_a_tool_of_another_role_is_not_had_by_asking_for_it(customer: Speaker, server: OpenAIChat, shop: Records) -> None:
    server.plays(Calls("list_leads", {"limit": 5}), Says("Isso eu não consigo ver por aqui."))
    answer = await customer.says(ASK)
    assert "list_leads" not in used(answer)
    assert "Unknown tool" in server.requests[1].said("tool")[0]
    async with shop.reading(TENANT) as books:
        assert "list_leads" not in await books.audit.actions_of(customer.person_id)


@pytest.mark.parametrize("wrong", [WRONG, Calls("recommend_cars", '{"budget_max": 90'), Calls("recommend_cars", {"preco": 90_000})])
async def test_wrong_arguments_are_corrected(wrong: Calls, customer: Speaker, server: OpenAIChat) -> None:
    server.plays(wrong, SEARCH, Says(FOUND))
    answer = await customer.says(ASK)
    assert (answer.model, used(answer), text(answer)) == (MODEL, ["recommend_cars"], FOUND)


async def test_a_model_learns_what_was_wrong_with_its_arguments(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(WRONG, SEARCH, Says(FOUND))
    await customer.says(ASK)
    assert "budget_max" in server.requests[1].said("tool")[0]


async def test_wrong_arguments_for_ever(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=WRONG)
    assert found_by_the_local_brain(await customer.says(ASK))
    assert len(server.requests) < 8


async def test_a_model_that_never_stops_calling_tools_is_stopped(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=SEARCH)
    assert found_by_the_local_brain(await customer.says(ASK))
    assert len(server.requests) <= 10


async def test_a_car_that_is_not_there_is_the_models_to_explain(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(Calls("car_details", {"car_id": "ferrari-1"}), Says("Não encontrei esse carro no nosso estoque."))
    answer = await customer.says("quero saber daquele carro")
    assert [(call.ok, call.error) for call in answer.tools] == [(False, "Não encontrei esse carro no nosso estoque.")]
    assert answer.model == MODEL


@pytest.mark.parametrize(
    ("unasked", "words"),
    [
        (RESERVE, "me fala mais do onix"),
        (Calls("erase_my_data", {"confirmed": True}), "quero ver o kwid"),
        (Calls("stop_messages"), "quero um SUV até 90 mil"),
        (Calls("make_offer", {"car_id": "onix-1", "amount": 60_000}), "me fala mais do onix"),
        (Calls("set_consent", {"granted": False}), "não sei"),
        (RESERVE, "ok, mas antes quero saber o preço do onix"),
        (RESERVE, "como funciona a reserva?"),
        (RESERVE, "👍"),
    ],
)
async def test_what_binds_a_customer_waits_for_their_word(
    unasked: Calls, words: str, customer: Speaker, server: OpenAIChat, shop: Records
) -> None:
    server.plays(unasked, for_ever=Says("Só um momento, já vejo isso."))
    answer = await customer.says(words)
    assert (answer.tools[0].name, answer.tools[0].ok) == (unasked.tool, False)
    assert not await held(shop)
    async with shop.reading(TENANT) as books:
        assert await books.people.find(customer.person_id)
        assert not await books.people.opted_out(customer.person_id)


async def test_consent_is_not_a_models_to_give(newcomer: Speaker, server: OpenAIChat, shop: Records) -> None:
    server.plays(Calls("set_consent", {"granted": True}), Says("Vou procurar para você."))
    answer = await newcomer.says(ASK)
    assert not answer.tools[0].ok
    assert answer.replies[-1].text == WORDING
    async with shop.reading(TENANT) as books:
        assert await books.consents.latest(newcomer.person_id) is None


@pytest.mark.parametrize(
    ("words", "tool"),
    [
        ("PARAR", "stop_messages"),
        ("quero falar com um vendedor", "handoff_to_human"),
        ("quais dados meus vocês têm?", "export_my_data"),
    ],
)
async def test_rights_are_not_left_to_a_models_obedience(words: str, tool: str, customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=Says("Ah, não precisa disso!"))
    answer = await customer.says(words)
    assert (answer.model, used(answer)) == ("local", [tool])
