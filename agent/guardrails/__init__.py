"""What a reply must pass before it is said. Each check returns what is wrong, for the model to mend, or None."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.guardrails.boasts import boasted
from agent.guardrails.grounding import ungrounded
from agent.guardrails.listings import confused
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
    to_customer: bool = True
    """Among staff, discounts and deals are ordinary talk."""


@dataclass(frozen=True, slots=True)
class Violation:
    kind: str
    feedback: str


def violation(draft: Draft) -> Violation | None:
    """The first thing wrong with a draft."""
    for kind, check in _checks(draft):
        if feedback := check(draft):
            return Violation(kind, feedback)
    return None


Checks = Sequence[tuple[str, Callable[[Draft], str | None]]]


def _checks(draft: Draft) -> Checks:
    if draft.trusted:
        return _CHECKS
    return (*_OF_OTHERS_FIRST, *_CHECKS, *(_TO_CUSTOMERS if draft.to_customer else ()), *_OF_OTHERS)


_CHECKS: Checks = (
    ("empty", lambda draft: None if draft.text.strip() else "The reply was empty: answer the customer."),
    ("grounding", lambda draft: ungrounded(draft.text, draft.facts, draft.known_models, trusted=draft.trusted)),
    ("privacy", lambda draft: exposed(draft.text, draft.facts)),
)
_OF_OTHERS_FIRST: Checks = (("length", lambda draft: overlong(draft.text)),)
"""First, so that the other checks read no more than a reply's length."""
_TO_CUSTOMERS: Checks = (
    ("promise", lambda draft: overpromising(draft.text, draft.facts)),
    ("listing", lambda draft: confused(draft.text, draft.facts, draft.known_models)),
    ("deed", lambda draft: boasted(draft.text, draft.facts)),
)
_OF_OTHERS: Checks = (
    ("scope", lambda draft: leaked(draft.text, draft.instructions)),
    ("style", lambda draft: unstylish(draft.text)),
)
