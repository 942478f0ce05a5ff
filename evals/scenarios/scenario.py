"""The format of a scenario (docs/evals.md): who, where, what is said, and what must be so afterwards."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from domain.conversation import Attachment, Kind
from domain.people import Role
from evals.simulated.agenda import Goal
from evals.worlds import World

CUSTOMER = "cliente"
"""The person a scenario is about, where none is named."""
ID = r"^[a-z_]+/[a-z0-9-]+$"
"""How a scenario is called: `pathology/what-happens`."""
_UNITS = {"min": "minutes", "h": "hours", "d": "days"}


def _duration(value: Any) -> Any:
    """`40min`, `3h`, `2d`."""
    found = re.fullmatch(r"(\d+)\s*(min|h|d)", value) if isinstance(value, str) else None
    return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else value


def _calls(value: Any) -> Any:
    """A list of names is calls with any arguments."""
    return {name: {} for name in value} if isinstance(value, list) else {name: args or {} for name, args in (value or {}).items()}


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Sent(_Model):
    """A message, or a part of one, that is no words."""

    kind: Kind
    data: dict[str, Any]

    def attachment(self) -> Attachment:
        return Attachment(self.kind, self.data)


class Expected(_Model):
    """What one answer, or the answers of a whole scenario, must be.

    Words are looked for without regard to accents, case and spaces; `a | b` is either; `/…/` is a regular expression.
    """

    says: list[str] = []
    never_says: list[str] = []
    calls: Annotated[dict[str, dict[str, Any]], BeforeValidator(_calls)] = {}
    """Tools that must be used, each with arguments it must have; an argument of `null` must be absent."""
    never_calls: list[str] = []
    only_calls: list[str] | None = None
    """Where given, no other tool may be used."""
    shows: list[str] = []
    """Cars that must be on a card."""
    never_shows: list[str] = []
    asks: bool | None = None
    """Whether a question is asked."""
    silent: bool | None = None
    language: Literal["pt", "en", "es"] = "pt"


class Said(_Model):
    """One turn. A list of texts is a burst, answered as one."""

    say: str | list[str] = ""
    by: str = CUSTOMER
    after: Annotated[timedelta | None, BeforeValidator(_duration)] = None
    at: datetime | None = None
    exact: bool = False
    """Words that no noise may touch: a keyword of the law, an attack."""
    sends: list[Sent] = []
    expect: Expected = Expected()

    @property
    def text(self) -> str:
        return self.say if isinstance(self.say, str) else "\n".join(self.say)


class Person(_Model):
    """Somebody of a scenario beside its customer: of the shop by their role (the sample's staff by their address), or another customer."""

    role: Role = Role.CUSTOMER


class State(_Model):
    """How one person's records must stand at the end. What is left out is not looked at, but for what binds: a visit, a reservation, an
    offer or a trade-in that is not named must not be there."""

    consent: Literal["unasked", "given", "refused", "ended"] | None = None
    opted_out: bool = False
    handed_over: bool | None = None
    person: dict[str, Any] = {}
    """Fields as kept; `null` for one that must not be kept."""
    visits: list[dict[str, str]] = []
    reservations: list[str] = []
    offers: list[dict[str, Any]] | None = []
    """`null`: not looked at."""
    trade_ins: list[dict[str, Any]] = []
    handoffs: list[str] | None = None
    wish: dict[str, Any] = {}
    """Fields of the lead's profile; `null` for one that must not be there."""
    erased: bool = False
    """No row about the person is left, but the proof of asking and a trail that names nobody."""


class Bought(_Model):
    """How the house's purchases must stand at the end. As with what binds a person: an order, a letter or a price collected that is not
    named must not be there."""

    orders: list[dict[str, Any]] = []
    """In the order of their numbers; fields as kept, `lines` as many as named, each with the fields named."""
    letters: list[dict[str, Any]] = []
    """What the mail server took, in order: `to`, `subject`, `file`."""
    collected: dict[str, float] = {}
    """By SKU, the market's price of the last day."""
    stock: dict[str, float] = {}
    """By SKU; of those named."""


class Scenario(_Model):
    """`id` is `pathology/name`: the file it is in, and what happens."""

    id: str = Field(pattern=ID)
    about: str
    persona: str = ""
    world: World = World()
    people: dict[str, Person] = {}
    turns: list[Said] = []
    goal: Goal | None = None
    """For a simulated customer: what they want and know, instead of `turns`."""
    expect: Expected = Expected()
    """Of all answers to the customer together."""
    state: dict[str, State] = {CUSTOMER: State()}
    bought: Bought = Bought()

    @property
    def pathology(self) -> str:
        return self.id.split("/")[0]

    def role_of(self, person: str) -> Role:
        return self.people[person].role if person in self.people else Role.CUSTOMER
