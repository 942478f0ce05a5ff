"""From the outbox to the channel: in order within a conversation, many conversations side by side, whatever dies.

A reply becomes deliveries once. A delivery is `sending`, committed, before it is handed over, and carries our id; who dies before
the channel's answer is kept leaves it so. It is not handed over again before a grace has passed in which the channel's status,
which brings our id back, may say that it was taken.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from itertools import groupby

from channels.metrics import BREAKER_OPEN, DELIVERY_LATENCY, MESSAGES_SENT
from channels.outbox.breaker import Breaker
from channels.outbox.carriers import Carrier, NotSent, Verdict
from channels.outbox.pacing import Pacing
from domain.clock import Clock
from domain.deliveries import Delivery, Part, State
from memory.records import Books, Records
from memory.records.turns import Outgoing
from memory.sessions import Busy, Sessions

log = logging.getLogger(__name__)

MOST_TRIES = 10
"""Of a message that is not taken for reasons of its own."""
MOST_UNKNOWN = 3
"""Times that a message is handed over without anybody telling what became of it: more could be as many copies of it."""
MOST_AT_ONCE = 64
"""Messages of one account under way in a process."""
MOST_NOTICES = 200
FIRST_WAIT, LONGEST_WAIT = 2.0, 300.0
"""Seconds between tries: as long again as the message has waited, within these."""
LOOK_AGAIN = timedelta(hours=1)
"""What waits for its person to write is looked at then, if no bell rang."""
MARGIN = timedelta(minutes=1)
"""A window that closes while a message is on its way is closed."""
_NOTICE_FIRST = 0.5
"""Seconds that an answer waits for its sign of typing to be taken: one that came after it would go on for 25."""
_OTHER_HOLDER = 0.5
"""Seconds: one who holds the conversation and has seen nothing more to do lets go sooner; one who has not, will look again."""


class _Next(Enum):
    GO_ON = auto()
    STOP = auto()


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. `answer`: for the channel's answer; `grace`: before a message whose answer never came is handed over again."""

    answer: float = 10.0
    grace: float = 20.0


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
        self._records, self._sessions, self._clock, self._pacing = records, sessions, clock, pacing
        self._carriers = tuple(carriers)
        self._patience = patience or Patience()
        self.breaker = Breaker()
        self._places: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(MOST_AT_ONCE))
        self._notices: dict[str, asyncio.Task[None]] = {}

    async def send_waiting(self, tenant: str, conversation: str) -> None:
        """Send what waits in a conversation and may go now. What may not, or is not taken, is `due` later."""
        found = self._carrier(conversation)
        if found is None:
            return
        async with self._places[found[1]]:
            with suppress(Busy):
                async with self._sessions.lock(f"sending:{tenant}:{conversation}", wait=_OTHER_HOLDER):
                    await self.send_under_lock(tenant, conversation)

    async def send_under_lock(self, tenant: str, conversation: str) -> None:
        """As `send_waiting`, by whoever holds the conversation. One who lost it without knowing does no harm: a delivery is claimed
        in the records, by one, and none before its turn."""
        found = self._carrier(conversation)
        while found is not None and await self._next(tenant, conversation, *found) is _Next.GO_ON:
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
        """Show that a message was read and is being answered, unless a person of the shop answers. Nobody waits for it, and it may
        fail."""
        found = self._carrier(conversation)
        if found is None or len(self._notices) >= MOST_NOTICES or found[1] in self.breaker.paused():
            return
        task = self._notices[conversation] = asyncio.create_task(self._notice(tenant, conversation, *found, external_id))
        task.add_done_callback(lambda done: self._notices.pop(conversation) if self._notices.get(conversation) is done else None)

    async def close(self) -> None:
        """Nobody is told any more that we are writing."""
        for task in (open_ones := list(self._notices.values())):
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)

    async def _notice(self, tenant: str, conversation: str, carrier: Carrier, account: str, external_id: str) -> None:
        try:
            async with asyncio.timeout(self._patience.answer):
                async with self._records.reading(tenant) as books:
                    handed_over = await books.conversations.handed_over(conversation)
                if handed_over is None:
                    await carrier.notice(account, external_id)
        except (NotSent, TimeoutError) as error:
            log.debug("not shown as read: %s", error)
        except Exception:
            log.exception("not shown as read")

    def _carrier(self, conversation: str) -> tuple[Carrier, str] | None:
        for carrier in self._carriers:
            account = carrier.account(conversation)
            if account is not None:
                return carrier, account
        return None

    async def _next(self, tenant: str, conversation: str, carrier: Carrier, account: str) -> _Next:
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
            return _Next.STOP
        now = self._clock.now()
        if delivery.state is not State.SENDING and not _may_be_answered(delivery, heard, now):
            return await self._hold(tenant, delivery, carrier, heard, now)
        if delivery.state is not State.HELD and delivery.due_at is not None and delivery.due_at > now:
            return _Next.STOP
        if delivery.state is State.SENDING and delivery.attempts >= MOST_UNKNOWN:
            await self._give_up(tenant, delivery, None, "no answer, and no status that tells what became of it")
            return _Next.GO_ON
        return await self._try(tenant, delivery, carrier)

    async def _make(self, books: Books, new: Sequence[Outgoing], carrier: Carrier, account: str) -> None:
        now = self._clock.now()
        for _, turn in groupby(new, key=lambda reply: reply.turn_id):
            first, *others = list(turn)
            requests = carrier.parts([reply.reply for reply in (first, *others)])
            parts = [Part(first.id, number, request, first.trace) for number, request in enumerate(requests)]
            recipient = first.recipient or await carrier.recipient(books, first.conversation)
            await books.deliveries.make(first.conversation, carrier.channel, account, recipient or "", parts, now)
        await books.deliveries.made(new[-1].conversation, new[-1].id)

    async def _hold(
        self, tenant: str, delivery: Delivery, carrier: Carrier, heard: tuple[datetime, datetime] | None, now: datetime
    ) -> _Next:
        """The person must write first: what waits is held, and they are asked to once, where there is a template for that."""
        invitation = carrier.invitation()
        async with self._records.writing(tenant) as books:
            await books.deliveries.hold(delivery.conversation, now + LOOK_AGAIN)
            invited = await books.deliveries.invited_at(delivery.conversation)
            if invitation is None or (invited is not None and (heard is None or invited > heard[0])):
                return _Next.STOP
            part = Part(delivery.outbox_id, -1, invitation, delivery.trace)
            added = await books.deliveries.make(delivery.conversation, carrier.channel, delivery.account, delivery.recipient, [part], now)
        log.warning("the window is closed: held until the person writes", extra={"trace": delivery.trace})
        return _Next.GO_ON if added else _Next.STOP

    async def _try(self, tenant: str, delivery: Delivery, carrier: Carrier) -> _Next:
        """Hand a delivery over, if the account and its pace allow it."""
        if not delivery.recipient:
            await self._give_up(tenant, delivery, None, "nobody knows where to send it")
            return _Next.GO_ON
        if not self.breaker.admits(delivery.account):
            return _Next.STOP
        told = False
        try:
            if not await self._may_go(tenant, delivery) or not await self._claimed(tenant, delivery):
                return _Next.STOP
            try:
                external_id = await self._hand_over(delivery, carrier)
            except NotSent as error:
                told = True
                return await self._not_sent(tenant, delivery, error)
            told = True
            self._recovered(delivery)
        finally:
            if not told:
                self.breaker.undecided(delivery.account)
        async with self._records.writing(tenant) as books:
            await books.deliveries.sent(delivery.id, external_id, self._clock.now())
            more = await books.deliveries.more(delivery.conversation)
        MESSAGES_SENT.labels(tenant, delivery.channel, str(delivery.request.get("type", ""))).inc()
        DELIVERY_LATENCY.labels(tenant, delivery.channel).observe(max(0.0, (self._clock.now() - delivery.at).total_seconds()))
        log.info("sent", extra={"trace": delivery.trace, "delivery": delivery.id})
        return _Next.GO_ON if more else _Next.STOP

    async def _may_go(self, tenant: str, delivery: Delivery) -> bool:
        """Whether the pace allows it, now or in a moment; else it is put off."""
        wait, kept = await self._pacing.wait(delivery.account, delivery.recipient)
        if kept:
            await asyncio.sleep(wait)
            return True
        async with self._records.writing(tenant) as books:
            await books.deliveries.postpone(delivery.id, self._clock.now() + timedelta(seconds=wait))
        return False

    async def _claimed(self, tenant: str, delivery: Delivery) -> bool:
        """Whether it is ours to hand over now. Whoever slept since the claim has lost it: another may be handing it over."""
        now, began = self._clock.now(), time.monotonic()
        async with self._records.writing(tenant) as books:
            claimed = await books.deliveries.claim(delivery, now, now + timedelta(seconds=self._patience.grace))
        return claimed and time.monotonic() - began < self._patience.grace - self._patience.answer

    async def _hand_over(self, delivery: Delivery, carrier: Carrier) -> str:
        if (notice := self._notices.get(delivery.conversation)) is not None:
            await asyncio.wait({notice}, timeout=_NOTICE_FIRST)
        try:
            async with asyncio.timeout(self._patience.answer):
                return await carrier.send(delivery)
        except TimeoutError:
            raise NotSent(Verdict.UNKNOWN, f"no answer within {self._patience.answer:g} s") from None

    async def _not_sent(self, tenant: str, delivery: Delivery, error: NotSent) -> _Next:
        log.warning("not sent: %s", error, extra={"trace": delivery.trace, "delivery": delivery.id})
        self._tell_breaker(delivery, error)
        if error.verdict is Verdict.NEVER or (error.verdict is Verdict.AGAIN and delivery.attempts + 1 >= MOST_TRIES):
            await self._give_up(tenant, delivery, error.code, error.detail)
            return _Next.GO_ON
        if error.verdict is Verdict.UNKNOWN:
            return _Next.STOP  # it stays `sending`: a status settles it, or its grace ends
        now = self._clock.now()
        state = State.HELD if error.verdict is Verdict.CLOSED else State.WAITING
        wait = 0.0 if error.verdict is Verdict.CLOSED else max(_backoff(delivery, now), error.wait)
        async with self._records.writing(tenant) as books:
            await books.deliveries.again(
                delivery.id,
                now + timedelta(seconds=wait),
                error.code,
                error.detail,
                counts=error.verdict not in (Verdict.BUSY, Verdict.STOPPED),
                state=state,
            )
        return _Next.GO_ON if state is State.HELD else _Next.STOP

    def _tell_breaker(self, delivery: Delivery, error: NotSent) -> None:
        if error.verdict not in (Verdict.BUSY, Verdict.UNKNOWN, Verdict.STOPPED):
            self._recovered(delivery)  # it answers
        elif self.breaker.troubled(delivery.account, at_once=error.verdict is Verdict.STOPPED, wait=error.wait):
            BREAKER_OPEN.labels(delivery.channel, delivery.account).set(1)
            log.error("sending for an account is paused: %s", error)

    def _recovered(self, delivery: Delivery) -> None:
        if self.breaker.succeeded(delivery.account):
            BREAKER_OPEN.labels(delivery.channel, delivery.account).set(0)
            log.warning("sending for an account goes on")

    async def _give_up(self, tenant: str, delivery: Delivery, code: int | None, why: str) -> None:
        async with self._records.writing(tenant) as books:
            await books.deliveries.give_up(delivery, code, why)


def _may_be_answered(delivery: Delivery, heard: tuple[datetime, datetime] | None, now: datetime) -> bool:
    """Whether the window is open for it. Where the channel held it back it knows better: the person must have written since."""
    if delivery.part < 0:
        return True
    refused_at = delivery.started_at if delivery.state is State.HELD else None
    return heard is not None and now < heard[1] - MARGIN and (refused_at is None or heard[0] > refused_at)


def _backoff(delivery: Delivery, now: datetime) -> float:
    """As long again as it has waited already, more or less, so that those that failed together do not come back together."""
    waited = (now - delivery.at).total_seconds()
    return random.uniform(0.75, 1.25) * min(max(waited, FIRST_WAIT), LONGEST_WAIT)
