"""What a reply must pass before it is said. Each check returns what is wrong, for the model to mend, or None."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.guardrails.deeds import boasted
from agent.guardrails.grounding import ungrounded
from agent.guardrails.privacy import exposed
from agent.guardrails.promises import overpromising
from agent.guardrails.scope import leaked
from agent.guardrails.style import overlong, unstylish


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply about to be said, with what it may rest on."""

    text: str
    facts: frozenset[str]
    instructions: str
    known_models: frozenset[str]
    trusted: bool
    """True for the local brain's own words: they are ours, so only their figures, models and addresses are checked."""


@dataclass(frozen=True, slots=True)
class Violation:
    kind: str
    feedback: str


def violation(draft: Draft) -> Violation | None:
    """The first thing wrong with a draft."""
    for kind, check in _CHECKS if draft.trusted else (*_OF_OTHERS_FIRST, *_CHECKS, *_OF_OTHERS):
        if feedback := check(draft):
            return Violation(kind, feedback)
    return None


Checks = Sequence[tuple[str, Callable[[Draft], str | None]]]

_CHECKS: Checks = (
    ("empty", lambda draft: None if draft.text.strip() else "The reply was empty: answer the customer."),
    ("grounding", lambda draft: ungrounded(draft.text, draft.facts, draft.known_models, trusted=draft.trusted)),
    ("privacy", lambda draft: exposed(draft.text, draft.facts)),
)
_OF_OTHERS_FIRST: Checks = (("length", lambda draft: overlong(draft.text)),)
"""First, so that the other checks read no more than a reply's length."""
_OF_OTHERS: Checks = (
    ("promise", lambda draft: overpromising(draft.text, draft.facts, draft.known_models)),
    ("deed", lambda draft: boasted(draft.text, draft.facts)),
    ("scope", lambda draft: leaked(draft.text, draft.instructions)),
    ("style", lambda draft: unstylish(draft.text)),
)
