"""What a reply must pass before it is said. Each check returns what is wrong, for the model to mend, or None."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.guardrails.grounding import ungrounded
from agent.guardrails.privacy import exposed
from agent.guardrails.scope import leaked
from agent.guardrails.style import unstylish


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply about to be said, with what it may rest on."""

    text: str
    facts: frozenset[str]
    instructions: str
    known_models: frozenset[str]
    trusted: bool
    """True for the local brain's own words: they are ours, so style and scope need no check."""


@dataclass(frozen=True, slots=True)
class Violation:
    kind: str
    feedback: str


def violation(draft: Draft) -> Violation | None:
    """The first thing wrong with a draft."""
    for kind, check in _CHECKS:
        if feedback := check(draft):
            return Violation(kind, feedback)
    return None


_CHECKS: Sequence[tuple[str, Callable[[Draft], str | None]]] = (
    ("empty", lambda draft: None if draft.text.strip() else "The reply was empty: answer the customer."),
    ("grounding", lambda draft: ungrounded(draft.text, draft.facts, draft.known_models)),
    ("privacy", lambda draft: exposed(draft.text, draft.facts)),
    ("scope", lambda draft: None if draft.trusted else leaked(draft.text, draft.instructions)),
    ("style", lambda draft: None if draft.trusted else unstylish(draft.text)),
)
