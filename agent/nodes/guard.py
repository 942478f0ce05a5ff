"""Nothing is said that the checks refuse: one retry, then the local brain, then a sentence that is always true."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any, Literal

from langgraph.runtime import Runtime

from agent.context import Context
from agent.deeds import facts_of_deeds
from agent.guardrails import Draft, violation
from agent.guardrails.facts import facts_of
from agent.guardrails.fallback import SAFE
from agent.guardrails.privacy import addresses
from agent.guardrails.repetition import repeats, reworded
from agent.heard import heard
from agent.personas import persona_text
from agent.state import State

log = logging.getLogger(__name__)

LAST_ATTEMPT = 3


async def guard(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Pass the draft, or send it back with what is wrong."""
    context, draft, attempt = runtime.context, state["draft"], state["attempt"]
    local = draft["model"] == "local"
    models, customer = _casefolded(context.vocabulary.models), state["person"]["role"] == "customer"
    secret = "" if local else _secret(state, context)  # the local brain was told nothing to keep to itself
    wrong = violation(Draft(draft["text"], _facts(state, context), secret, models, trusted=local, to_customer=customer))
    if wrong is None:
        return _unrepeated(state)
    if local or attempt >= LAST_ATTEMPT:
        log.warning("a reply of turn %s was refused at last: %s", context.turn.id, wrong.kind)
        return {"draft": {"text": SAFE, "model": draft["model"], "refused": wrong.kind}, "feedback": None}
    return {"attempt": attempt + 1, "feedback": wrong.feedback}


def passed(state: State) -> Literal["act", "reply"]:
    return "act" if state["feedback"] else "reply"


def _unrepeated(state: State) -> dict[str, Any]:
    """A reply that was said lately is said in other words."""
    draft, recent = state["draft"], state["memory"]["replies"]
    if repeats(draft["text"], recent):
        of_staff = state["person"]["role"] != "customer"
        said = reworded(draft["text"], recent, of_staff=of_staff, language="pt" if of_staff else state["memory"].get("language", "pt"))
        return {"draft": {**draft, "text": said}, "feedback": None}
    return {"feedback": None}


def _facts(state: State, context: Context) -> frozenset[str]:
    """What the conversation has established, what was said, returned and done in this turn, and today's date."""
    results = state["results"]
    found = {address for result in results for address in addresses(str(result))}
    found |= {*state["facts"], *facts_of_deeds(state["tools"], results), *facts_of(context.counter.now.date().isoformat())}
    return frozenset(found.union(heard(state, personal=True), state["memory"]["facts"]))


def _secret(state: State, context: Context) -> str:
    """What a reply must not repeat: the instructions, and what the tools say of themselves."""
    role = context.counter.actor.role
    return "\n".join([persona_text(state["person"]["role"]), *(tool.description for tool in context.toolbox.of(role))])


@lru_cache(maxsize=8)
def _casefolded(models: tuple[str, ...]) -> frozenset[str]:
    """Put together once for each edition of the stock."""
    return frozenset(name.casefold() for name in models)
