"""What goes wrong on purpose: the next so many messages, or those to one person, are refused, lost, slow or cut off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Refuses:
    """The API's own error; `status` and `retry_after` (seconds) where they are not the usual ones."""

    code: int
    status: int | None = None
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Breaks:
    """An HTTP error that is none of the API's: a page of a proxy."""

    status: int = 502


@dataclass(frozen=True, slots=True)
class Hangs:
    """No answer for so many seconds; whether the message was `taken` all the same, the sender cannot know."""

    seconds: float = 60.0
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Cuts:
    """Taken, answered 200, and the connection ends within the answer: only the status tells that it was sent."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Taken and answered 200; its status is `failed` with this code."""

    code: int


Fault = Refuses | Breaks | Hangs | Cuts | Undelivered
_BY_NAME: dict[str, type[Fault]] = {"refuses": Refuses, "breaks": Breaks, "hangs": Hangs, "cuts": Cuts, "undelivered": Undelivered}


@dataclass(slots=True)
class Rule:
    """A fault, how often it still strikes (None: for ever), after how many spared messages, and whose."""

    fault: Fault
    times: int | None = 1
    after: int = 0
    to: str | None = None
    kind: str | None = None

    def strikes(self, to: str, kind: str) -> bool:
        if self.times == 0 or (self.to or to) != to or (self.kind or kind) != kind:
            return False
        if self.after:
            self.after -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


@dataclass(slots=True)
class Faults:
    rules: list[Rule] = field(default_factory=list)

    def add(self, fault: Fault, *, times: int | None = 1, after: int = 0, to: str | None = None, kind: str | None = None) -> None:
        """`kind` is the type of a message ("text", "interactive"…), or "read" for read marks, which can only be refused."""
        self.rules.append(Rule(fault, times, after, to, kind))

    def add_json(self, told: Mapping[str, Any]) -> None:
        """As told over HTTP: `{"fault": "refuses", "code": 131056, "times": 2, "to": "5511…"}`."""
        about = {key: told[key] for key in ("times", "after", "to", "kind") if key in told}
        fault = _BY_NAME[told["fault"]](**{key: value for key, value in told.items() if key not in about and key != "fault"})
        self.add(fault, **about)

    def strike(self, to: str, kind: str) -> Fault | None:
        """The first rule that strikes this message."""
        return next((rule.fault for rule in self.rules if rule.strikes(to, kind)), None)
