"""A stand-in for the provider's server, and a customer whose assistant asks it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from pydantic_ai.models import override_allow_model_requests

from agent.providers import Providers
from domain.customers.consent import Consent
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.standins.openai_chat import OpenAIChat, openai_chat

MODEL = "openai:loja-1"


@pytest.fixture
def _requests_allowed() -> Iterator[None]:
    """To the stand-in: whatever leaves this machine is still refused."""
    with override_allow_model_requests(True):
        yield


@pytest.fixture
async def server(_requests_allowed: None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[OpenAIChat]:
    async with openai_chat() as standin:
        monkeypatch.setenv("OPENAI_BASE_URL", standin.url)
        monkeypatch.setenv("OPENAI_API_KEY", "chave-de-teste")
        yield standin


@pytest.fixture
def providers(server: OpenAIChat) -> Providers:
    return Providers.named([MODEL], timeout=30)


@pytest.fixture
def newcomer(introduce: Introduce, providers: Providers) -> Speaker:
    """A customer who has not been here before."""
    return introduce(providers)


@pytest.fixture
async def customer(newcomer: Speaker, shop: Records) -> Speaker:
    """A customer who has agreed to be remembered."""
    async with shop.writing(TENANT) as books:
        await books.consents.record(Consent(newcomer.person_id, True, "test", newcomer.clock.now()))
    return newcomer
