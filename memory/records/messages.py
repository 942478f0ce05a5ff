"""The inbox: every message a person sent, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, case, func, null, select, update

from domain.conversation import Attachment, Kind
from memory.records.collection import Collection
from memory.records.tables import conversations, messages

_RECENT = 50


@dataclass(frozen=True, slots=True)
class Message:
    """`external_id` is the channel's own id of the message, or the client's.

    `at` is when it was sent, `received_at` when it reached us; `data` is what a message of another kind than text carries;
    `trace` follows it through the logs to its reply. `attempts` counts the tries to answer it, `tried_in` is the turn of the first
    (memory/records/tries.py).
    """

    channel: str
    external_id: str
    conversation: str
    person_id: str
    text: str
    at: datetime
    kind: Kind = Kind.TEXT
    data: Mapping[str, Any] | None = None
    received_at: datetime | None = None
    trace: str = ""
    attempts: int = 0
    tried_in: str | None = None

    @property
    def attachment(self) -> Attachment | None:
        """What it carries besides words."""
        return None if self.data is None else Attachment(self.kind, self.data)


NAMED = and_(
    messages.c.tenant == bindparam("of_tenant"),
    messages.c.channel == bindparam("of_channel"),
    messages.c.external_id.in_(bindparam("of_ids", expanding=True)),
)
"""Says of messages that they are those of `named`. Statements of every turn are made once: that takes as long as running them."""
_WAITS = and_(messages.c.tenant == bindparam("tenant"), messages.c.turn_id.is_(None), messages.c.put_aside_at.is_(None))
"""What says that a message is still to be answered."""
UNANSWERED = select(messages).where(_WAITS, messages.c.conversation == bindparam("conversation")).order_by(messages.c.at, messages.c.id)
_NOT_ANOTHERS = case((messages.c.kind == Kind.CONTACTS.value, null()), else_=messages.c.data)
_ANSWERED = {
    True: update(messages).where(NAMED).values(turn_id=bindparam("turn"), data=_NOT_ANOTHERS),
    False: update(messages).where(NAMED).values(turn_id=bindparam("turn"), text="", data=None),
}
"""By whether what was said may be kept."""


class Inbox(Collection):
    async def receive(self, message: Message) -> bool:
        """Keep a message; False where the channel delivered it before."""
        return await self._add_if_new(messages, _values(message))

    async def receive_all(self, received: Sequence[Message]) -> set[str]:
        """Keep messages in one statement; the external ids of those that are new."""
        return {row.external_id for row in await self._add_new(messages, [_values(message) for message in received], "external_id")}

    async def withdraw(self, message: Message, original: str, *, corrected: bool = False) -> None:
        """Take a message of the same person out of those that wait: they took it back, or `message` says it anew.

        One that is still under way is known to have been taken back when it comes. A correction takes the place of what it corrects,
        and later corrections the place of earlier ones.
        """
        taken = {"turn_id": f"withdrawn:{message.external_id}", "text": "", "data": None}
        if corrected and await self._corrected_since(message, original):
            await self.connection.execute(update(messages).where(self._is(message.channel, message.external_id)).values(**taken))
            return
        placeholder = {**_values(message), **taken, "external_id": original, "kind": Kind.TEXT.value}
        if await self._add_if_new(messages, placeholder):
            return
        await self.connection.execute(
            update(messages)
            .where(self._is(message.channel, original) | self._waiting_correction(message, original))
            .where(messages.c.person_id == message.person_id)
            .values({**taken, "turn_id": func.coalesce(messages.c.turn_id, taken["turn_id"])})
        )
        if corrected:
            first = select(messages.c.at).where(self._is(message.channel, original)).scalar_subquery()
            await self.connection.execute(update(messages).where(self._is(message.channel, message.external_id)).values(at=first))

    async def _corrected_since(self, message: Message, original: str) -> bool:
        """Whether a correction of the same message, made later, came earlier."""
        corrected_at = (message.data or {}).get("corrected_at", "")
        later = self._waiting_correction(message, original) & (messages.c.data["corrected_at"].as_string() > corrected_at)
        return (await self.connection.execute(select(messages.c.id).where(later).limit(1))).first() is not None

    def _waiting_correction(self, message: Message, original: str) -> ColumnElement[bool]:
        """Other corrections of the same message that no turn has taken."""
        theirs = (messages.c.tenant == self.tenant) & (messages.c.conversation == message.conversation) & messages.c.turn_id.is_(None)
        return and_(theirs, messages.c.external_id != message.external_id, messages.c.data["corrects"].as_string() == original)

    def _is(self, channel: str, external_id: str) -> ColumnElement[bool]:
        return (messages.c.tenant == self.tenant) & (messages.c.channel == channel) & (messages.c.external_id == external_id)

    async def unanswered(self, conversation: str) -> list[Message]:
        """Messages that no turn has taken, in the order they were sent; within one second (WhatsApp tells no more) as they came."""
        return [message(row) for row in await self.connection.execute(UNANSWERED, {"tenant": self.tenant, "conversation": conversation})]

    async def heard(self, conversation: str, among: str) -> list[tuple[datetime, Mapping[str, Any] | None]]:
        """When the person of a conversation wrote, and what their messages carried, the newest first; those of long ago are left out.

        `among` is how the ids of the conversations that count begin.
        """
        rows = await self.connection.execute(
            select(messages.c.at, messages.c.data)
            .where(by_person_of(self.tenant, conversation, among))
            .order_by(messages.c.at.desc())
            .limit(_RECENT)
        )
        return [(row.at, row.data) for row in rows]

    async def answered(self, channel: str, external_ids: Sequence[str], turn_id: str, *, keep_text: bool) -> None:
        """Mark messages as taken by a turn; without consent their words are not kept, and somebody else's contact is not with it."""
        await self.connection.execute(_ANSWERED[keep_text], named(self.tenant, channel, external_ids) | {"turn": turn_id})

    async def waiting(self, most: int | None = None) -> list[str]:
        """Conversations with messages that no turn has taken, those that wait longest first; at most `most`."""
        rows = await self.connection.execute(
            select(messages.c.conversation).where(_WAITS).group_by(messages.c.conversation).order_by(func.min(messages.c.id)).limit(most),
            {"tenant": self.tenant},
        )
        return [row.conversation for row in rows]


