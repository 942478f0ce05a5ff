"""The house's tools, with a note of every use: what was asked of whom, and what came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from domain.people import Role
from tools import Counter, Tool, Toolbox


@dataclass(frozen=True, slots=True)
class Use:
    """A tool used once. `result` holds `error` where a rule was not met."""

    name: str
    args: dict[str, Any]
    result: dict[str, Any]
    person: str
    role: Role

    @property
    def ok(self) -> bool:
        return "error" not in self.result

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "args": self.args, "result": self.result, "person": self.person, "role": self.role.value}


class WatchedToolbox(Toolbox):
    """A toolbox that does what another does; `uses` is emptied by whoever reads it."""

    def __init__(self, tools: Iterable[Tool] | Toolbox) -> None:
        self._inner = tools if isinstance(tools, Toolbox) else Toolbox(tools)
        super().__init__(self._inner)
        self.uses: list[Use] = []

    async def call(self, counter: Counter, name: str, args: dict[str, Any]) -> dict[str, Any]:
        return await self._inner.call(counter, name, args)

    async def attempt(self, counter: Counter, name: str, args: dict[str, Any]) -> dict[str, Any]:
        result = await self._inner.attempt(counter, name, args)
        self.uses.append(Use(name, args, result, counter.actor.person_id, counter.actor.role))
        return result

    def taken(self) -> tuple[Use, ...]:
        """The uses since the last time this was asked."""
        taken, self.uses = tuple(self.uses), []
        return taken
