"""What a task is made of: a name, who may ask for it, what it takes, and the work."""

from __future__ import annotations

import inspect
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_type_hints

from pydantic import ValidationError

from domain.clock import Clock
from domain.errors import Invalid, NotAllowed, NotFound
from domain.people import Actor, Role
from domain.tasks import Priority, Task
from memory.records import Records
from tools.mistakes import sentence
from tools.price_sources import PriceSource
from tools.publishing import Pains, Site
from tools.toolbox import Arguments


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a task is done. `tell` says how much of it is (0 to 1) and, in Portuguese, what is being done."""

    records: Records
    tenant: str
    clock: Clock
    home: Path
    market: PriceSource | None = None
    cluster: str | None = None
    """A Dask scheduler's address, where training is divided among machines."""
    address: str = ""
    """Where people reach the house, e.g. https://balcao.example; empty: links begin at its root."""
    task: Task | None = None
    """The one that is being done."""
    pains: Pains = Pains()  # noqa: RUF009 - frozen
    tell: Callable[[float, str], None] = lambda share, stage: None

    def site(self) -> Site:
        """For a process of its own."""
        return Site(self.records.address, self.home, self.tenant, self.clock.now())


Work = Callable[[Bench, Any], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """`heavy` work fills a processor for minutes: one at a time in a process. It ends in what is shown as the task's result; a BalcaoError
    says why it failed."""

    name: str
    description: str
    arguments: type[Arguments]
    roles: frozenset[Role]
    heavy: bool
    work: Work


def task(roles: Iterable[Role], *, heavy: bool = False) -> Callable[[Work], Kind]:
    """Make a kind of `async def name(bench, asked: SomeArguments) -> dict`. Doing it twice must be as good as once: a process may die
    over it, and another begins again."""

    def make(work: Work) -> Kind:
        return Kind(work.__name__, inspect.getdoc(work) or "", get_type_hints(work)["asked"], frozenset(roles), heavy, work)

    return make


class Kinds:
    """All tasks there are, by name."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self._kinds = {kind.name: kind for kind in kinds}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._kinds)

    def light(self) -> tuple[str, ...]:
        return tuple(name for name, kind in self._kinds.items() if not kind.heavy)

    def __getitem__(self, name: str) -> Kind:
        """Raises NotFound."""
        if name not in self._kinds:
            raise NotFound(f"Não há tarefa {name}. As que há: {', '.join(sorted(self._kinds))}.", name=name)
        return self._kinds[name]

    def asked(self, name: str, arguments: Mapping[str, Any], actor: Actor, clock: Clock) -> Task:
        """A task that this person asks for; raises NotFound, NotAllowed or Invalid. `books.tasks.ask` has it done."""
        kind = self[name]
        if actor.role not in kind.roles:
            raise NotAllowed(f"Seu acesso, de {actor.role.word}, não pede isso.")
        try:
            given = kind.arguments.model_validate(dict(arguments))
        except ValidationError as error:
            raise Invalid(sentence(error.errors(include_url=False)[0]), name=name) from error
        plain = given.model_dump(mode="json", exclude_defaults=True)
        return Task(f"task_{secrets.token_hex(8)}", name, actor.person_id, clock.now(), plain)

    def scheduled(self, name: str, occasion: str, clock: Clock) -> Task:
        """A task of the schedule: one for each occasion, whichever process thinks of it first."""
        return Task(f"schedule:{name}:{occasion}", name, "schedule", clock.now(), priority=Priority.SCHEDULE)
