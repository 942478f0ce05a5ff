"""The harness catches what is broken: each fault is planted in an object handed to it, and a scenario of the house fails for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart, ToolCallPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from agent.assistant import Assistant
from agent.understanding import Understanding
from agent.understanding.entities import Vocabulary
from agent.understanding.reading import Reading
from channels.house import House
from domain.conversation import Answer, Turn
from domain.people import EVERYONE, Role
from evals.recorder.noting import NotingUnderstanding
from evals.runs import Outcome, graded
from evals.scenarios import Player, Trial, load
from evals.worlds import Worlds
from tools import Counter, Tool, Toolbox
from tools.catalogue import TOOLBOX

NOTHING_KNOWN = Vocabulary()


async def outcome_of(player: Player, name: str) -> Outcome:
    (scenario,) = load(only=[name])
    (outcome,) = await graded(player, [Trial(scenario, 0)])
    return outcome


async def passes(worlds: Worlds, name: str) -> bool:
    return (await outcome_of(Player(worlds), name)).passed


def cheaper(tool: Tool) -> Tool:
    """The tool, with every price in its result lowered by ten thousand."""

    async def run(counter: Counter, asked: Any) -> dict[str, Any]:
        result: dict[str, Any] = _lowered(await tool.run(counter, asked))
        return result

    return replace(tool, run=run)


def _lowered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: inner - 10_000 if key == "preco" else _lowered(inner) for key, inner in value.items()}
    return [_lowered(inner) for inner in value] if isinstance(value, list) else value


async def test_a_tool_that_returns_a_wrong_price_is_caught(worlds: Worlds) -> None:
    name = "silences/back-after-two-days"
    assert await passes(worlds, name)
    faulty = Toolbox(cheaper(tool) if tool.name in ("recommend_cars", "car_details") else tool for tool in TOOLBOX)
    assert {"Prices", "Words"} <= (await outcome_of(Player(worlds, faulty), name)).wrongs.keys()


def dearer(tool: Tool) -> Tool:
    """The tool, with the last price of an item told as a tenth more."""

    async def run(counter: Counter, asked: Any) -> dict[str, Any]:
        result = await tool.run(counter, asked)
        return result | {"price": result["price"] | {"amount": round(result["price"]["amount"] * 1.1, 2)}} if result["price"] else result

    return replace(tool, run=run)


async def test_a_wrong_price_of_what_is_bought_is_caught(worlds: Worlds) -> None:
    name = "purchasing/price-history"
    assert await passes(worlds, name)
    faulty = Toolbox(dearer(tool) if tool.name == "price_history" else tool for tool in TOOLBOX)
    assert "price_history diz 4.62" in (await outcome_of(Player(worlds, faulty), name)).wrongs["Prices"]


async def test_a_limit_that_is_not_minded_is_caught(worlds: Worlds) -> None:
    """Orders are approved as if an administrator had, whoever asks."""
    name = "purchasing/approving-ones-own"
    assert await passes(worlds, name)

    async def run(counter: Counter, asked: Any) -> dict[str, Any]:
        return await confirming.run(replace(counter, actor=replace(counter.actor, role=Role.ADMIN)), asked)

    confirming = next(tool for tool in TOOLBOX if tool.name == "confirm_purchase_order")
    faulty = Toolbox(replace(tool, run=run) if tool is confirming else tool for tool in TOOLBOX)
    wrongs = (await outcome_of(Player(worlds, faulty), name)).wrongs
    assert "foi aprovado por comprador@demo, que não pode" in wrongs["Purchases"]
    assert "cartas: " in wrongs["Purchases"]


class Forgetful(NotingUnderstanding):
    """Reads everything but how much somebody may spend."""

    def read_all(
        self,
        text: str,
        *,
        role: str,
        now: datetime,
        vocabulary: Vocabulary = NOTHING_KNOWN,
        lately: str = "pt",
    ) -> list[Reading]:
        readings = super().read_all(text, role=role, now=now, vocabulary=vocabulary, lately=lately)
        return [replace(reading, entities={k: v for k, v in reading.entities.items() if k != "budget_max"}) for reading in readings]


async def test_a_brain_that_forgets_the_budget_is_caught(worlds: Worlds, understanding: Understanding) -> None:
    name = "happy/suv-to-visit"
    assert await passes(worlds, name)
    with Worlds(Forgetful.of(understanding)) as forgetful:
        assert {"ToolCalls", "Words", "EndState"} <= (await outcome_of(Player(forgetful), name)).wrongs.keys()


async def test_a_permission_check_removed_is_caught(worlds: Worlds) -> None:
    """A model that is talked into it uses a tool of the staff, and the toolbox lets anybody."""
    name = "permissions/customer-asks-for-leads"
    assert await passes(worlds, name)
    open_to_all = Toolbox(replace(tool, roles=EVERYONE) for tool in TOOLBOX)

    def talked_into_it(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        offered = {tool.name for tool in info.function_tools}
        asked_already = any(isinstance(part, ToolCallPart) for message in messages for part in message.parts)
        if "list_leads" in offered and not asked_already:
            return ModelResponse(parts=[ToolCallPart("list_leads", {})])
        return ModelResponse(parts=[TextPart("Tudo certo por aqui.")])

    talked = FunctionModel(talked_into_it)
    assert "Permissions" not in (await outcome_of(Player(worlds, models=(talked,)), name)).wrongs
    assert "Permissions" in (await outcome_of(Player(worlds, open_to_all, models=(talked,)), name)).wrongs


@dataclass
class Stuck:
    """An assistant that says its second answer for ever."""

    whole: Assistant
    said: list[Answer]

    async def answer(self, turn: Turn) -> Answer:
        answer = await self.whole.answer(turn)
        self.said.append(answer)
        return replace(answer, replies=self.said[1].replies) if len(self.said) > 1 else answer


class StuckWorlds(Worlds):
    @asynccontextmanager
    async def opened(self, *asked: Any, **more: Any) -> AsyncIterator[House]:
        async with super().opened(*asked, **more) as house:
            yield replace(house, assistant=Stuck(house.assistant, []))  # type: ignore[arg-type]


async def test_a_reply_that_repeats_is_caught(worlds: Worlds, understanding: Understanding) -> None:
    name = "repetition/price-asked-three-times"
    assert await passes(worlds, name)
    with StuckWorlds(understanding) as stuck:
        assert list((await outcome_of(Player(stuck), name)).wrongs) == ["Repetition"]


async def test_an_assistant_that_raises_is_a_failure_and_not_the_end_of_the_run(worlds: Worlds, understanding: Understanding) -> None:
    async def broken(counter: Counter, asked: Any) -> dict[str, Any]:
        raise ZeroDivisionError

    faulty = Toolbox(replace(tool, run=broken) if tool.name == "recommend_cars" else tool for tool in TOOLBOX)
    scenarios = load(only=["happy/suv-to-visit", "opt_out/parar"])
    outcomes = await graded(Player(worlds, faulty), [Trial(scenario, 0) for scenario in scenarios])
    found = {outcome.scenario: outcome for outcome in outcomes}
    assert "ZeroDivisionError" in found["happy/suv-to-visit"].wrongs["Crash"]
    assert found["opt_out/parar"].passed
