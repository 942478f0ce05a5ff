"""A local-brain turn against the same frameworks doing nothing."""

from __future__ import annotations

import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypedDict

from langgraph.graph import END, START, StateGraph
from langgraph.types import Durability
from pydantic_ai import Agent
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart, ToolCallPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from agent.assistant import Assistant
from agent.understanding import Understanding
from channels.commands.demo import stock
from domain.clock import FixedClock
from domain.conversation import Turn
from domain.people import Role
from memory.checkpoints import open_checkpoints
from memory.records import Records
from memory.records.migrate import upgrade
from tools.catalogue import TOOLBOX

TURNS = 120
WARM_UP = 20


Once = Callable[[int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class TurnTimes:
    """Median milliseconds of a turn: of the frameworks as they come, of the same kept once at the end as we keep ours, and of ours."""

    as_they_come: float
    kept_once: float
    ours: float


async def turn_times(folder: Path) -> TurnTimes:
    """Taken in turns, so that all three meet the same machine."""
    async with _bare(folder) as as_they_come, _bare(folder, "exit") as kept_once, _ours(folder) as ours:
        kinds = (as_they_come, kept_once, ours)
        for at in range(WARM_UP):
            for once in kinds:
                await once(at)
        spent = [[await _timed(once, at) for once in kinds] for at in range(WARM_UP, WARM_UP + TURNS)]
    return TurnTimes(*(statistics.median(of) for of in zip(*spent, strict=True)))


async def _timed(once: Once, at: int) -> float:
    started = time.perf_counter()
    await once(at)
    return (time.perf_counter() - started) * 1_000


@asynccontextmanager
async def _bare(folder: Path, durability: Durability | None = None) -> AsyncIterator[Once]:
    """One node that runs a pydantic-ai agent with one empty tool, kept by the SQLite saver: with LangGraph's own durability after each
    step, with "exit" once."""

    class State(TypedDict):
        text: str

    def model(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        return ModelResponse(parts=[ToolCallPart("nothing", {}) if len(messages) == 1 else TextPart("ok")])

    agent = Agent(FunctionModel(model))

    @agent.tool_plain
    def nothing() -> dict[str, str]:
        return {}

    async def act(state: State) -> State:
        return {"text": (await agent.run(state["text"])).output}

    graph = StateGraph(State)
    graph.add_node(act)
    graph.add_edge(START, "act")
    graph.add_edge("act", END)
    async with open_checkpoints(str(folder / f"bare-{durability}.sqlite")) as saver:
        compiled = graph.compile(checkpointer=saver)

        async def once(at: int) -> None:
            await compiled.ainvoke({"text": "oi"}, {"configurable": {"thread_id": f"bare-{at % 10}"}}, durability=durability)

        yield once


@asynccontextmanager
async def _ours(folder: Path) -> AsyncIterator[Once]:
    """Understanding, a recommendation from 320 cars, the guards, the checkpoint and the SQL commit."""
    clock = FixedClock(datetime(2026, 11, 23, 10))
    records = Records(f"sqlite+aiosqlite:///{folder / 'turns.sqlite'}")
    await upgrade(records)
    await stock(records, "bench", clock)
    wishes = ("quero um SUV até 90 mil", "agora um sedan automático até 80 mil", "tem hatch flex até 60 mil?", "quero uma picape diesel")
    async with open_checkpoints(str(folder / "conversations.sqlite")) as saver:
        assistant = Assistant(records, TOOLBOX, Understanding.load(), saver, clock)

        async def once(at: int) -> None:
            person = f"p{at % 10}"
            turn = Turn(f"t{at}", "bench", person, person, Role.CUSTOMER, wishes[at % len(wishes)], clock.now())
            answer = await assistant.answer(turn)
            assert answer.tools, answer

        yield once
    await records.close()
