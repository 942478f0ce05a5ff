"""A worker: bells and sweeps have conversations enter two rooms, where they are answered and where replies are sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from channels.collecting import keep_collecting
from channels.due_purchases import keep_telling_due
from channels.filing import keep_filing
from channels.house import House
from channels.locating import keep_locating
from channels.meanwhile import meanwhile
from channels.ordering import keep_ordering, open_ordering
from channels.outbox.tidying import Spans, keep_tidying
from channels.releasing import keep_releasing
from channels.reporting import keep_removing_reports
from channels.sending import open_sender
from channels.settings import EmailSettings, HouseSettings, ScraperSettings, TrainingSettings, WhatsAppSettings, WorkerSettings
from channels.turns import Turns
from channels.worker.answering import Answering
from channels.worker.debounce import Debounce
from channels.worker.jobs import keep_listening
from channels.worker.room import Room
from channels.worker.sweeping import keep_sweeping
from channels.working import keep_working
from memory.sessions import Sessions
from tools.outside import stands_inside
from tools.tasks import Bench

PLACES = 500
"""Conversations attended to at once, most of them waiting for the end of a burst. The bells of the others wait in Redis."""
LONGEST_GOODBYE = 10.0
"""Seconds that answers under way get to be finished."""


class Worker:
    """Also a queue: a process rings for its own worker without going by way of Redis.

    A worker is of one tenant: its token sends for no other. What a shared webhook brings for another's is found by their sweep.
    """

    def __init__(self, tenant: str, answering: Room, sending: Room) -> None:
        self._tenant, self._answering, self._sending = tenant, answering, sending

    async def ring(self, tenant: str, conversation: str) -> None:
        if tenant == self._tenant:
            self._answering.enter(tenant, conversation)

    async def send(self, tenant: str, conversation: str) -> None:
        if tenant == self._tenant:
            self._sending.enter(tenant, conversation)


@asynccontextmanager
async def open_worker(house: House, sessions: Sessions, *, goodbye: float = LONGEST_GOODBYE) -> AsyncIterator[Worker]:
    """Work for as long as the block runs; then answers under way are finished and sent, within `goodbye` seconds, or handed over."""
    settings = WorkerSettings()
    async with open_sender(house, sessions) as sender:
        turns = Turns(house.records, house.assistant, sessions, house.clock, sender.notice)
        sending = Room(sender.send_waiting, PLACES)
        debounce = Debounce(settings.debounce_quiet, settings.debounce_cap)
        answering = Answering(turns, debounce, settings.answers_at_once, sending.enter)
        room = Room(answering.attend, PLACES)
        spans = Spans(kept=settings.keep_deliveries_days, held=WhatsAppSettings().hold_days)
        scraper = ScraperSettings()
        collecting = keep_collecting(
            house.records, house.tenant, house.clock, house.market,
            every_hours=scraper.every_hours, samples_too=stands_inside(scraper.url),
        )  # fmt: skip
        bench = Bench(house.records, house.tenant, house.clock, house.home, house.market, address=HouseSettings().url or "")
        try:
            async with (
                meanwhile(keep_releasing(house.records, house.tenant, house.clock)),
                meanwhile(keep_removing_reports(house.records, house.tenant, house.clock, house.home)),
                meanwhile(keep_tidying(house.records, house.tenant, house.clock, spans)),
                meanwhile(keep_filing(house.history, house.tenant)),
                meanwhile(keep_ordering(open_ordering(house.records, house.tenant, house.clock))),
                meanwhile(collecting),
                meanwhile(keep_telling_due(house.records, house.tenant, house.clock, by_email=EmailSettings().is_set)),
                meanwhile(keep_locating(house.records, house.tenant, house.clock)),
                meanwhile(keep_working(bench, train_every_days=TrainingSettings().train_every_days)),
                meanwhile(keep_sweeping(room, turns.waiting, house.tenant)),
                meanwhile(keep_sweeping(sending, sender.due, house.tenant)),
                meanwhile(keep_listening(sessions.url, house.tenant, room, sending)),
            ):
                yield Worker(house.tenant, room, sending)
        finally:
            answering.close()
            await room.close(goodbye)
            await sending.close(goodbye)
