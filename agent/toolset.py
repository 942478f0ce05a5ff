"""The house's tools as pydantic-ai knows them: only those of the speaker's role, every call noted.

What binds a customer waits for the customer's own word: a model that was talked into it, by the text of a listing say, is told to ask.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError
from pydantic_ai import FunctionToolset, ModelRetry, RunContext
from pydantic_ai import Tool as ModelTool

from agent.deeds import deeds
from domain.conversation import ToolCall
from domain.people import Role
from tools import Counter, Tool, Toolbox

_ON_THEIR_WORD = {"reserve_car": "reserve_car", "erase_my_data": "affirm", "set_consent": "affirm", "stop_messages": "opt_out"}
"""Tools that need the customer to have said yes in this very message, or to have asked for it by this intent."""


@dataclass(slots=True)
class Hands:
    """What a run of a model acts with, and the record of what it did: a result for each call."""

    counter: Counter
    toolbox: Toolbox
    calls: list[ToolCall] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)
    heard: frozenset[str] | None = None
    """The intents of the customer's message, `affirm` for any yes; None where the model is our own."""

    def done(self) -> Hands:
        """The same, remembering only what changed something."""
        kept = list(deeds(self.calls, self.results))
        return replace(self, calls=[call for call, _, _ in kept], results=[result for _, result, _ in kept])

    def note(self, name: str, args: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
        error = result.get("error")
        self.calls.append(ToolCall(name, args, error is None, result.get("detail") if error else None))
        self.results.append(result)
        return result


def toolset(toolbox: Toolbox, role: Role) -> FunctionToolset[Hands]:
    """The first of three nets: a role does not even see other tools; the toolbox checks again, the domain decides."""
    return FunctionToolset([_model_tool(tool) for tool in toolbox.of(role)], max_retries=2)


def _model_tool(tool: Tool) -> ModelTool[Hands]:
    schema = tool.arguments.model_json_schema()
    return ModelTool.from_schema(_function(tool), tool.name, tool.description, schema, takes_ctx=True, sequential=tool.writes)


def _function(tool: Tool) -> Callable[..., Any]:
    async def use(context: RunContext[Hands], **args: Any) -> dict[str, Any]:
        try:
            tool.arguments.model_validate(args)
        except ValidationError as error:
            raise ModelRetry(f"wrong arguments for {tool.name}: {error.errors(include_url=False, include_input=False)}") from error
        if _unasked(context.deps, tool.name, args):
            return context.deps.note(tool.name, args, {"error": "not_agreed", "detail": "Só com o sim do cliente: pergunte primeiro."})
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


def _unasked(hands: Hands, name: str, args: dict[str, Any]) -> bool:
    if hands.heard is None or name not in _ON_THEIR_WORD or args.get("granted") is False:
        return False
    return not hands.heard & {"affirm", _ON_THEIR_WORD[name]}
