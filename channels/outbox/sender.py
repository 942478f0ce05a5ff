"""From the outbox to the channel: in order within a conversation, many conversations side by side, whatever dies.

A reply becomes deliveries once. A delivery is `sending`, committed, before it is handed over, and carries our id; who dies before
the channel's answer is kept leaves it so. It is not handed over again before a grace has passed in which the channel's status,
which brings our id back, may say that it was taken.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from channels.logs import following
from channels.outbox.attempts import Attempts, Patience
from channels.outbox.breaker import Breaker
from channels.outbox.carriers import Carrier, Heard
from channels.outbox.making import Making, making
from channels.outbox.notices import Notices
from channels.outbox.pacing import Pacing
from domain.clock import Clock
from domain.delivery.deliveries import Delivery, Part, State
from memory.records import Records
from memory.sessions import Busy, Sessions, Silent

log = logging.getLogger(__name__)

MOST_UNKNOWN = 3
"""Times that a message is handed over without anybody telling what became of it: more could be as many copies of it."""
MOST_AT_ONCE = 64
"""Messages of one account under way in a process."""
LOOK_AGAIN = timedelta(hours=1)
"""What waits for its person to write is looked at then, if no bell rang."""
MARGIN = timedelta(minutes=1)
"""A window that closes while a message is on its way is closed."""
_OTHER_HOLDER = 0.5
"""Seconds: one who holds the conversation and has seen nothing more to do lets go sooner; one who has not, will look again."""


class Sender:
    """One a process. `send_waiting` is rung for a conversation once its replies are kept; `due` says where a bell was lost."""

    def __init__(
        self,
        records: Records,
        sessions: Sessions,
        carriers: Sequence[Carrier],
        clock: Clock,
        pacing: Pacing,
        patience: Patience | None = None,
    ) -> None:
        self._records, self._sessions, self._clock = records, sessions, clock
        self._carriers = tuple(carriers)
        self.breaker = Breaker()
        self._notices = Notices(self.breaker)
        self._patience = patience or Patience()
        self._attempts = Attempts(records, clock, pacing, self.breaker, self._notices, self._patience)
        self._began = clock.now()
        self._places: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(MOST_AT_ONCE))

    async def send_waiting(self, tenant: str, conversation: str) -> None:
        """Send what waits in a conversation and may go now. What may not, or is not taken, is `due` later. Without Redis it is sent all
        the same: what is claimed in the records keeps the order, the lock only saves trying in vain."""
        found = self._carrier(conversation)
        if found is None:
            return
        async with self._places[found[1]]:
            try:
                async with self._sessions.lock(f"sending:{tenant}:{conversation}", wait=_OTHER_HOLDER):
                    await self.send_under_lock(tenant, conversation)
            except Silent:
                await self.send_under_lock(tenant, conversation)
            except Busy:
                return  # who has it sends this too

    async def send_under_lock(self, tenant: str, conversation: str) -> None:
        """As `send_waiting`, by whoever holds the conversation. One who lost it without knowing does no harm: a delivery is claimed
        in the records, by one, and none before its turn."""
        found = self._carrier(conversation)
        while found is not None and await self._next(tenant, conversation, *found):
            pass

    async def due(self, tenant: str, most: int = 100) -> list[str]:
        """Conversations with something to send, at most so many: replies that are no deliveries yet, tries whose time has come."""
        if not self._carriers:
            return []
        async with self._records.reading(tenant) as books:
            found = await books.deliveries.due(self._clock.now(), most, self.breaker.paused())
        ours = {conversation: carried[1] for conversation in found if (carried := self._carrier(conversation))}
        probes = {account: conversation for conversation, account in ours.items() if self.breaker.probing(account)}
        return [conversation for conversation, account in ours.items() if probes.get(account, conversation) == conversation]

    def notice(self, conversation: str, external_id: str) -> None:
        """Show that a message was read and is being answered."""
        if (found := self._carrier(conversation)) is not None:
            self._notices.begin(conversation, *found, external_id)

    async def close(self) -> None:
        """Nobody is told any more that we are writing."""
        await self._notices.close()

    def _carrier(self, conversation: str) -> tuple[Carrier, str] | None:
        for carrier in self._carriers:
            account = carrier.account(conversation)
            if account is not None:
                return carrier, account
        return None

    async def _next(self, tenant: str, conversation: str, carrier: Carrier, account: str) -> bool:
        """Make deliveries of what is new, and hand over the one whose turn it is, if it may go."""
        now = self._clock.now()
        async with self._records.reading(tenant) as books:
            found = await books.deliveries.to_send(conversation)
            new = await making(books, found.new, carrier, account, now) if found.new else None
            delivery = found.first or (new.first if new is not None else None)
            heard = carrier.heard_at(found.heard_at) if found.heard_at is not None else None
            if delivery is not None and not _may_be_answered(delivery, heard, now):
                heard = await carrier.heard(books, conversation, delivery.at)
        if new is not None and (delivery is None or delivery is found.first or not self._goes_at_once(delivery, heard, now)):
            async with self._records.writing(tenant) as books:
                await new.keep(books)
            new = None
        if delivery is None:
            return False
        with following(delivery.trace):
            return await self._deliver(tenant, delivery, carrier, heard, new)

    def _goes_at_once(self, delivery: Delivery, heard: Heard | None, now: datetime) -> bool:
        """Whether a new delivery is handed over now but for its pace: then it is kept and claimed together."""
        return bool(delivery.recipient) and not self.breaker.probing(delivery.account) and _may_be_answered(delivery, heard, now)

    async def _deliver(self, tenant: str, delivery: Delivery, carrier: Carrier, heard: Heard | None, new: Making | None) -> bool:
        """Hand over the delivery whose turn it is, hold it or give it up, as things stand."""
        now = self._clock.now()
        if delivery.part < 0 and delivery.state is State.HELD:
            await self._attempts.give_up(tenant, delivery, delivery.error_code, delivery.error or "nem o modelo de mensagem foi aceito")
            return True
        if delivery.state is not State.SENDING and not _may_be_answered(delivery, heard, now):
            return await self._hold(tenant, delivery, carrier, heard, now)
        if delivery.state is not State.HELD and not delivery.is_due(now):
            return False
        if delivery.state is State.SENDING and self._nobody_heard(delivery, now):
            return False
        if delivery.state is State.SENDING and delivery.unknown + 1 >= MOST_UNKNOWN:
            await self._attempts.give_up(tenant, delivery, None, "a Meta não disse se recebeu")
            return True
        return await self._attempts.make(tenant, delivery, carrier, new)

    def _nobody_heard(self, delivery: Delivery, now: datetime) -> bool:
        """Whether statuses have not been heard for a grace since it was handed over: where one process receives and sends, its end was the
        end of both."""
        before_us = delivery.started_at is not None and delivery.started_at < self._began
        return before_us and self._began <= now < self._began + timedelta(seconds=self._patience.grace)

    async def _hold(self, tenant: str, delivery: Delivery, carrier: Carrier, heard: Heard | None, now: datetime) -> bool:
        """The person must write first: what waits is held, and they are asked to once, where there is a template for that."""
        invitation = carrier.invitation()
        async with self._records.writing(tenant) as books:
            await books.deliveries.hold(delivery.conversation, now + LOOK_AGAIN)
            invited = await books.deliveries.invited_at(delivery.conversation)
            if invitation is None or (invited is not None and (heard is None or invited > heard[0])):
                return False
            part = Part(delivery.outbox_id, -1, invitation, delivery.trace)
            asks = Delivery.waiting(delivery.conversation, carrier.channel, delivery.account, delivery.recipient, part, now)
            added = await books.deliveries.make([asks])
        log.warning("the window is closed: held until the person writes")
        return added


def _may_be_answered(delivery: Delivery, heard: Heard | None, now: datetime) -> bool:
    """Whether the window is open for it. Where the channel held it back it knows better: the person must have written since."""
    if delivery.part < 0:
        return True
    refused_at = delivery.started_at if delivery.state is State.HELD else None
    return heard is not None and now < heard[1] - MARGIN and (refused_at is None or heard[0] > refused_at)
