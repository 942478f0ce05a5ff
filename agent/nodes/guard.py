"""Nothing is said that the checks refuse: one retry, then the local brain, then a sentence that is always true."""

from __future__ import annotations

from typing import Any, Literal

from langgraph.runtime import Runtime

from agent.context import Context
from agent.guardrails import Draft, violation
from agent.guardrails.grounding import facts_of
from agent.guardrails.privacy import addresses
from agent.guardrails.repetition import repeats, reworded
from agent.personas import persona_text
from agent.state import State

SAFE = "Prefiro confirmar isso com a equipe antes de te responder. Posso ajudar com outra coisa?"
LAST_ATTEMPT = 3


async def guard(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Pass the draft, or send it back with what is wrong."""
    draft, attempt = state["draft"], state["attempt"]
    local = draft["model"] == "local"
    facts = frozenset(state["memory"]["facts"]) | facts_of_results(state["results"])
    models = frozenset(name.casefold() for name in state["person"]["models"])
    wrong = violation(Draft(draft["text"], facts, persona_text(state["person"]["role"]), models, trusted=local))
    if wrong is None:
        return _unrepeated(state)
    if local or attempt >= LAST_ATTEMPT:
        return {"draft": {"text": SAFE, "model": draft["model"], "refused": wrong.kind}, "feedback": None}
    return {"attempt": attempt + 1, "feedback": wrong.feedback}


def passed(state: State) -> Literal["act", "reply"]:
    return "act" if state["feedback"] else "reply"


def _unrepeated(state: State) -> dict[str, Any]:
    """A reply that was said lately is said in other words."""
    draft, recent = state["draft"], state["memory"]["replies"]
    if repeats(draft["text"], recent):
        return {"draft": {**draft, "text": reworded(draft["text"], recent)}, "feedback": None}
    return {"feedback": None}


def facts_of_results(results: list[dict[str, Any]]) -> frozenset[str]:
    found = {fact for result in results for fact in facts_of(result)}
    return frozenset(found | {address for result in results for address in addresses(str(result))})
