"""What a test looks for in an answer."""

from __future__ import annotations

from typing import Any

from domain.conversation import Answer


def text(answer: Answer) -> str:
    """Everything said in a turn, with plain spaces."""
    return " ".join(reply.text for reply in answer.replies).replace("\u00a0", " ")


def called(answer: Answer, tool: str) -> dict[str, Any]:
    """The arguments a tool was called with in this turn."""
    calls = [call.args for call in answer.tools if call.name == tool]
    assert calls, f"{tool} was not called; said: {text(answer)}; called: {[call.name for call in answer.tools]}"
    return calls[-1]


def questions(answer: Answer) -> int:
    return text(answer).count("?")
