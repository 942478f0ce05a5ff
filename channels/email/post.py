"""The post: takes letters that are due to the mail server, each claimed before it is handed over."""

from __future__ import annotations

import logging

from channels.email.carrier import Carrier
from domain.clock import Clock
from domain.delivery.letters import Fate, Posted, next_try
from memory.records import Records

log = logging.getLogger(__name__)


class Post:
    """Of one tenant. Any number of posts may run beside each other: a claim, committed before the server is asked, is one's alone."""

    def __init__(self, records: Records, tenant: str, carrier: Carrier, clock: Clock) -> None:
        self.records, self.tenant, self.carrier, self.clock = records, tenant, carrier, clock

    async def send_due(self) -> int:
        """Try every letter whose time has come; how many were taken."""
        async with self.records.reading(self.tenant) as books:
            due = await books.emails.due(self.clock.now())
        return sum([await self._send(key) for key in due])

    async def _send(self, key: str) -> bool:
        posted = await self._claimed(key)
        if posted is None:
            return False
        outcome = await self.carrier.hand_over(posted.letter, self.clock.now())
        fate, due_at = outcome.fate, None
        if fate is Fate.WAITING and (due_at := next_try(posted, self.clock.now())) is None:
            fate = Fate.FAILED
        if fate is Fate.UNKNOWN and posted.letter.may_come_twice:
            fate, due_at = Fate.WAITING, next_try(posted, self.clock.now())
        async with self.records.writing(self.tenant, durable=True) as books:
            await books.emails.settle(key, fate, outcome.why, due_at)
        log.info("letter %s: %s", key, fate.value)
        return fate is Fate.SENT

    async def _claimed(self, key: str) -> Posted | None:
        """The letter, where it is ours to send now. One whose sender never came back is given to people to look after."""
        now = self.clock.now()
        async with self.records.writing(self.tenant, durable=True) as books:
            if await books.emails.lose(key, now):
                log.warning("nobody knows whether letter %s was sent", key)
                return None
            return await books.emails.find(key) if await books.emails.claim(key, now) else None
