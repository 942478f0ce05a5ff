"""Messages that carry a file for the shop: those still to be fetched, and what became of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, or_, select, update

from domain.conversation import Attachment, Kind
from memory.records.collection import Collection
from memory.records.tables import CARRIES_A_FILE, messages


@dataclass(frozen=True, slots=True)
class Sent:
    """A message with a file, by the channel's id of it."""

    message: str
    attachment: Attachment


class Files(Collection):
    async def wanted(self, channel: str, since: datetime, most: int) -> list[Sent]:
        """Files of answered messages whose sender lets us keep them, sent since then, that nobody has fetched or given up; newest first."""
        told = cast(messages.c.data, String)
        rows = await self.connection.execute(
            select(messages.c.external_id, messages.c.kind, messages.c.data)
            .where(
                self._ours(),
                messages.c.channel == channel,
                messages.c.at >= since,
                messages.c.turn_id.is_not(None),
                ~or_(told.contains('"file":'), told.contains('"lost":')),
            )
            .order_by(messages.c.at.desc())
            .limit(most)
        )
        return [Sent(row.external_id, Attachment(Kind(row.kind), row.data)) for row in rows]

    async def note(self, message: str, outcome: Mapping[str, Any]) -> bool:
        """What became of a file: `file` its name, or `lost` why there is none. False where the message is kept no more."""
        row = (await self.connection.execute(select(messages.c.data).where(self._ours(), messages.c.external_id == message))).first()
        if row is None:
            return False
        done = await self.connection.execute(
            update(messages).where(self._ours(), messages.c.external_id == message).values(data={**row.data, **outcome})
        )
        return bool(done.rowcount)

    async def messages(self) -> list[str]:
        """The ids of all that carry one."""
        return list((await self.connection.execute(select(messages.c.external_id).where(self._ours()))).scalars())

    async def counts_of(self, person_id: str) -> dict[str, int]:
        """How many of each kind a person has sent for the shop."""
        rows = await self.connection.execute(select(messages.c.kind).where(self._ours(), messages.c.person_id == person_id))
        return dict(Counter(rows.scalars()))

    def _ours(self) -> Any:
        return (messages.c.tenant == self.tenant) & CARRIES_A_FILE & messages.c.data.is_not(None)
