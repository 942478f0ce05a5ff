"""While a person of the shop has the conversation, no provider speaks in it."""

from __future__ import annotations

from tests.agent.conftest import Speaker
from tests.agent.providers.words import RESERVE, text, used
from tests.standins.openai_chat import OpenAIChat, Says


async def test_a_provider_is_not_asked(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(RESERVE, for_ever=Says("Reservado!"))
    await customer.says("quero falar com um vendedor")
    answer = await customer.says("pode reservar o onix pra mim")
    assert (answer.model, used(answer)) == ("local", ["handoff_to_human"])  # what was asked for reaches the team
    assert "equipe" in text(answer)
    assert not server.requests
