"""Other models than the local brain answer, and play the customer; whose fault a failure is, is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from pydantic_ai.models import override_allow_model_requests

from evals.runs import graded
from evals.scenarios import Player, Scenario, Trial
from evals.simulated import by_model
from evals.worlds import Worlds
from tests.evals.scenarios.conftest import scenario
from tests.standins.openai_chat import Calls, Fails, OpenAIChat, Says, openai_chat


@pytest.fixture
def _requests_allowed() -> Iterator[None]:
    with override_allow_model_requests(True):
        yield


@pytest.fixture
async def server(_requests_allowed: None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[OpenAIChat]:
    async with openai_chat() as standin:
        monkeypatch.setenv("OPENAI_BASE_URL", standin.url)
        monkeypatch.setenv("OPENAI_API_KEY", "chave-de-teste")
        yield standin


ASKED = scenario({"say": "tem SUV até 90 mil?", "expect": {"calls": {"recommend_cars": {"budget_max": 90000}}, "says": ["84.900"]}})


async def test_two_models_are_graded_by_the_same_rules_and_their_tokens_are_counted(worlds: Worlds, server: OpenAIChat) -> None:
    right = {"budget_max": 90000, "categories": ["SUV"]}
    server.plays(Calls("recommend_cars", right), Says("Tenho o Creta 2018 por R$ 84.900. Quer ver?"), model="careful")
    server.plays(for_ever=Says("Claro! Me conte mais."), model="careless")
    for model, wrongs in (("careful", set()), ("careless", {"ToolCalls", "Words"})):
        (outcome,) = await graded(Player(worlds, models=(f"openai:{model}",)), [Trial(ASKED, 0)])
        assert outcome.wrongs.keys() == wrongs
        assert (outcome.by_model, outcome.tokens > 0) == (1, True)


async def test_where_the_model_is_away_the_run_says_that_the_local_brain_answered(worlds: Worlds, server: OpenAIChat) -> None:
    server.plays(for_ever=Fails(500), model="away")
    (outcome,) = await graded(Player(worlds, models=("openai:away",)), [Trial(ASKED, 0)])
    assert outcome.passed
    assert (outcome.turns, outcome.by_model) == (1, 0)


def goal(**more: Any) -> Scenario:
    told = {"want": "details", "facts": {"category": "suv", "budget": "90 mil"}, **more}
    return Scenario.model_validate({"id": "test/goal", "about": "A goal.", "world": {"consent": "given"}, "goal": told})


async def test_a_model_plays_the_customer_until_content(worlds: Worlds, server: OpenAIChat) -> None:
    server.plays(Calls("final_result", {"message": "oi, tem suv até 90 mil?"}), Calls("final_result", {"done": True}), model="user")
    (outcome,) = await graded(Player(worlds, simulator=by_model("openai:user")), [Trial(goal(), 0)])
    assert outcome.passed, outcome.wrongs
    assert (outcome.turns, outcome.counts) == (1, True)


@pytest.mark.parametrize("step", [Fails(500), Calls("final_result", {"message": "Olá, como posso ajudar? Sou a Bia."})])
async def test_what_the_simulated_customer_does_wrong_is_not_the_assistants_fault(
    worlds: Worlds, server: OpenAIChat, step: Fails | Calls
) -> None:
    server.plays(for_ever=step, model="user")
    (outcome,) = await graded(Player(worlds, simulator=by_model("openai:user")), [Trial(goal(), 0)])
    assert outcome.simulator is not None
    assert not outcome.counts


async def test_a_customer_without_a_model_says_the_same_under_the_same_seed_and_changes_their_mind(worlds: Worlds) -> None:
    changing = goal(changes=[{"at": 2, "fact": "budget", "to": "86 mil"}])
    said = []
    for seed in (1, 1, 2):
        talk = await Player(worlds).play(changing, seed)
        said.append([exchange.said for exchange in talk.exchanges])
        assert talk.simulator is None
        assert talk.endings["cliente"].wish["budget_max"] == 86_000
    assert said[0] == said[1] != said[2]
