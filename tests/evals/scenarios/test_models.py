"""Other models than the local brain answer, and play the customer; whose fault a failure is, is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from pydantic_ai.models import override_allow_model_requests

from evals.runs import Run, as_text, graded
from evals.runs.page import as_page
from evals.scenarios import Player, Scenario, Trial
from evals.scenarios.graders import GRADERS
from evals.scenarios.judging import Judge
from evals.simulated import by_model
from evals.worlds import Worlds
from evals.worlds.world import TUESDAY
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
    server.plays(Calls("recommend_cars", right), Says("Tenho o Creta 2018 por R$ 84.900. Quer ver?"), model="gpt-4o-mini")
    server.plays(for_ever=Says("Claro! Me conte mais."), model="careless")
    for model, wrongs in (("gpt-4o-mini", set()), ("careless", {"ToolCalls", "Words"})):
        (outcome,) = await graded(Player(worlds, models=(f"openai:{model}",)), [Trial(ASKED, 0)])
        assert outcome.wrongs.keys() == wrongs
        assert (outcome.by_model, outcome.tokens > 0) == (1, True)
        assert (outcome.cost > 0) is (model == "gpt-4o-mini")  # nobody publishes a price for the other


async def test_where_the_model_is_away_the_run_says_that_the_local_brain_answered(worlds: Worlds, server: OpenAIChat) -> None:
    server.plays(for_ever=Fails(500), model="away")
    (outcome,) = await graded(Player(worlds, models=("openai:away",)), [Trial(ASKED, 0)])
    assert outcome.passed
    assert (outcome.turns, outcome.by_model) == (1, 0)


GOOD, BAD = ({"reason": why, "pass": passed, "score": 1.0} for why, passed in (("Respondeu bem.", True), ("O turno 1 é seco.", False)))


async def test_a_judge_has_an_opinion_that_makes_nothing_pass_or_fail(worlds: Worlds, server: OpenAIChat) -> None:
    wrong = scenario({"say": "tem SUV até 90 mil?", "expect": {"says": ["um foguete"]}})
    server.plays(Calls("final_result", BAD), Calls("final_result", GOOD), model="judge")
    graders = (*GRADERS, Judge("openai:judge"))
    outcomes = [outcome for asked in (ASKED, wrong) for outcome in await graded(Player(worlds), [Trial(asked, 0)], graders)]
    assert [(outcome.passed, outcome.judged and outcome.judged.passed) for outcome in outcomes] == [(True, False), (False, True)]
    assert outcomes[0].judged is not None
    assert (outcomes[0].judged.reason, outcomes[0].judged.tokens, outcomes[0].tokens) == ("O turno 1 é seco.", 15, 0)
    assert "tem SUV até 90 mil?" in server.requests[0].said("user")[0]
    run = Run(suite="scenarios", model="local", at=TUESDAY, seeds=1, seconds=1.0, outcomes=outcomes, judge="openai:judge")
    assert run.figures()["all"].value == 0.5
    assert "1 de 2 conversas boas, de acordo com as regras em 0" in as_text(run)
    assert "O turno 1 é seco." in as_page(run)


@pytest.mark.parametrize("step", [Fails(500), Says("não sei julgar"), Calls("final_result", {"passed": "maybe"})])
async def test_a_judge_that_fails_is_told_apart(worlds: Worlds, server: OpenAIChat, step: Fails | Says | Calls) -> None:
    server.plays(for_ever=step, model="judge")
    (outcome,) = await graded(Player(worlds), [Trial(ASKED, 0)], (*GRADERS, Judge("openai:judge")))
    assert outcome.passed
    assert outcome.judged is not None
    assert outcome.judged.passed is None
    run = Run(suite="scenarios", model="local", at=TUESDAY, seeds=1, seconds=1.0, outcomes=[outcome], judge="openai:judge")
    assert "falhou 1 vezes" in as_text(run)


def goal(**more: Any) -> Scenario:
    told = {"want": "details", "facts": {"category": "suv", "budget": "90 mil"}, **more}
    return Scenario.model_validate({"id": "test/goal", "about": "A goal.", "world": {"consent": "given"}, "goal": told})


async def test_a_judge_that_nobody_has_makes_no_trial_fail(worlds: Worlds) -> None:
    (outcome,) = await graded(Player(worlds), [Trial(ASKED, 0)], (*GRADERS, Judge("cohere:x")))
    assert outcome.passed
    assert outcome.judged is not None
    assert outcome.judged.passed is None


async def test_a_model_plays_the_customer_until_content(worlds: Worlds, server: OpenAIChat) -> None:
    server.plays(Calls("final_result", {"message": "oi, tem suv até 90 mil?"}), Calls("final_result", {"done": True}), model="user")
    (outcome,) = await graded(Player(worlds, simulator=by_model("openai:user")), [Trial(goal(), 0)])
    assert outcome.passed, outcome.wrongs
    assert (outcome.turns, outcome.counts) == (1, True)


async def test_a_model_that_nobody_has_is_no_fault_of_the_assistant(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    (outcome,) = await graded(Player(worlds, simulator=by_model("openai:user")), [Trial(goal(), 0)], (*GRADERS, Judge("openai:judge")))
    assert "não há o modelo openai:user" in (outcome.simulator or "")
    assert not outcome.wrongs
    assert outcome.judged is None


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
