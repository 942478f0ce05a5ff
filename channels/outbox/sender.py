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
from itertools import groupby

from channels.logs import following
from channels.outbox.attempts import Attempts, Patience
from channels.outbox.breaker import Breaker
from channels.outbox.carriers import Carrier, Heard
from channels.outbox.notices import Notices
from channels.outbox.pacing import Pacing
from domain.clock import Clock
from domain.delivery.deliveries import Delivery, Part, State
from memory.records import Books, Records
from memory.records.turns import Outgoing
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
        self._notices = Notices(records, self.breaker)
        self._attempts = Attempts(records, clock, pacing, self.breaker, self._notices, patience or Patience())
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

    def notice(self, tenant: str, conversation: str, external_id: str) -> None:
        """Show that a message was read and is being answered."""
        if (found := self._carrier(conversation)) is not None:
            self._notices.begin(tenant, conversation, *found, external_id)

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
        async with self._records.reading(tenant) as books:
            new = await books.deliveries.to_make(conversation)
            delivery = await books.deliveries.first(conversation)
            heard = await carrier.heard(books, conversation, self._clock.now() if delivery is None else delivery.at)
        if new:
            async with self._records.writing(tenant) as books:
                await self._make(books, new, carrier, account)
                delivery = delivery or await books.deliveries.first(conversation)
        if delivery is None:
            return False
        with following(delivery.trace):
            return await self._deliver(tenant, delivery, carrier, heard)

    async def _deliver(self, tenant: str, delivery: Delivery, carrier: Carrier, heard: Heard | None) -> bool:
        """Hand over the delivery whose turn it is, hold it or give it up, as things stand."""
        now = self._clock.now()
        if delivery.part < 0 and delivery.state is State.HELD:
            await self._attempts.give_up(tenant, delivery, delivery.error_code, delivery.error or "nem o modelo de mensagem foi aceito")
            return True
        if delivery.state is not State.SENDING and not _may_be_answered(delivery, heard, now):
            return await self._hold(tenant, delivery, carrier, heard, now)
        if delivery.state is not State.HELD and not delivery.is_due(now):
            return False
        if delivery.state is State.SENDING and delivery.unknown + 1 >= MOST_UNKNOWN:
            await self._attempts.give_up(tenant, delivery, None, "a Meta não disse se recebeu")
            return True
        return await self._attempts.make(tenant, delivery, carrier)

    async def _make(self, books: Books, new: Sequence[Outgoing], carrier: Carrier, account: str) -> None:
        now = self._clock.now()
        for _, turn in groupby(new, key=lambda reply: reply.turn_id):
            first, *others = list(turn)
            requests = carrier.parts([reply.reply for reply in (first, *others)])
            parts = [Part(first.id, number, request, first.trace) for number, request in enumerate(requests)]
            recipient = first.recipient or await carrier.recipient(books, first.conversation)
            await books.deliveries.make(first.conversation, carrier.channel, account, recipient or "", parts, now)
        await books.deliveries.made(new[-1].conversation, new[-1].id)

    async def _hold(self, tenant: str, delivery: Delivery, carrier: Carrier, heard: Heard | None, now: datetime) -> bool:
        """The person must write first: what waits is held, and they are asked to once, where there is a template for that."""
        invitation = carrier.invitation()
        async with self._records.writing(tenant) as books:
            await books.deliveries.hold(delivery.conversation, now + LOOK_AGAIN)
            invited = await books.deliveries.invited_at(delivery.conversation)
            if invitation is None or (invited is not None and (heard is None or invited > heard[0])):
                return False
            part = Part(delivery.outbox_id, -1, invitation, delivery.trace)
            added = await books.deliveries.make(delivery.conversation, carrier.channel, delivery.account, delivery.recipient, [part], now)
        log.warning("the window is closed: held until the person writes")
        return added


def _may_be_answered(delivery: Delivery, heard: Heard | None, now: datetime) -> bool:
    """Whether the window is open for it. Where the channel held it back it knows better: the person must have written since."""
    if delivery.part < 0:
        return True
    refused_at = delivery.started_at if delivery.state is State.HELD else None
    return heard is not None and now < heard[1] - MARGIN and (refused_at is None or heard[0] > refused_at)
