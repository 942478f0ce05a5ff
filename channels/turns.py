"""From waiting messages to an answered turn, whatever brought them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from agent.assistant import Assistant
from agent.guardrails.fallback import APOLOGY
from channels.batches import answered_to, as_turn, together
from channels.logs import following
from channels.metrics import MESSAGES_SENT, RESPONSE_LATENCY
from domain.clock import Clock
from domain.conversation import Answer, Kind, Reply, Turn, thread
from domain.delivery.deliveries import SENT_CHANNELS
from domain.errors import Superseded
from memory.records import Records, unreachable
from memory.records.leases import ConversationLease
from memory.records.messages import Message
from memory.sessions import ConversationLock, Sessions

log = logging.getLogger(__name__)

LONGEST_TURN = 120.0
"""Seconds after which an answer that does not come has failed."""
MOST_TRIES = 3
"""Failures after which a message is put aside."""
RESTS = (1.0, 4.0, 0.0)
"""Seconds between a failure, the first, the second…, and the next try; after the last it is put aside at once."""
OUTAGE_REST = 1.0
"""Seconds before a conversation is tried again whose database was away."""


def _show_nobody(conversation: str, external_id: str) -> None:
    """Where a page shows by itself that an answer is being made."""


@dataclass(frozen=True, slots=True)
class Turns:
    """`notice` is told of the last message of a turn when it begins, to show the person that it is being answered: not where a person
    of the shop does that."""

    records: Records
    assistant: Assistant
    sessions: Sessions
    clock: Clock
    notice: Callable[[str, str], None] = _show_nobody

    async def answer_next(self, tenant: str, conversation: str) -> bool:
        """Answer what waits in a conversation as one turn, under the conversation's lock; False where nothing waits.

        Busy where another process has the conversation or it rests after a failure; Superseded where another has taken it over; any
        other error is the answer's own, and the messages wait for the next try, which is not before their rest is over.
        """
        lease = ConversationLease(self.records, self.clock, tenant, conversation)
        lock = self.sessions.lock(thread(tenant, conversation), lease=lease)
        async with lock as token, _resting(lock):
            found = await self._next(lock, token, tenant, conversation)
            if found is None:
                return False
            turn, batch, handed_over = found
            with following(batch[0].trace):
                if batch[0].attempts >= MOST_TRIES:
                    await self._put_aside(turn)
                else:
                    if not handed_over:
                        self.notice(conversation, turn.messages[-1])
                    await self._tell(turn, "typing")
                    answer = await self._answer(lock, turn, failures=batch[0].attempts)
                    self._measure(turn, batch, answer)
                log.info("put aside" if batch[0].attempts >= MOST_TRIES else "answered", extra={"messages": len(batch)})
            await self._tell(turn, "answered")
        return True

    async def unanswered(self, tenant: str, conversation: str) -> list[Message]:
        """Messages of a conversation that no turn has taken, in order."""
        async with self.records.reading(tenant) as books:
            return await books.inbox.unanswered(conversation)

    async def waiting(self, tenant: str, most: int | None = None) -> list[str]:
        """Conversations with messages that no turn has taken, those that wait longest first."""
        async with self.records.reading(tenant) as books:
            return await books.inbox.waiting(most)

    async def _next(self, lock: ConversationLock, token: int, tenant: str, conversation: str) -> tuple[Turn, list[Message], bool] | None:
        """The next turn, its messages, and whether a person of the shop answers them; its try is counted before it is made."""
        async with self.records.writing(tenant) as books:
            opening = await books.openings.of(conversation)
            if opening is None:
                return None
            first = opening.waiting[0]
            if not await books.conversations.fence(conversation, token, begins=self.clock.now()):
                await books.conversations.open(conversation, first.person_id, first.channel, self.clock.now())
                if not await books.conversations.fence(conversation, token, begins=self.clock.now()):
                    await lock.outgrow(await books.conversations.newest_fence(conversation))
                    raise Superseded("Esta conversa já está sendo respondida em outro lugar.")
            opening = await books.openings.of(conversation)  # once more: whom the fence waited for may have answered (PostgreSQL)
            if opening is None:
                return None
            batch = together(opening.waiting)
            pointed = answered_to(batch)
            quoted = await books.quotes.cars(conversation, pointed) if pointed else {}
            turn = as_turn(batch, tenant, self.clock.now(), token, opening.reply_to, quoted)
            if batch[0].attempts < MOST_TRIES:
                await books.tries.begin(turn.channel, turn.messages, turn.id)
            return turn, batch, opening.handed_over

    async def _tell(self, turn: Turn, event: str) -> None:
        """Whoever looks at the page; nobody looks at one where answers are sent."""
        if turn.channel not in SENT_CHANNELS:
            await self.sessions.events.ring(turn.thread, {"type": event})

    async def _answer(self, lock: ConversationLock, turn: Turn, failures: int) -> Answer:
        try:
            async with asyncio.timeout(LONGEST_TURN):
                return await self.assistant.answer(turn)
        except (Exception, asyncio.CancelledError) as error:
            if isinstance(error, (asyncio.CancelledError, Superseded)) or unreachable(error):
                async with self.records.writing(turn.tenant) as books:
                    await books.tries.give_back(turn.channel, turn.messages)
            else:
                lock.rest = RESTS[failures]
                log.exception("the answer failed")
            raise

    def _measure(self, turn: Turn, answered: list[Message], answer: Answer) -> None:
        now = self.clock.now()
        for message in answered:
            waited = (now - (message.received_at or message.at)).total_seconds()
            RESPONSE_LATENCY.labels(turn.tenant, turn.channel).observe(max(0.0, waited))
        if turn.channel not in SENT_CHANNELS:  # whoever looks at the page fetches what is kept
            MESSAGES_SENT.labels(turn.tenant, turn.channel, Kind.TEXT.value).inc(len(answer.replies))

    async def _put_aside(self, turn: Turn) -> None:
        """Leave a message that failed too often to the staff, and say so to who wrote it, once, unless a person answers them anyway."""
        async with self.records.writing(turn.tenant) as books:
            if not await books.conversations.fence(turn.conversation, turn.fence or 0):
                raise Superseded("Esta conversa já está sendo respondida em outro lugar.")
            await books.tries.put_aside(turn.channel, turn.messages, turn.at)
            if await books.conversations.handed_over(turn.conversation) is None:
                apology = replace(turn, id=f"{turn.channel}:apology:{turn.messages[0]}", text="")
                await books.turns.done(apology, Answer(apology.id, "", "neutral", (Reply(APOLOGY),), model="none"))


@asynccontextmanager
async def _resting(lock: ConversationLock) -> AsyncIterator[None]:
    """Where the database is away, the conversation is left alone for a moment."""
    try:
        yield
    except Exception as error:
        if unreachable(error):
            lock.rest = OUTAGE_REST
        raise
