"""What writing tools did in a turn: asked again in the same turn, they give the same answer and do nothing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from domain.errors import Unavailable
from memory.records.collection import Collection
from memory.records.tables import effects

_DONE = select(effects.c.result).where(
    effects.c.tenant == bindparam("tenant"), effects.c.turn_id == bindparam("turn_id"), effects.c.key == bindparam("key")
)


class Effects(Collection):
    async def find(self, turn_id: str, key: str) -> dict[str, Any] | None:
        found = await self.connection.execute(_DONE, {"tenant": self.tenant, "turn_id": turn_id, "key": key})
        result: dict[str, Any] | None = found.scalar_one_or_none()
        return result

    async def record(self, turn_id: str, key: str, result: dict[str, Any], person_id: str | None = None) -> None:
        """Keep what a tool did, and for whom.

        Unavailable where another run of the turn did it meanwhile: leaving the transaction by it undoes what was done twice.
        """
        if not await self._add_if_new(effects, {"turn_id": turn_id, "key": key, "person_id": person_id, "result": result}):
            raise Unavailable("Isso acabou de ser feito.", turn=turn_id)
