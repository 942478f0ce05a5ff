"""From events to rows: whose they are, who sent them, and where each kind is kept. One transaction for all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from channels.whatsapp.errors import reported
from channels.whatsapp.numbers import Numbers
from channels.whatsapp.profiles import learn_profiles
from channels.whatsapp.shapes import Event, Moved, Noticed, Preferred, Reported, Said, Withdrawn
from channels.whatsapp.shapes.reading import digest
from domain.clock import utc
from domain.people import Role
from memory.records import Books, Records
from memory.records.aliases import Sighting
from memory.records.messages import Message
from memory.records.webhook_events import WebhookEvent

CHANNEL = "whatsapp"
New = list[tuple[str, Message]]
"""Messages that nobody had told before, each with its tenant."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An event of a request that came `at` a moment, under a trace."""

    event: Event
    at: datetime
    trace: str


def conversation_of(number: str, person_id: str) -> str:
    return f"{CHANNEL}:{number}:{person_id}"


def refused(piece: Piece) -> Piece:
    """What is left of an event that cannot be kept for what it is."""
    payload = {"refused": repr(piece.event.raw)}
    return Piece(Noticed("refused", digest(payload), payload), piece.at, piece.trace)


async def store(records: Records, numbers: Numbers, pieces: Sequence[Piece]) -> New:
    """Keep events, all or none; the messages among them that wait for an answer now."""
    new: New = []
    async with records.writing(numbers.house, durable=True) as books:
        await numbers.refresh(books.connection, {piece.event.number for piece in pieces if piece.event.number})
        # Statuses after the rest, where they are of one kind and take a statement or two: they and messages do not meet.
        pieces = sorted(pieces, key=lambda piece: isinstance(piece.event, Reported))
        for (tenant, kind), run in groupby(pieces, key=lambda piece: (numbers.tenant(piece.event.number), type(piece.event))):
            keep = _KEEPING[kind] if tenant is not None else _notice
            of_tenant = Books(books.connection, tenant or numbers.house)
            new += [(of_tenant.tenant, message) for message in await keep(of_tenant, list(run))]
    return new


async def _hear(books: Books, pieces: Sequence[Piece]) -> Iterable[Message]:
    """Messages into the inbox; those that are new."""
    said = [(piece, piece.event) for piece in pieces if isinstance(piece.event, Said)]
    people = await books.aliases.people(CHANNEL, [Sighting(event.who, event.at) for _, event in said])
    messages = [_message(piece, event, person_id) for (piece, event), person_id in zip(said, people, strict=True)]
    at = pieces[0].at
    whose = {message.conversation: message.person_id for message in messages}
    met = await books.people.met_in(whose)
    begun = {conversation: person_id for conversation, person_id in whose.items() if conversation not in met.conversations}
    await books.people.meet_all(dict.fromkeys(begun.values()), Role.CUSTOMER, at)
    await books.conversations.open_all(begun, CHANNEL, at)
    # Somebody new here may have agreed elsewhere; of the others it is known who did.
    teachable = met.teachable | set(begun.values())
    seen = {person: (event.who, event.profile_name) for (_, event), person in zip(said, people, strict=True) if person in teachable}
    await learn_profiles(books, seen, at)
    new = await books.inbox.receive_all(messages)
    for message, (_, event) in zip(messages, said, strict=True):
        if event.corrects and message.external_id in new:
            await books.inbox.withdraw(message, event.corrects, corrected=True)
    return {message.external_id: message for message in messages if message.external_id in new}.values()


def _message(piece: Piece, said: Said, person_id: str) -> Message:
    correction = {"corrects": said.corrects, "corrected_at": utc(said.at).isoformat()} if said.corrects else {}
    return Message(
        channel=CHANNEL,
        external_id=said.external_id,
        conversation=conversation_of(said.number, person_id),
        person_id=person_id,
        text=said.text,
        at=said.at,
        kind=said.kind,
        data={**(said.data or {}), **correction} or None,
        received_at=piece.at,
        trace=piece.trace,
    )


async def _withdraw(books: Books, pieces: Sequence[Piece]) -> Iterable[Message]:
    """What a person took back waits no longer. Nobody is rung for: there is nothing more to answer."""
    for piece in pieces:
        if isinstance(event := piece.event, Withdrawn):
            [person_id] = await books.aliases.people(CHANNEL, [Sighting(event.who, event.at)])
            conversation = conversation_of(event.number, person_id)
            word = Message(CHANNEL, event.external_id, conversation, person_id, "", event.at, received_at=piece.at, trace=piece.trace)
            await books.inbox.withdraw(word, event.original)
    return ()


async def _move(books: Books, pieces: Sequence[Piece]) -> Iterable[Message]:
    """New phones and user ids, once each: one told again, late, is not gone back to."""
    for piece in pieces:
        if isinstance(event := piece.event, Moved):
            names = {"phone": event.after.phone is not None, "user_id": event.after.user_id is not None}
            told = WebhookEvent(CHANNEL, event.external_id, "moved", names, piece.at, event.number, None, piece.trace)
            if await books.webhook_events.record([told]):
                await books.aliases.move(CHANNEL, event.before, event.after, event.at)
    return ()


async def _prefer(books: Books, pieces: Sequence[Piece]) -> Iterable[Message]:
    """Whether the shop may write of its own accord, once each, as with moves."""
    for piece in pieces:
        if isinstance(event := piece.event, Preferred):
            [person_id] = await books.aliases.people(CHANNEL, [Sighting(event.who, event.at)])
            told = WebhookEvent(
                CHANNEL, event.external_id, "preference", {"wanted": event.wanted}, piece.at, event.number, person_id, piece.trace
            )
            if await books.webhook_events.record([told]):
                await books.people.meet(person_id, Role.CUSTOMER, piece.at)
                await books.people.opt_out(person_id, None if event.wanted else event.at)
    return ()


async def _report(books: Books, pieces: Sequence[Piece]) -> Iterable[Message]:
    told = [piece.event.report for piece in pieces if isinstance(piece.event, Reported)]
    await books.deliveries.report_all([replace(report, state=reported(report.state, report.error_code)) for report in told])
    return ()


async def _notice(books: Books, pieces: Sequence[Piece]) -> Iterable[Message]:
    """What is no message, or came by a number of nobody's."""
    await books.webhook_events.record([_webhook_event(piece) for piece in pieces])
    return ()


def _webhook_event(piece: Piece) -> WebhookEvent:
    event = piece.event
    kind = event.kind if isinstance(event, Noticed) else "unknown_number"
    payload = event.payload if isinstance(event, Noticed) else {"number": event.number, "message": event.raw}
    return WebhookEvent(CHANNEL, event.external_id, kind, payload, piece.at, event.number, None, piece.trace)


_KEEPING: dict[type[Event], Callable[[Books, Sequence[Piece]], Awaitable[Iterable[Message]]]] = {
    Said: _hear,
    Withdrawn: _withdraw,
    Moved: _move,
    Preferred: _prefer,
    Reported: _report,
    Noticed: _notice,
}
