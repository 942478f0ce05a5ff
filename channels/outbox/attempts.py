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


_MARGIN = 2.0
"""Seconds that a claim lasts longer than an answer is waited for: with the sweep's, whoever died with a message in hand is replaced
within the 10 promised."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. `answer`: for the channel's answer; `grace`: before a message whose answer never came is handed over again."""

    answer: float = 5.0
    grace: float = 20.0

    @property
    def claim(self) -> float:
        """For how long a message in hand is nobody else's."""
        return self.answer + _MARGIN


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
            if not await self._may_go(tenant, delivery, new) or not await self._claimed(tenant, delivery, new):
                return False
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

    async def _claimed(self, tenant: str, delivery: Delivery, new: Making | None) -> bool:
        """Whether it is ours to hand over now. Whoever slept since the claim has lost it: another may be handing it over."""
        now, began = self.clock.now(), time.monotonic()
        async with self.records.writing(tenant) as books:
            if new is not None and not await new.keep(books):
                return False
            claimed = await books.deliveries.claim(delivery, now, now + timedelta(seconds=self.patience.claim))
        if (late := time.monotonic() - began) >= _MARGIN:
            log.warning("claimed too late to hand it over: %.1f s", late, extra={"delivery": delivery.id})
        return claimed and late < _MARGIN

    async def _hand_over(self, delivery: Delivery, carrier: Carrier) -> str:
        await self.notices.shown(delivery.conversation)
        try:
            async with asyncio.timeout(self.patience.answer):
                return await carrier.send(delivery)
        except TimeoutError:
            raise NotSent(Verdict.UNKNOWN, f"no answer within {self.patience.answer:g} s") from None

    async def _not_sent(self, tenant: str, delivery: Delivery, error: NotSent) -> bool:
        log.warning("not sent: %s", error, extra={"delivery": delivery.id})
        self._tell_breaker(delivery, error)
        if error.verdict is Verdict.NEVER or (error.verdict is Verdict.AGAIN and delivery.attempts + 1 >= MOST_TRIES):
            await self.give_up(tenant, delivery, error.code, error.detail)
            return True
        now = self.clock.now()
        if error.verdict is Verdict.UNKNOWN:  # it stays `sending`: a status settles it, or its grace ends
            async with self.records.writing(tenant) as books:
                await books.deliveries.postpone(delivery.id, now + timedelta(seconds=self.patience.grace))
            return False
        state = State.HELD if error.verdict is Verdict.CLOSED else State.WAITING
        wait = 0.0 if error.verdict is Verdict.CLOSED else max(_backoff(delivery, now), error.wait)
        async with self.records.writing(tenant) as books:
            await books.deliveries.again(
                delivery.id,
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

    async def give_up(self, tenant: str, delivery: Delivery, code: int | None, why: str) -> None:
        """It will not be sent; the next ones go on."""
        async with self.records.writing(tenant) as books:
            await books.deliveries.give_up(delivery, code, why)


def _backoff(delivery: Delivery, now: datetime) -> float:
    """As long again as it has waited already, more or less, so that those that failed together do not come back together."""
    waited = (now - delivery.at).total_seconds()
    return random.uniform(0.75, 1.25) * min(max(waited, FIRST_WAIT), LONGEST_WAIT)
