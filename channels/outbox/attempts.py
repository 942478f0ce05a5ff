"""One attempt to hand a delivery over, and what follows from how it went."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from channels.metrics import BREAKER_OPEN, DELIVERY_LATENCY, MESSAGES_SENT
from channels.outbox.breaker import Breaker
from channels.outbox.carriers import Carrier, NotSent, Verdict
from channels.outbox.making import Making
from channels.outbox.notices import Notices
from channels.outbox.pacing import Pacing
from domain.clock import Clock
from domain.delivery.deliveries import Delivery, State
from memory.records import Records

log = logging.getLogger(__name__)

MOST_TRIES = 10
"""Of a message that is not taken for reasons of its own."""
FIRST_WAIT, LONGEST_WAIT = 2.0, 300.0
"""Seconds between tries: as long again as the message has waited, within these."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. `answer`: for the channel's answer; `grace`: before a message whose answer never came is handed over again."""

    answer: float = 10.0
    grace: float = 20.0


class _TooLate(Exception):
    """What is left of the claim is less than an answer may take."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """What is tried says whether there is more to do in the conversation now: True to look again."""

    records: Records
    clock: Clock
    pacing: Pacing
    breaker: Breaker
    notices: Notices
    patience: Patience

    async def make(self, tenant: str, delivery: Delivery, carrier: Carrier, new: Making | None = None) -> bool:
        """Hand a delivery over, if the account and its pace allow it. `new` are it and those after it where nobody keeps
        them yet: that is done together with the claim."""
        if not delivery.recipient:
            await self.give_up(tenant, delivery, None, "não se sabe para onde enviar")
            return True
        if not self.breaker.admits(delivery.account):
            return False
        told = False
        try:
            if not await self._may_go(tenant, delivery, new) or (until := await self._claim(tenant, delivery, new)) is None:
                return False
            try:
                external_id = await self._hand_over(delivery, carrier, until)
            except _TooLate:
                return await self._put_back(tenant, delivery)
            except NotSent as error:
                told = True
                return await self._not_sent(tenant, delivery, error)
            told = True
            self._recovered(delivery)
        finally:
            if not told:
                self.breaker.undecided(delivery.account)
        async with self.records.writing(tenant) as books:
            more = await books.deliveries.sent(delivery.id, external_id, self.clock.now())
        MESSAGES_SENT.labels(tenant, delivery.channel, str(delivery.request.get("type", ""))).inc()
        DELIVERY_LATENCY.labels(tenant, delivery.channel).observe(max(0.0, (self.clock.now() - delivery.at).total_seconds()))
        log.info("sent", extra={"delivery": delivery.id})
        return more

    async def _may_go(self, tenant: str, delivery: Delivery, new: Making | None) -> bool:
        """Whether the pace allows it, now or in a moment; else it is put off."""
        wait, kept = await self.pacing.wait(delivery.account, delivery.recipient)
        if kept:
            await asyncio.sleep(wait)
            return True
        async with self.records.writing(tenant) as books:
            if new is not None and not await new.keep(books):
                return False
            await books.deliveries.postpone(delivery.id, self.clock.now() + timedelta(seconds=wait))
        return False

    async def _claim(self, tenant: str, delivery: Delivery, new: Making | None) -> float | None:
        """Until when, by the monotonic clock, it is ours to hand over; None where it is not."""
        now, began = self.clock.now(), time.monotonic()
        async with self.records.writing(tenant) as books:
            if new is not None and not await new.keep(books):
                return None
            claimed = await books.deliveries.claim(delivery, now, now + timedelta(seconds=self.patience.grace))
        return began + self.patience.grace if claimed else None

    async def _hand_over(self, delivery: Delivery, carrier: Carrier, until: float) -> str:
        """_TooLate for who slept since the claim, or waited for the database: another may be handing it over soon."""
        await self.notices.shown(delivery.conversation)
        if until - time.monotonic() < self.patience.answer:
            raise _TooLate
        try:
            async with asyncio.timeout(self.patience.answer):
                return await carrier.send(delivery)
        except TimeoutError:
            raise NotSent(Verdict.UNKNOWN, f"no answer within {self.patience.answer:g} s") from None

    async def _put_back(self, tenant: str, delivery: Delivery) -> bool:
        """Claimed, and not handed over: that is no try, and nobody need wait for its status."""
        log.warning("claimed too late to hand it over", extra={"delivery": delivery.id})
        async with self.records.writing(tenant) as books:
            await books.deliveries.put_back(delivery)
        return False

    async def _not_sent(self, tenant: str, delivery: Delivery, error: NotSent) -> bool:
        log.warning("not sent: %s", error, extra={"delivery": delivery.id})
        self._tell_breaker(delivery, error)
        if error.verdict is Verdict.NEVER or (error.verdict is Verdict.AGAIN and delivery.attempts + 1 >= MOST_TRIES):
            await self.give_up(tenant, delivery, error.code, error.detail, in_hand=True)
            return True
        if error.verdict is Verdict.UNKNOWN:
            return False  # it stays `sending`: a status settles it, or its grace ends
        now = self.clock.now()
        state = State.HELD if error.verdict is Verdict.CLOSED else State.WAITING
        wait = 0.0 if error.verdict is Verdict.CLOSED else max(_backoff(delivery, now), error.wait)
        async with self.records.writing(tenant) as books:
            await books.deliveries.again(
                delivery,
                now + timedelta(seconds=wait),
                error.code,
                error.detail,
                counts=error.verdict not in (Verdict.BUSY, Verdict.STOPPED),
                state=state,
            )
        return state is State.HELD

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

    async def give_up(self, tenant: str, delivery: Delivery, code: int | None, why: str, *, in_hand: bool = False) -> None:
        """It will not be sent; the next ones go on."""
        async with self.records.writing(tenant) as books:
            await books.deliveries.give_up(delivery, code, why, in_hand=in_hand)


def _backoff(delivery: Delivery, now: datetime) -> float:
    """As long again as it has waited already, more or less, so that those that failed together do not come back together."""
    waited = (now - delivery.at).total_seconds()
    return random.uniform(0.75, 1.25) * min(max(waited, FIRST_WAIT), LONGEST_WAIT)
