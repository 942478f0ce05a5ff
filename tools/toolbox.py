"""The wrapper around every tool: role check, argument check, once-only writes, audit and time, in one place."""

from __future__ import annotations

import hashlib
import inspect
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, get_type_hints

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from domain.errors import BalcaoError, Invalid, NotAllowed, NotFound
from domain.people import Role
from memory.records.audit import Entry
from tools.counter import Counter
from tools.mistakes import sentence
from tools.spellings import as_meant


class Arguments(BaseModel):
    """What a tool takes: one model a tool, nothing unknown let through."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, str_max_length=4_000)

    @model_validator(mode="before")
    @classmethod
    def _meant(cls, values: Any) -> Any:
        return as_meant(values)


class Nothing(Arguments):
    """For a tool that needs no argument."""


Run = Callable[[Counter, Any], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Tool:
    """A capability: its name and docstring are what a model reads, `roles` who may use it, `writes` whether it changes records."""

    name: str
    description: str
    arguments: type[Arguments]
    roles: frozenset[Role]
    writes: bool
    run: Run


def tool(roles: Iterable[Role], *, writes: bool = False) -> Callable[[Run], Tool]:
    """Make a tool of `async def name(counter, asked: SomeArguments) -> dict`."""

    def make(run: Run) -> Tool:
        arguments = get_type_hints(run)["asked"]
        return Tool(run.__name__, inspect.getdoc(run) or "", arguments, frozenset(roles), writes, run)

    return make


class Toolbox:
    """The tools of the house by name."""

    def __init__(self, tools: Iterable[Tool]) -> None:
        self._tools = {tool.name: tool for tool in tools}

    def __iter__(self) -> Any:
        return iter(self._tools.values())

    def of(self, role: Role) -> list[Tool]:
        """What a role may use."""
        return [tool for tool in self._tools.values() if role in tool.roles]

    async def call(self, counter: Counter, name: str, args: dict[str, Any]) -> dict[str, Any]:
        """Use a tool. Raises a BalcaoError with a Portuguese sentence where it cannot be done."""
        started = time.perf_counter()
        ok = False
        try:
            chosen = self._tools.get(name)
            if chosen is None:
                raise NotFound("Não tenho essa ferramenta.", tool=name)
            if counter.actor.role not in chosen.roles:
                raise NotAllowed(_for_whom(chosen.roles, counter.actor.role), tool=name)
            try:
                asked = chosen.arguments.model_validate(args)
            except ValidationError as error:
                raise Invalid(sentence(error.errors(include_url=False)[0]), tool=name) from error
            result = await (_once(counter, chosen, asked) if chosen.writes else chosen.run(counter, asked))
            ok = True
            return result
        finally:
            spent = round((time.perf_counter() - started) * 1000, 1)
            action = name if name in self._tools else "unknown_tool"
            counter.entries.append(Entry(counter.actor, action, ok, {"ms": spent, "turn": counter.turn_id}, counter.now))

    async def attempt(self, counter: Counter, name: str, args: dict[str, Any]) -> dict[str, Any]:
        """As `call`, with a rule that was not met told in the result: `{"error": code, "detail": sentence, …}`."""
        try:
            return await self.call(counter, name, args)
        except BalcaoError as error:
            return {**error.facts, "error": error.code, "detail": error.detail}


def _for_whom(roles: frozenset[Role], asking: Role) -> str:
    """Staff are told whom to ask; a customer is not told what staff can do."""
    if not asking.is_staff:
        return "Você não tem permissão para isso."
    return f"Isso não faz parte do seu acesso. Quem pode: {' ou '.join(sorted(role.word for role in roles))}."


async def _once(counter: Counter, chosen: Tool, asked: Arguments) -> dict[str, Any]:
    """Run a writing tool unless this turn did just this already; what it did and that it did it are one transaction."""
    content = orjson.dumps(asked.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)
    key = f"{chosen.name}:{hashlib.sha256(content).hexdigest()[:16]}"
    async with counter.writing() as books:
        done = await books.effects.find(counter.turn_id, key)
        if done is None:
            done = await chosen.run(replace(counter, books=books, stock=None), asked)
            await books.effects.record(counter.turn_id, key, done, counter.actor.person_id)
        if books.catalogue.has_changed:
            counter.stock = None
    return done
