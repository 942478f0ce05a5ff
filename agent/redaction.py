"""Without consent nothing that says who somebody is outlives the turn.

Within a turn everything said may be used: the reply is about it. What is kept of the turn, the conversation's memory and the stored
answer, goes through here once. Wishes, budgets and the cars shown stay: they name nobody, and the conversation lives on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import orjson

from agent.guardrails.privacy import masked
from agent.state import Memory, State, Task
from domain.conversation import ToolCall
from domain.customers.profile import without_personal
from domain.people import PERSONAL_FIELDS

_PERSONAL = frozenset({*PERSONAL_FIELDS, "latitude", "longitude"})
"""What says who somebody is, or where."""


def may_keep(state: State) -> bool:
    """Whether the speaker lets us keep who they are, as it stands when the turn ends; staff are known."""
    if state["person"]["role"] != "customer":
        return True
    done = [call for call in state["tools"] if call["ok"]]
    if any(call["name"] == "erase_my_data" for call in done):
        return False
    answers = [call["args"]["granted"] for call in done if call["name"] == "set_consent"]
    return bool(answers[-1] if answers else state["person"]["consent"])


def revoked(state: State) -> bool:
    """Whether what earlier turns kept is to be kept no longer."""
    return bool(state["person"]["consent"]) and not may_keep(state)


def redacted_call(call: ToolCall, state: State) -> ToolCall:
    """What was done with a tool, less whom it was about."""
    return replace(call, args=_impersonal(call.args, _spoken_of(state)))


def redacted(memory: Memory, state: State) -> Memory:
    """A memory that names nobody. After a revocation words, facts and replies of earlier turns go too: a name may be among them."""
    kept: Memory = {
        **memory,
        "profile": without_personal(memory["profile"]),
        "searched": without_personal(memory["searched"]),
        "task": _impersonal_task(memory["task"], _spoken_of(state)),
    }
    return {**kept, "said": [], "facts": [], "replies": []} if revoked(state) else kept


def understood_words(state: State) -> str:
    """What stands for the words of somebody whose words are not kept, in what a model is told of the conversation."""
    readings = [f"{reading['intent']} {orjson.dumps(without_personal(reading['entities'])).decode()}" for reading in state["readings"]]
    return f"(words not kept; understood: {'; '.join(readings)})"


def _spoken_of(state: State) -> list[dict[str, Any]]:
    return [reading["entities"] for reading in state["readings"]]


def _impersonal_task(task: Task | None, entities: Iterable[Mapping[str, Any]]) -> Task | None:
    return {**task, "slots": _impersonal(task["slots"], list(entities))} if task else None


def _impersonal(values: Mapping[str, Any], entities: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    spoken_of = list(entities)
    return {key: _masked(value, spoken_of) for key, value in values.items() if key not in _PERSONAL}


def _masked(value: Any, entities: list[Mapping[str, Any]]) -> Any:
    """Free text has spaces; ids and times do not, and stay as they are."""
    match value:
        case str():
            return masked(value, entities) if " " in value else value
        case dict():
            return {key: _masked(inner, entities) for key, inner in value.items()}
        case list():
            return [_masked(inner, entities) for inner in value]
        case _:
            return value
