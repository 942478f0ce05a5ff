"""The house's tools as pydantic-ai knows them: only those of the speaker's role, every call noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_ai import FunctionToolset, ModelRetry, RunContext
from pydantic_ai import Tool as ModelTool

from domain.conversation import ToolCall
from domain.people import Role
from tools import Counter, Tool, Toolbox


@dataclass(slots=True)
class Hands:
    """What a run of a model acts with, and the record of what it did."""

    counter: Counter
    toolbox: Toolbox
    calls: list[ToolCall] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)


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
        hands = context.deps
        result = await hands.toolbox.attempt(hands.counter, tool.name, args)
        error = result.get("error")
        hands.calls.append(ToolCall(tool.name, args, error is None, result.get("detail") if error else None))
        hands.results.append(result)
        return result

    return use
