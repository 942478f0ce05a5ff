"""A collection that is looked at far more often than it changes: what is made of its rows is kept in memory until they change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, ClassVar, TypeVar

from sqlalchemy import Select, Table, bindparam, select

from memory.records.collection import Collection, insertion

Picture = TypeVar("Picture")

_KEPT = 32
_pictures: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
"""By (connections, kind, tenant, version, …): made once, dropped when others have been looked at since. The connections, not the address:
what was closed may be another database when it is opened again."""


class Versioned(Collection):
    versions: ClassVar[Table]
    """Where the number stands that grows with every change: a row a tenant."""
    has_changed = False
    """True once this transaction changed something: what it sees may yet be undone, and is not for others to find in memory."""

    async def version(self) -> int:
        """A number that grows with every change."""
        found: int | None = (await self.connection.execute(_version(self.versions), {"tenant": self.tenant})).scalar_one_or_none()
        return found or 0

    async def _picture(self, make: Callable[[], Awaitable[Picture]], *key: Any, version: int | None = None) -> Picture:
        """What `make` makes of the rows, from memory while they are unchanged; `version` where it was just looked up."""
        if self.has_changed:
            return await make()
        told = version if version is not None else await self.version()
        place = (self.connection.engine.pool, type(self).__name__, self.tenant, told, *key)
        if place not in _pictures:
            _pictures[place] = await make()
            while len(_pictures) > _KEPT:
                _pictures.popitem(last=False)
        _pictures.move_to_end(place)
        picture: Picture = _pictures[place]
        return picture

    async def _changed(self) -> None:
        self.has_changed = True
        statement = insertion(self.versions, self.connection.dialect.name).values(tenant=self.tenant, version=1)
        grown = {"version": self.versions.c.version + 1}
        await self.connection.execute(statement.on_conflict_do_update(index_elements=["tenant"], set_=grown))


@cache
def _version(versions: Table) -> Select[Any]:
    return select(versions.c.version).where(versions.c.tenant == bindparam("tenant"))
