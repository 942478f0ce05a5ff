"""The house's tools as pydantic-ai knows them: only those of the speaker's role, every call noted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_ai import Agent, FunctionToolset, ModelRetry, RunContext
from pydantic_ai import Tool as ModelTool
from pydantic_ai.toolsets import AbstractToolset, ToolsetTool

from agent.binding import StaffWord, Word, unasked
from agent.deeds import deeds
from domain.conversation import ToolCall
from domain.people import Role
from memory.records.audit import Entry
from tools import Counter, Tool, Toolbox


@dataclass(slots=True)
class Hands:
    """What a run of a model acts with, and the record of what it did: a result for each call."""

    counter: Counter
    toolbox: Toolbox
    calls: list[ToolCall] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)
    word: Word | StaffWord | None = None
    """What the customer said (agent/binding.py); None where the speaker is of the shop."""

    def done(self) -> Hands:
        """The same, remembering only what changed something."""
        kept = list(deeds(self.calls, self.results))
        return replace(self, calls=[call for call, _, _ in kept], results=[result for _, result, _ in kept])

    def decline(self, name: str, args: dict[str, Any]) -> dict[str, Any]:
        """Do not do what the customer has not agreed to; the audit shows that it was tried."""
        detail = {"turn": self.counter.turn_id, "why": "not_agreed"}
        self.counter.entries.append(Entry(self.counter.actor, name, False, detail, self.counter.now))
        return self.note(name, args, {"error": "not_agreed", "detail": "Para isso preciso do seu sim, com todas as letras."})

    def note(self, name: str, args: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
        error = result.get("error")
        self.calls.append(ToolCall(name, args, error is None, result.get("detail") if error else None))
        self.results.append(result)
        return result


class HouseTools(FunctionToolset[Hands]):
    """The tools of a role are the same in every step, so their list is made once."""

    _listed: dict[str, ToolsetTool[Hands]] | None = None

    async def get_tools(self, ctx: RunContext[Hands]) -> dict[str, ToolsetTool[Hands]]:
        if self._listed is None:
            self._listed = await super().get_tools(ctx)
        return self._listed


class HouseAgent(Agent[Hands, str]):
    """The pydantic-ai loop with the tools of a role. The first of three nets: a role does not even see other tools; the toolbox checks
    again, the domain decides."""

    def __init__(self, toolbox: Toolbox, role: Role) -> None:
        tools = HouseTools([_model_tool(tool) for tool in toolbox.of(role)], max_retries=2)
        super().__init__(name="balcao", deps_type=Hands, toolsets=[tools], retries=2)

    def _build_toolset_list(self, *args: Any, **kwargs: Any) -> list[AbstractToolset[Hands]]:
        """Without the framework's set for functions put on an agent itself, of which there are none: two sets are asked by tasks of
        their own, fourteen a turn. Were this named otherwise one day, turns would only be slower."""
        return [each for each in super()._build_toolset_list(*args, **kwargs) if each is not self._function_toolset]


def _model_tool(tool: Tool) -> ModelTool[Hands]:
    schema = _schema(tool.arguments)
    return ModelTool.from_schema(_function(tool), tool.name, tool.description, schema, takes_ctx=True, sequential=tool.writes)


@cache
def _schema(arguments: type[BaseModel]) -> dict[str, Any]:
    """Made once for all roles: it takes milliseconds a tool."""
    return arguments.model_json_schema()


def _function(tool: Tool) -> Callable[..., Any]:
    async def use(context: RunContext[Hands], **args: Any) -> dict[str, Any]:
        try:
            tool.arguments.model_validate(args)
        except ValidationError as error:
            raise ModelRetry(f"wrong arguments for {tool.name}: {error.errors(include_url=False, include_input=False)}") from error
        if unasked(tool.name, args, context.deps.word):
            return context.deps.decline(tool.name, args)
        return await _to_the_end(_use(context.deps, tool.name, args))

    return use


async def _use(hands: Hands, name: str, args: dict[str, Any]) -> dict[str, Any]:
    return hands.note(name, args, await hands.toolbox.attempt(hands.counter, name, args))


async def _to_the_end(using: Coroutine[Any, Any, dict[str, Any]]) -> dict[str, Any]:
    """What a tool has begun is finished and noted, even if the model's time runs out meanwhile."""
    task = asyncio.ensure_future(using)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
