"""What a conversation remembers between turns, JSON only, and what one turn works with."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict


class Shown(TypedDict):
    """A car the customer has seen, enough to know which one "o segundo" or "o Onix" means."""

    id: str
    name: str
    make: str
    model: str
    year: int
    price: float
    mileage: int | None
    color: str | None


class Task(TypedDict):
    """Something begun and not finished: the skill it belongs to, what is known, and what was asked last."""

    skill: str
    slots: dict[str, Any]
    asked: str | None
    question: str | None
    buttons: list[str]
    takes: str
    """What fits as an answer (agent/brain/answers.py); empty for what goes with the slot."""
    repeats: int
    """How often the question was asked again after a digression."""
    then: dict[str, Any] | None
    """The task whose question comes once this one is done: another request of the same message."""


class Memory(TypedDict):
    """The working memory of a conversation."""

    turns: int
    profile: dict[str, Any]
    shown: list[Shown]
    seen: list[str]
    searched: dict[str, Any]
    varied: NotRequired[list[str] | None]
    """The fields of a wish in which the cars that met the last one differ: only there a preference is asked for."""
    focus: Shown | None
    leads: list[str]
    """Ids of the leads last listed to staff, in order."""
    orders: NotRequired[list[list[int]]]
    """Number and version of the purchase orders last told of: what somebody approves is what they saw."""
    task: Task | None
    misses: int
    asked: list[str]
    declined: list[str]
    """Slots that the customer did not want to tell."""
    told_once: list[str]
    """What is said once in a while: that a person will answer, the offer of one."""
    facts: list[str]
    said: list[dict[str, str]]
    replies: list[str]
    consent_asked: int
    """How often the privacy question was put."""
    greeted: bool
    spoke_at: str | None
    """When the assistant last said something, ISO."""
    origin: NotRequired[dict[str, Any] | None]
    """The ad that brought the customer here (agent/advertised.py)."""
    own_car: NotRequired[dict[str, Any] | None]
    """The car the customer has (agent/owned.py)."""
    named: NotRequired[dict[str, list[str]]]
    """Models of ours the customer named, the latest last, each with the words it was told by (agent/named.py)."""
    unkept: NotRequired[list[str]]
    """Kinds of personal data told before they might be kept, and lost: which, never what was said."""
    goods: NotRequired[dict[str, Any]]
    """Stock items last told of to staff, in order (`items`: sku and name), what was told of them (`about`: price, stock…), and the words
    that fit several where the first of `items` leads them (`family`)."""
    suppliers: NotRequired[list[dict[str, Any]]]
    """Suppliers last told of to staff, in order: `name`, `reasons`, and whether suppliers were `asked_for` and not only a price."""
    language: str
    """What the customer wrote in last: `pt`, `en` or `es`."""


class State(TypedDict, total=False):
    """The graph's state: the memory, which is kept, and the work of the present turn, which is not."""

    memory: Memory
    turn: dict[str, Any]
    person: dict[str, Any]
    readings: list[dict[str, Any]]
    attempt: int
    feedback: str | None
    draft: dict[str, Any]
    tools: list[dict[str, Any]]
    results: list[dict[str, Any]]
    """A result for each of `tools`."""
    facts: list[str]
    """What the results allow a reply to state (agent/guardrails/facts.py): read once, for the guard and for what is remembered."""
    exchange: list[Any]
    """What was said between a provider and the tools in this turn, for its second try."""
    answer: dict[str, Any] | None


KEPT_REPLIES = 5
KEPT_SAID = 12
KEPT_FACTS = 1_500
KEPT_SEEN = 300


def fresh_memory() -> Memory:
    return Memory(
        turns=0,
        profile={},
        shown=[],
        seen=[],
        searched={},
        focus=None,
        leads=[],
        task=None,
        misses=0,
        asked=[],
        declined=[],
        told_once=[],
        facts=[],
        said=[],
        replies=[],
        consent_asked=0,
        greeted=False,
        spoke_at=None,
        origin=None,
        language="pt",
    )
