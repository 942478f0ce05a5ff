"""A shop whose people write and are answered, without the answering itself: what the sender's tests share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import SecretStr

from channels.outbox import Patience, Sender
from channels.outbox.pacing import Pacing
from channels.whatsapp.carrier import WhatsApp
from channels.whatsapp.errors import reported
from channels.whatsapp.graph_api import GraphApi
from channels.whatsapp.requests import template
from domain.clock import SAO_PAULO, FixedClock
from domain.conversation import Answer, Kind, Reply, Turn
from domain.delivery.deliveries import Delivery, Report, State
from domain.delivery.identities import Identity
from domain.people import Role
from evals.whatsapp.graph import Graph
from evals.whatsapp.webhooks import Number
from memory.records import Records
from memory.records.aliases import Sighting
from memory.records.messages import Message
from memory.sessions import Sessions

TENANT = "norte"
ANA, BIA = "5511987654321", "5521912345678"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=SAO_PAULO)
PATIENCE = Patience(answer=8.0, grace=20.0)


class Tonguetied(WhatsApp):
    """Fails on a word."""

    UNSAYABLE = "abracadabra"

    def parts(self, replies: Sequence[Reply]) -> Sequence[Mapping[str, Any]]:
        if any(self.UNSAYABLE in reply.text for reply in replies):
            raise ValueError("a reply that nothing can be made of")
        return super().parts(replies)


class Shop:
    def __init__(self, records: Records, sessions: Sessions, graph: Graph, *, asks: str | None = None) -> None:
        self.records, self.sessions, self.graph = records, sessions, graph
        self.clock = FixedClock(NOON)
        self.api = GraphApi(graph.url, SecretStr(graph.token))
        self.sender = self.another_sender(asks)
        self._turns = 0

    def another_sender(self, asks: str | None = None, patience: Patience = PATIENCE) -> Sender:
        """As in another process; `asks` is the template that asks people to write again."""
        carrier = Tonguetied(self.api, template=template(asks, "pt_BR") if asks else None)
        return Sender(self.records, self.sessions, [carrier], self.clock, Pacing(self.sessions, 80), patience)

    def later(self, **time: float) -> None:
        self.clock.set(self.clock.now() + timedelta(**time))

    async def hears(self, phone: str = ANA, *, user_id: str | None = None, number: str = Number().id, **more: Any) -> str:
        """Somebody writes; their conversation."""
        self._turns += 1
        now = self.clock.now()
        async with self.records.writing(TENANT) as books:
            [person] = await books.aliases.people("whatsapp", [Sighting(Identity(user_id, phone or None), now)])
            conversation = f"whatsapp:{number}:{person}"
            await books.people.meet(person, Role.CUSTOMER, now)
            await books.conversations.open(conversation, person, "whatsapp", now)
            kind = Kind.TEXT if not more else Kind.UNSUPPORTED
            await books.inbox.receive(
                Message("whatsapp", f"wamid.in{self._turns}", conversation, person, "oi", now, kind, more or None, trace=f"t{self._turns}")
            )
        return conversation

    async def answers(self, conversation: str, *said: str | Reply | tuple[Reply, ...], **more: Any) -> None:
        """What was heard is answered, by so many turns; nothing is sent yet."""
        heard = self._turns
        person = conversation.split(":")[-1]
        for each in said:
            self._turns += 1
            turn = Turn(
                f"{conversation}:{self._turns}", TENANT, conversation, person, Role.CUSTOMER, "oi", self.clock.now(), "whatsapp",
                (f"wamid.in{heard}",), trace=f"t{heard}", **more,
            )  # fmt: skip
            replies = each if isinstance(each, tuple) else (each if isinstance(each, Reply) else Reply(each),)
            async with self.records.writing(TENANT) as books:
                await books.turns.done(turn, Answer(turn.id, "greet", "neutral", replies))

    async def talk(self, *said: str | Reply | tuple[Reply, ...], phone: str = ANA, **more: Any) -> str:
        """Somebody wrote and is answered."""
        conversation = await self.hears(phone, **more)
        await self.answers(conversation, *said)
        return conversation

    async def sends(self, conversation: str) -> None:
        await self.sender.send_waiting(TENANT, conversation)

    async def due(self) -> list[str]:
        return await self.sender.due(TENANT)

    async def deliveries(self, conversation: str) -> list[Delivery]:
        async with self.records.reading(TENANT) as books:
            return await books.deliveries.of(conversation)

    async def states(self, conversation: str) -> list[State]:
        return [delivery.state for delivery in await self.deliveries(conversation)]

    async def told(self, state: State, external_id: str, callback_id: str | None = None, code: int | None = None) -> None:
        """A status comes."""
        report = Report(external_id, callback_id, reported(state, code), self.clock.now(), error_code=code)
        async with self.records.writing(TENANT) as books:
            await books.deliveries.report(report)

    def said(self, phone: str = ANA) -> list[str]:
        """What reached somebody."""
        return [sent.text for sent in self.graph.sent_to(phone)]

    async def close(self) -> None:
        await self.sender.close()
        await self.api.close()