def named(tenant: str, channel: str, external_ids: Sequence[str]) -> dict[str, Any]:
    """The values of `NAMED`."""
    return {"of_tenant": tenant, "of_channel": channel, "of_ids": list(external_ids)}


def by_person_of(tenant: str, conversation: str | ColumnElement[str], among: str | ColumnElement[str]) -> ColumnElement[bool]:
    """Says of a message that the person of a conversation wrote it, under whatever name, in a conversation whose id begins with `among`."""
    return and_(
        conversations.c.tenant == tenant,
        conversations.c.id == conversation,
        messages.c.tenant == tenant,
        messages.c.person_id == conversations.c.person_id,
        messages.c.conversation.startswith(among, autoescape=isinstance(among, str)),
    )


def _values(message: Message) -> dict[str, Any]:
    return {
        "channel": message.channel,
        "external_id": message.external_id,
        "conversation": message.conversation,
        "person_id": message.person_id,
        "text": message.text,
        "at": message.at,
        "kind": message.kind.value,
        "data": dict(message.data) if message.data is not None else None,
        "received_at": message.received_at,
        "trace": message.trace,
    }


def message(row: Row[Any]) -> Message:
    return Message(
        row.channel,
        row.external_id,
        row.conversation,
        row.person_id,
        row.text,
        row.at,
        Kind(row.kind),
        row.data,
        row.received_at,
        row.trace,
        row.attempts,
        row.tried_in,
    )
