"""What public services answered, so that nobody is asked the same twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from memory.records.collection import Collection
from memory.records.tables import lookups

KNOWN_FOR = timedelta(days=365)
UNKNOWN_FOR = timedelta(days=30)
"""After which a service that knew nothing is asked again: streets are new, maps are mended."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """`answer` is None where the service knew nothing."""

    answer: dict[str, Any] | None


class Lookups(Collection):
    async def find(self, service: str, asked: str, now: datetime) -> Lookup | None:
        """What the service said; None where it was not asked, or too long ago."""
        conditions = [lookups.c.tenant == self.tenant, lookups.c.service == service, lookups.c.asked == asked]
        row = (await self.connection.execute(select(lookups.c.answer, lookups.c.at).where(*conditions))).first()
        if row is None or now - row.at > (KNOWN_FOR if row.answer is not None else UNKNOWN_FOR):
            return None
        return Lookup(row.answer)

    async def put(self, service: str, asked: str, answer: dict[str, Any] | None, now: datetime) -> None:
        await self._put(lookups, ["service", "asked"], {"service": service, "asked": asked, "answer": answer, "at": now})
