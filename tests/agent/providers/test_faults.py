"""A provider that fails in any way a server can: the customer is answered all the same."""

from __future__ import annotations

import json
import time

import pytest

from agent.providers import Provider, Providers
from tests.agent.conftest import Introduce, Speaker
from tests.agent.providers.conftest import MODEL
from tests.agent.providers.words import ASK, FOUND, SEARCH, found_by_the_local_brain, text, used
from tests.standins.openai_chat import Cuts, Fails, Hangs, OpenAIChat, Says, Sends, Step

_EMPTY = {"id": "x", "object": "chat.completion", "created": 1, "model": "m"}
FAULTS: dict[str, Step] = {
    "too many requests": Fails(429),
    "a server's error": Fails(500),
    "a wrong key": Fails(401),
    "no such model": Fails(404),
    "a body that is no JSON": Sends("<html>502 Bad Gateway</html>"),
    "JSON cut short by a proxy": Sends('{"id": "chatcmpl-1", "choices": [{"mess'),
    "JSON of another shape": Sends('{"ok": true}'),
    "a list": Sends("[]"),
    "no choices": Sends(json.dumps(_EMPTY | {"choices": []})),
    "choices of another shape": Sends(json.dumps(_EMPTY | {"choices": [{"a": 1}]})),
    "an error with status 200": Sends('{"error": {"message": "overloaded"}}'),
    "nothing": Sends(""),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
async def test_whatever_a_server_answers_the_local_brain_answers_the_customer(fault: Step, customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=fault)
    assert found_by_the_local_brain(await customer.says(ASK))
    assert server.requests


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_server_that_fails_is_asked_once_a_turn(status: int, customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=Fails(status))
    await customer.says(ASK)
    assert len(server.requests) == 1


async def test_a_connection_cut_in_the_middle_of_the_body(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=Cuts())
    assert found_by_the_local_brain(await customer.says(ASK))


async def test_a_server_that_is_not_there(customer: Speaker, server: OpenAIChat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert found_by_the_local_brain(await customer.says(ASK))


async def test_a_server_too_slow_for_a_turn_is_not_waited_for(introduce: Introduce, server: OpenAIChat) -> None:
    server.plays(for_ever=Hangs(5))
    began = time.monotonic()
    answer = await introduce(Providers.named([MODEL], timeout=0.2)).says(ASK)
    assert (answer.model, used(answer)) == ("local", ["recommend_cars"])
    assert time.monotonic() - began < 5


async def test_a_fault_after_a_tool_was_used_leaves_no_trace_of_it_in_the_answer(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(SEARCH, for_ever=Fails(500))
    answer = await customer.says(ASK)
    assert found_by_the_local_brain(answer)
    assert [card.id for card in answer.replies[0].cards] == ["creta-1", "tracker-1"]


async def test_a_passing_fault_costs_one_answer_of_the_provider(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(Fails(503), SEARCH, Says(FOUND))
    assert found_by_the_local_brain(await customer.says(ASK))
    answer = await customer.says(ASK)
    assert (answer.model, text(answer)) == (MODEL, FOUND)


@pytest.mark.parametrize("name", ["nenhum:modelo", "modelo-sem-provedor"])
async def test_a_model_that_cannot_be_made_is_passed_over(name: str, introduce: Introduce, server: OpenAIChat) -> None:
    server.plays(SEARCH, Says(FOUND))
    answer = await introduce(Providers.named([name, MODEL])).says(ASK)
    assert answer.model == MODEL


async def test_the_second_provider_answers_where_the_first_fails(introduce: Introduce, server: OpenAIChat) -> None:
    server.plays(Fails(500), model="loja-1")
    server.plays(SEARCH, Says(FOUND), model="loja-2")
    answer = await introduce(Providers.named(["openai:loja-1", "openai-chat:loja-2"])).says(ASK)
    assert (answer.model, used(answer)) == ("openai-chat:loja-2", ["recommend_cars"])
    assert FOUND in text(answer)


async def test_after_three_failures_a_provider_rests_for_half_a_minute(customer: Speaker, providers: Providers, server: OpenAIChat) -> None:
    server.plays(for_ever=Fails(500))
    for _ in range(5):
        assert (await customer.says(ASK)).model == "local"
    assert len(server.requests) == 3
    resting = providers.providers[0].rests_until - time.monotonic()
    assert 25 < resting <= 30


async def test_a_rested_provider_is_asked_again(customer: Speaker, providers: Providers, server: OpenAIChat) -> None:
    server.plays(Fails(500), Fails(500), Fails(500), SEARCH, Says(FOUND))
    providers.providers[0].rest = 0.05
    for _ in range(3):
        await customer.says(ASK)
    time.sleep(0.06)  # noqa: ASYNC251 - nothing else runs
    assert (await customer.says(ASK)).model == MODEL


def test_after_its_rest_one_turn_asks_for_all_until_it_was_answered() -> None:
    provider = Provider("openai:loja", rest=0.05)
    for _ in range(3):
        provider.failed(TimeoutError())
    assert not provider.ready()
    time.sleep(0.06)
    assert [provider.ready() for _ in range(3)] == [True, False, False]
    provider.failed(TimeoutError())
    assert not provider.ready()
    time.sleep(0.06)
    assert provider.ready()
    provider.succeeded()
    assert [provider.ready() for _ in range(3)] == [True, True, True]


async def test_a_success_in_between_forgives_failures(customer: Speaker, providers: Providers, server: OpenAIChat) -> None:
    server.plays(Fails(500), Fails(500), Says("Oi!"), Fails(500), Says("Oi!"))
    models = [(await customer.says("oi")).model for _ in range(5)]
    assert models == ["local", "local", MODEL, "local", MODEL]
