"""The local brain: a pydantic-ai model that needs no network.

It makes the same tool calls a large model would, through the same loop. What to call and say is decided by skills,
written as generators that yield calls and return words. A model's request has no memory: where a request is not the one that
follows the last, the skills run anew and are given all results so far, so they must be pure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, RetryPromptPart, TextPart, ToolCallPart, ToolReturnPart
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.profiles import DEFAULT_PROFILE, ModelProfile
from pydantic_ai.settings import ModelSettings

from agent.brain.talk import Call, Say, Skill

_OWN = "local-"
_PROFILE = ModelProfile(**{**DEFAULT_PROFILE, "supported_native_tools": frozenset()})
"""As of any model that nothing is known of, and that has no tools of its own."""


@dataclass(init=False)
class LocalBrain(Model):
    """One turn's brain. `thoughts` starts the skills of the turn from the beginning; `said` is set once they are done."""

    said: Say | None

    def __init__(self, thoughts: Callable[[], Skill]) -> None:
        super().__init__()
        self._thoughts = thoughts
        self._running: Skill | None = None
        self._told = 0
        self.said = None

    @property
    def model_name(self) -> str:
        return "local"

    @cached_property
    def profile(self) -> ModelProfile:
        """Made once: there is a model a turn, and each would look its name up in lists of prices."""
        return _PROFILE

    @property
    def system(self) -> str:
        return "balcao"

    async def request(
        self, messages: list[ModelMessage], model_settings: ModelSettings | None, model_request_parameters: ModelRequestParameters
    ) -> ModelResponse:
        results = _results(messages)
        step = self._next(results)
        if isinstance(step, Call):
            part = ToolCallPart(step.tool, step.args, tool_call_id=f"{_OWN}{len(results)}")
            return ModelResponse(parts=[part], model_name=self.model_name)
        self.said = step
        return ModelResponse(parts=[TextPart(step.text)], model_name=self.model_name)

    def _next(self, results: list[dict[str, Any]]) -> Call | Say:
        """The next call, or the words at the end: the skills go on with a new result, or run anew through all of them."""
        try:
            if self._running is not None and len(results) == self._told + 1:
                self._told += 1
                return self._running.send(results[-1])
            self._running, self._told = self._thoughts(), len(results)
            step = next(self._running)
            for result in results:
                step = self._running.send(result)
        except StopIteration as end:
            self._running = None
            said: Say = end.value
            return said
        return step


def _results(messages: list[ModelMessage]) -> list[dict[str, Any]]:
    """What the local brain's own calls of this run returned, in order."""
    found: list[dict[str, Any]] = []
    for message in messages:
        if isinstance(message, ModelRequest):
            for part in message.parts:
                if isinstance(part, ToolReturnPart | RetryPromptPart) and part.tool_call_id.startswith(_OWN):
                    found.append(_content(part))
    return found


def _content(part: ToolReturnPart | RetryPromptPart) -> dict[str, Any]:
    if isinstance(part, ToolReturnPart) and isinstance(part.content, dict):
        return part.content
    return {"error": "failed", "detail": "Não consegui concluir isso agora."}
