"""The model at work: the configured providers, then the local brain, in the same loop with the same tools."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from langgraph.runtime import Runtime
from pydantic_ai.exceptions import AgentRunError, UserError
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, TextPart, UserPromptPart
from pydantic_ai.usage import UsageLimits

from agent.brain import LocalBrain, Say, Talk, Who, think
from agent.context import Context
from agent.personas import instructions
from agent.providers import Provider
from agent.state import Memory, State
from agent.toolset import Hands
from agent.understanding.reading import Reading

LIMITS = UsageLimits(request_limit=8, tool_calls_limit=10)
LOCAL_LIMITS = UsageLimits(request_limit=24)
LAST_ATTEMPT_OF_PROVIDERS = 1


async def act(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Run the turn through the first model that manages it. A guard's feedback goes to the provider once, then the local brain answers."""
    context = runtime.context
    readings = [Reading.from_state(reading) for reading in state["readings"]]
    if state["attempt"] <= LAST_ATTEMPT_OF_PROVIDERS:
        for provider in context.providers.ready():
            hands = Hands(context.counter, context.toolbox)
            text = await _by_provider(provider, state, readings, context, hands)
            if text is not None:
                return _drafted(hands, {"text": text, "model": provider.name})
    hands = Hands(context.counter, context.toolbox)
    said = await _by_local_brain(state, readings, context, hands)
    return _drafted(hands, {"model": "local", **_as_draft(said)})


async def _by_provider(provider: Provider, state: State, readings: Sequence[Reading], context: Context, hands: Hands) -> str | None:
    """A provider's words, or None where it failed in any way."""
    who = who_of(state)
    briefing = instructions(who, state["memory"], list(readings), context.counter.now, state["feedback"])
    try:
        async with asyncio.timeout(context.providers.timeout):
            result = await context.agent.run(
                context.turn.text, model=provider.get(), deps=hands, instructions=briefing, message_history=_history(state["memory"]),
                usage_limits=LIMITS,
            )
    except (AgentRunError, UserError, TimeoutError, OSError, ValueError) as error:
        provider.failed(error)
        return None
    provider.succeeded()
    return result.output


async def _by_local_brain(state: State, readings: Sequence[Reading], context: Context, hands: Hands) -> Say:
    who = who_of(state)
    first_contact = who.role == "customer" and who.consent is None and not state["memory"]["consent_asked"]
    talk = Talk(readings[0], state["memory"], who, context.counter.now, context.turn.id, may_ask=not first_contact)
    brain = LocalBrain(lambda: think(talk, readings))
    await context.agent.run(context.turn.text or "…", model=brain, deps=hands, usage_limits=LOCAL_LIMITS)
    assert brain.said is not None
    return brain.said


def who_of(state: State) -> Who:
    person = state["person"]
    return Who(person["role"], person["first_name"], person["consent"], person["has_contact"], person["store"])


def _history(memory: Memory) -> list[ModelMessage]:
    """What was said so far, as a model's messages."""
    history: list[ModelMessage] = []
    for exchange in memory["said"]:
        history.append(ModelRequest(parts=[UserPromptPart(exchange["user"])]))
        history.append(ModelResponse(parts=[TextPart(exchange["assistant"])]))
    return history


def _as_draft(said: Say) -> dict[str, Any]:
    question = said.question
    return {
        "text": said.text,
        "buttons": list(said.buttons),
        "question": question and {
            "skill": question.skill, "slots": question.slots, "asked": question.asks, "question": question.text, "buttons": list(question.buttons)
        },
        "missed": said.missed,
        "keeps_task": said.keeps_task,
        "learned": said.learned,
    }


def _drafted(hands: Hands, draft: dict[str, Any]) -> dict[str, Any]:
    return {"draft": draft, "tools": [call.as_json() for call in hands.calls], "results": hands.results}
