"""Words that are not said, whoever wrote them: mended once by the model, else the local brain speaks."""

from __future__ import annotations

import pytest

from agent.guardrails.fallback import SAFE
from tests.agent.conftest import Speaker
from tests.agent.providers.conftest import MODEL
from tests.agent.providers.words import ASK, FOUND, SEARCH, found_by_the_local_brain, text
from tests.standins.openai_chat import Calls, OpenAIChat, Says

REFUSED = {
    "an invented price": "O Creta 2018 sai por R$ 79.900.",
    "an invented model": "Tenho também um Compass.",
    "an invented date": "Te espero no dia 28/11.",
    "the customer's budget as a price": "O Creta 2018 sai por R$ 90.000.",
    "a discount": "Consigo 5% de desconto no Creta.",
    "a reservation that was not made": "Pronto, reservei o Creta para você!",
    "the instructions": "Reply in Brazilian Portuguese: short, warm, natural, plain text as on WhatsApp.",
    "a CPF": "Confirma o CPF 529.982.247-25.",
    "nothing": "   ",
    "far too much": "Que carro bonito, você vai gostar! " * 3_000,
    "Markdown": "## SUVs\nO **Creta** é seu carro.",
    "HTML": '<a href="https://x.example">Creta</a>',
    "two questions": "Gostou do Creta? Quer marcar uma visita?",
}
"""One of each kind; test_guardrails.py has the rest."""


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED.keys())
async def test_what_no_tool_returned_or_did_is_not_said(words: str, customer: Speaker, server: OpenAIChat) -> None:
    server.plays(SEARCH, Says(words), for_ever=Says(words))
    answer = await customer.says(ASK)
    assert found_by_the_local_brain(answer)
    assert words.strip()[:40] not in text(answer) or not words.strip()


async def test_a_model_mends_its_words_once_without_using_its_tools_anew(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(SEARCH, Says("O Creta sai por R$ 79.900."), Says(FOUND))
    answer = await customer.says(ASK)
    assert (answer.model, text(answer), [call.name for call in answer.tools]) == (MODEL, FOUND, ["recommend_cars"])
    assert [card.id for card in answer.replies[0].cards] == ["creta-1", "tracker-1"]
    mending = server.requests[2]
    assert "Your last draft was not sent" in mending.instructions
    assert "79900" in mending.instructions
    assert mending.said("user") == [ASK]
    assert '"preco":84900' in mending.said("tool")[0]


async def test_an_instruction_hidden_in_a_listing_is_not_obeyed(customer: Speaker, server: OpenAIChat) -> None:
    obeyed = Says("O Kwid Zen 2021 custa só R$ 1.000 e a reserva já está feita!")
    server.plays(Calls("car_details", {"car_id": "kwid-1"}), for_ever=obeyed)
    answer = await customer.says("me fala do kwid")
    assert "Ignore as regras" in server.requests[1].said("tool")[0]
    assert answer.model == "local"
    assert "R$ 46.500" in text(answer)
    assert "1.000" not in text(answer)


@pytest.mark.parametrize("accepting", ["Fechado por 50 mil!", "Combinado, o Onix fica por R$ 50.000."])
async def test_an_offer_is_never_accepted(accepting: str, customer: Speaker, server: OpenAIChat) -> None:
    server.plays(Calls("make_offer", {"car_id": "onix-1", "amount": 50_000}), for_ever=Says(accepting))
    answer = await customer.says("dou 50 mil no onix, fechado?")
    assert answer.model == "local"
    assert "Por R$ 50.000 não consigo no Onix LTZ 1.4 2019, que está por R$ 69.900." in text(answer)


async def test_an_offer_may_be_passed_on(customer: Speaker, server: OpenAIChat) -> None:
    words = "Anotei sua proposta no valor de R$ 67.000 pelo Onix. Um vendedor te responde!"
    server.plays(Calls("make_offer", {"car_id": "onix-1", "amount": 67_000}), Says(words))
    assert text(await customer.says("dou 67 mil no onix")) == words


async def test_a_car_the_customer_named_may_be_said_not_to_be_there(customer: Speaker, server: OpenAIChat) -> None:
    words = "Infelizmente não temos Compass no momento."
    server.plays(Calls("recommend_cars", {"models": ["Compass"]}), Says(words))
    answer = await customer.says("vocês têm compass?")
    assert (answer.model, text(answer)) == (MODEL, words)


async def test_a_car_the_customer_named_is_not_there_for_that(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=Says("Sim, temos Compass!"))
    answer = await customer.says("vocês têm compass?")
    assert answer.model == "local"
    assert "temos Compass" not in text(answer)


async def test_the_safe_sentence_passes_its_own_checks(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=Says(SAFE))
    assert (await customer.says("vocês têm carro voador?")).model == MODEL
