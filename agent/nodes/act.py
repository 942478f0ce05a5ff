"""The model at work: the configured providers, then the local brain, in the same loop with the same tools.

Whatever a provider did before it failed, or before its words were refused, is done: the next model is told of it, and where it
is the local brain's turn, the customer is. The same call in the same turn does nothing twice (tools/toolbox.py).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from langgraph.runtime import Runtime
from pydantic_ai.exceptions import AgentRunError
from pydantic_ai.messages import ModelMessage, ModelMessagesTypeAdapter, ModelRequest, ModelResponse, TextPart, UserPromptPart
from pydantic_ai.usage import UsageLimits

from agent.attachments import for_a_model, in_words, received
from agent.binding import word_of
from agent.brain import LocalBrain, Say, Talk, Who, think
from agent.brain.phrasing.confirmations import deed_in_words
from agent.context import Context
from agent.deeds import UNTOLD, deeds
from agent.guardrails.facts import facts_of
from agent.guardrails.fallback import SAFE
from agent.guardrails.privacy import masked
from agent.personas import instructions
from agent.providers import Provider
from agent.quoting import cars_quoted, chosen
from agent.rights import exercised
from agent.state import Memory, State
from agent.toolset import Hands
from agent.understanding.reading import Reading
from domain.conversation import ToolCall

log = logging.getLogger(__name__)

LIMITS = UsageLimits(request_limit=8, tool_calls_limit=10)
LOCAL_LIMITS = UsageLimits(request_limit=24)
LAST_ATTEMPT_OF_PROVIDERS = 1


async def act(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Run the turn through the first model that manages it. A guard's feedback goes to the provider once, then the local brain answers."""
    context = runtime.context
    readings = [Reading.from_state(reading) for reading in state["readings"]]
    calls = [ToolCall(**call) for call in state["tools"]]
    hands = Hands(context.counter, context.toolbox, calls, list(state["results"]), word_of(state, readings))
    exchange = ModelMessagesTypeAdapter.validate_python(state["exchange"])
    ours_alone = state["person"]["handed_over"] or exercised(state, readings)
    if state["attempt"] <= LAST_ATTEMPT_OF_PROVIDERS and not ours_alone:
        for provider in context.providers.ready():
            run = await _by_provider(provider, state, readings, context, hands, exchange)
            if run is not None:
                text, exchange = run
                again = ModelMessagesTypeAdapter.dump_python(exchange, mode="json")
                return _drafted(hands, {"text": text, "model": provider.name}) | {"exchange": again}
            hands, exchange = hands.done(), []
    hands = hands.done()
    done = [(result, name) for _, result, name in deeds(hands.calls, hands.results) if name not in UNTOLD]
    if told := [deed_in_words(name, result, context.counter.now) for result, name in done]:
        return _drafted(hands, {"text": " ".join(dict.fromkeys(told)), "model": "local"})
    said = await _by_local_brain(state, readings, context, hands)
    return _drafted(hands, {"model": "local", **_as_draft(said)})


async def _by_provider(
    provider: Provider, state: State, readings: Sequence[Reading], context: Context, hands: Hands, exchange: Sequence[ModelMessage]
) -> tuple[str, list[ModelMessage]] | None:
    """A provider's words, and what was said between it and the tools before them; None where it failed in any way.

    `exchange` is the latter of its first try: it goes on from there, as if the words that were refused had not been said.
    """
    who, text, history = who_of(state), context.turn.text or in_words(received(state)), _history(state["memory"])
    if who.role == "customer" and who.consent is not True:
        text = masked(text, [reading.entities for reading in readings])
    done = [{"tool": call.name, "args": call.args, "result": result} for call, result, _ in deeds(hands.calls, hands.results)]
    briefing = instructions(
        who, state["memory"], list(readings), context.counter.now, state["feedback"], done, for_a_model(received(state))
    )
    try:
        async with asyncio.timeout(context.providers.timeout):
            result = await context.agent.run(
                None if exchange else text or "…", model=provider.get(), deps=hands, instructions=briefing,
                message_history=[*history, *exchange], usage_limits=LIMITS,
            )  # fmt: skip
    except Exception as error:  # noqa: BLE001 - an SDK raises what it likes on a strange answer; the customer is answered all the same
        provider.failed(error)
        return None
    provider.succeeded()
    return result.output.strip(), result.all_messages()[len(history) : -1]


async def _by_local_brain(state: State, readings: Sequence[Reading], context: Context, hands: Hands) -> Say:
    who = who_of(state)
    first_contact = who.role == "customer" and who.consent is None and not state["memory"]["consent_asked"]
    sent = tuple(received(state))
    meant = chosen(cars_quoted(sent, context.lot), readings[0])
    talk = Talk(readings[0], state["memory"], who, context.counter.now, context.turn.id, not first_contact, sent, chosen=meant)
    brain = LocalBrain(lambda: think(talk, readings))
    try:
        await context.agent.run(context.turn.text or "…", model=brain, deps=hands, usage_limits=LOCAL_LIMITS)
    except AgentRunError:
        log.exception("the local brain failed on turn %s", context.turn.id)
    return brain.said if brain.said is not None and brain.said.text else Say(SAFE, missed=True)


def who_of(state: State) -> Who:
    person = state["person"]
    return Who(person["role"], person["first_name"], person["consent"], person["has_contact"], person["store"], person["handed_over"])


def _history(memory: Memory) -> list[ModelMessage]:
    """What was said so far, as a model's messages."""
    history: list[ModelMessage] = []
    for exchange in memory["said"]:
        history.append(ModelRequest(parts=[UserPromptPart(exchange["user"])]))
        history.append(ModelResponse(parts=[TextPart(exchange["assistant"])]))
    return history


def _as_draft(said: Say) -> dict[str, Any]:
    return {
        "text": said.text,
        "buttons": list(said.buttons),
        "question": said.question.as_task() if said.question else None,
        "held": said.held.as_task() if said.held else None,
        "missed": said.missed,
        "keeps_task": said.keeps_task,
        "learned": said.learned,
        "declined": said.declined,
        "once": said.once,
    }


def _drafted(hands: Hands, draft: dict[str, Any]) -> dict[str, Any]:
    facts = [fact for result in hands.results for fact in facts_of(result)]
    return {"draft": draft, "tools": [call.as_json() for call in hands.calls], "results": hands.results, "facts": facts}
