"""What the conversation left in the records is what the scenario says, and nothing binding beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evals.scenarios.graders.rule import Grader
from evals.scenarios.matching import same
from evals.scenarios.scenario import Scenario, State
from evals.scenarios.talk import Talk
from evals.worlds import Ending

_PROOF = {"consents", "audit"}
"""What an erasure leaves: that consent was asked; `audit` is under a made-up name and so never among a person's rows."""


@dataclass(repr=False)
class EndState(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        for person, wanted in scenario.state.items():
            for wrong in _wrongs(wanted, talk.endings[person]):
                yield f"{person}: {wrong}"


def _wrongs(wanted: State, found: Ending) -> Iterator[str]:
    if wanted.erased:
        left = {table: count for table, count in found.rows.items() if table not in _PROOF and table not in _THE_TURN_ITSELF}
        if left or found.person:
            yield f"não apagado: {left} {found.person}"
    for name in ("consent", "handed_over"):
        expected = getattr(wanted, name)
        if expected is not None and expected != getattr(found, name):
            yield f"{name}: {getattr(found, name)}, e não {expected}"
    if wanted.opted_out != found.opted_out:
        yield f"opted_out: {found.opted_out}"
    yield from _fields("person", wanted.person, found.person)
    yield from _fields("wish", wanted.wish, found.wish)
    for name in ("visits", "offers", "trade_ins"):
        if (expected := getattr(wanted, name)) is not None:
            yield from _list(name, expected, getattr(found, name))
    if sorted(wanted.reservations) != found.reservations:
        yield f"reservations: {found.reservations}, e não {wanted.reservations}"
    if wanted.handoffs is not None and sorted(wanted.handoffs) != sorted(found.handoffs):
        yield f"handoffs: {found.handoffs}, e não {wanted.handoffs}"


_THE_TURN_ITSELF = {"people", "conversations", "turns", "outbox", "effects"}
"""Rows of the answer that says so, which hold no words of the person; `person` above says that nothing is kept of them."""


def _fields(name: str, wanted: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[str]:
    for key, value in wanted.items():
        if not same(value, found.get(key)):
            yield f"{name}.{key} = {found.get(key)!r}, e não {value!r}"


def _list(name: str, wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> Iterator[str]:
    """As many as named, each with the fields named."""
    left = list(found)
    for each in wanted:
        match = next((one for one in left if all(same(value, one.get(key)) for key, value in each.items())), None)
        if match is None:
            yield f"{name}: falta {each}; há {found}"
        else:
            left.remove(match)
    if left:
        yield f"{name} que ninguém pediu: {left}"
