"""What a recording holds, and how it is played again."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import orjson
from pydantic import BaseModel, ConfigDict

from evals.recorder.noting import NotingUnderstanding
from evals.scenarios.playing import Player
from evals.scenarios.scenario import CUSTOMER, Person, Said, Scenario, Sent, State
from evals.scenarios.talk import Exchange
from evals.worlds import World, Worlds

SHOP_PERSON = "equipe"
"""Whoever of the shop spoke, where it was not a customer."""


class Line(BaseModel):
    """One turn: what was said, how it was understood, what was done and what came back, what was answered."""

    model_config = ConfigDict(extra="forbid")

    at: datetime
    said: str
    sends: list[Sent] = []
    understood: list[dict[str, Any]] = []
    tools: list[dict[str, Any]] = []
    """Calls with their arguments and results."""
    replies: list[dict[str, Any]] = []
    model: str = "local"
    guessed: bool = False
    """Whether `said` was put together from what was understood: words written before consent are not kept."""
    as_it_was: bool = True
    """Whether the home itself used the same tools, showed and offered the same and stated the same figures: it did not where the shop has
    changed since, or others were there. Its wording is left out."""


class Recording(BaseModel):
    """`world` is the shop as the home has it now; nobody in it is a real person."""

    model_config = ConfigDict(extra="forbid")

    balcao_recording: Literal[1] = 1
    role: str = "customer"
    world: World
    lines: list[Line]

    def scenario(self) -> Scenario:
        """The turns as a scenario that expects nothing, to be played."""
        person = CUSTOMER if self.role == "customer" else SHOP_PERSON
        turns = [Said(say=line.said, by=person, at=line.at, exact=True, sends=line.sends) for line in self.lines]
        people = {} if person == CUSTOMER else {person: Person.model_validate({"role": self.role})}
        return Scenario(
            id="recorded/conversation", about="A recording.", world=self.world, people=people, turns=turns, state={person: State()}
        )

    def as_bytes(self) -> bytes:
        """The file: sorted, indented, the same bytes for the same talk."""
        return orjson.dumps(self.model_dump(mode="json"), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)


async def played_again(recording: Recording, worlds: Worlds) -> Recording:
    """The same turns in the same world, as the assistant of today answers them: equal to the recording, byte for byte, where nothing
    has changed."""
    noting = NotingUnderstanding.of(worlds.understanding)
    with Worlds(noting) as own:
        talk = await Player(own).play(recording.scenario())
    readings = iter(noting.turns)
    lines = [
        line.model_copy(update=_heard(exchange, next(readings) if line.said else []))
        for line, exchange in zip(recording.lines, talk.exchanges, strict=True)
    ]
    return recording.model_copy(update={"lines": lines})


def _heard(exchange: Exchange, understood: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "understood": understood,
        "tools": [{"name": use.name, "args": use.args, "result": use.result} for use in exchange.uses],
        "replies": [reply.as_json() for reply in exchange.answer.replies],
        "model": exchange.answer.model,
    }
