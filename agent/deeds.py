"""What a tool's use changed, by name: held against what a reply claims to have done, and told where a model failed after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from domain.conversation import ToolCall

_BY_TOOL = {
    "reserve_car": "reserved",
    "cancel_reservation": "released",
    "make_offer": "offered",
    "handoff_to_human": "handed_over",
    "erase_my_data": "erased",
    "stop_messages": "stopped",
    "set_consent": "consented",
    "allow_messages": "allowed",
}
UNTOLD = frozenset({"consented", "allowed"})
"""Deeds after which the conversation goes on; the others are told where nothing else can be said."""


def deed(tool: str, result: dict[str, Any]) -> str | None:
    """The name of what was done; None where nothing was, or nothing worth telling."""
    match tool, result:
        case _, {"error": _}:
            return None
        case "schedule_test_drive", {"status": "booked" | "moved" | "already"}:
            return "booked"
        case "schedule_test_drive", {"status": "cancelled"}:
            return "cancelled"
        case "schedule_test_drive", {"status": "delay_noted"}:
            return "delay_noted"
        case "register_trade_in", {"status": "registered"}:
            return "registered"
        case _:
            return _BY_TOOL.get(tool)


def deeds(calls: Iterable[ToolCall], results: Iterable[dict[str, Any]]) -> Iterator[tuple[ToolCall, dict[str, Any], str]]:
    """The calls that did something, each with its result and the deed's name."""
    for call, result in zip(calls, results, strict=True):
        if (name := deed(call.name, result)) is not None:
            yield call, result, name


def facts_of_deeds(calls: Iterable[dict[str, Any]], results: Iterable[dict[str, Any]]) -> Iterator[str]:
    """`did:reserved`, for the guardrails; calls as `ToolCall.as_json()`."""
    yield from (f"did:{name}" for call, result in zip(calls, results, strict=True) if (name := deed(call["name"], result)))
