"""A conversation held in the records, for while Redis, where locks are, is away (memory/sessions/locks.py)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from domain.clock import Clock
from memory.records.outages import unreachable
from memory.records.records import Records


@dataclass(frozen=True, slots=True)
class ConversationLease:
    """A database that is away gives it to nobody, and takes it from nobody."""

    records: Records
    clock: Clock
    tenant: str
    conversation: str

    async def take(self, seconds: float) -> int:
        """A token, greater than all before it; 0 where another has it."""
        now = self.clock.now()
        try:
            async with self.records.writing(self.tenant) as books:
                return await books.conversations.lease(self.conversation, now, now + timedelta(seconds=seconds))
        except Exception as error:
            if not unreachable(error):
                raise
            return 0

    async def renew(self, token: int, seconds: float) -> bool:
        """Hold it from now on for so long, also where it was held by a lock before; False where it is another's."""
        return await self._hold(token, seconds)

    async def give_back(self, token: int, rest: float) -> None:
        """Let it go, after `rest` seconds in which nobody gets it."""
        await self._hold(token, rest)

    async def _hold(self, token: int, seconds: float) -> bool:
        now = self.clock.now()
        try:
            async with self.records.writing(self.tenant) as books:
                return await books.conversations.hold(self.conversation, token, now, now + timedelta(seconds=seconds) if seconds else None)
        except Exception as error:
            if not unreachable(error):
                raise
            return True
