"""The chat's endpoints: a session, messages in, typed events out (contracts/http.md)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.sse import ServerSentEvent
from pydantic import BaseModel, Field

from channels.house import House
from channels.limits import hold_back, limited
from channels.logs import new_trace
from channels.metrics import MESSAGES_RECEIVED
from channels.web.streams import EventStream
from channels.web.tokens import Tokens
from domain.conversation import Kind
from domain.people import Role
from memory.records.messages import Message
from memory.records.turns import Outgoing
from memory.sessions import MISSED

CHANNEL = "web"
MOST_CHARACTERS = 500_000
"""Of one message: whoever pastes a whole log is answered about its beginning (`domain.conversation.MAX_TEXT`); more is refused."""
MESSAGES_A_MINUTE, MESSAGES_AT_ONCE = 30, 40
"""Of one person: more than anybody types."""
LAST_ID = 10**18 - 1
HEARTBEAT = 15.0
"""Seconds of silence after which a comment keeps proxies from closing the stream."""
chat_routes = APIRouter(prefix="/api/chat", tags=["conversa"])


class Session(BaseModel):
    token: str


class Said(BaseModel):
    """`client_id` is the browser's own id of the message: sent again, it is the same message. `card` is the id of the card that was
    tapped, whose title is the text: it means that car, whatever was shown since."""

    client_id: str = Field(min_length=1, max_length=90, pattern=r"^[^\x00-\x1f]+$")
    text: str = Field(min_length=1, max_length=MOST_CHARACTERS)
    card: str | None = Field(None, min_length=1, max_length=128, pattern=r"^[^\x00-\x1f]+$")


def _person(
    request: Request, authorization: Annotated[str | None, Header()] = None, token: Annotated[str | None, Query(max_length=500)] = None
) -> str:
    """From `Authorization: Bearer …`, or `?token=` where a browser cannot send headers (EventSource)."""
    tokens: Tokens = request.app.state.tokens
    scheme, _, bearer = (authorization or "").partition(" ")
    return tokens.person(bearer.strip() if scheme.lower() == "bearer" else token)


Person = Annotated[str, Depends(_person)]


def conversation_of(person: str) -> str:
    return f"{CHANNEL}:{person}"


@chat_routes.post("/sessions", status_code=201, dependencies=[Depends(limited("chat_session", a_minute=120, burst=200))])
async def session(request: Request) -> Session:
    """Begin as a new anonymous person."""
    return Session(token=request.app.state.tokens.issue())


@chat_routes.post("/messages", status_code=202)
async def message(said: Said, person: Person, request: Request) -> dict[str, str]:
    """Take a message in: kept before the answer, once however often it is sent."""
    await hold_back(request, "chat_message", person, MESSAGES_A_MINUTE, MESSAGES_AT_ONCE)
    house: House = request.app.state.house
    conversation = conversation_of(person)
    now = house.clock.now()
    async with house.records.writing(house.tenant) as books:
        await books.people.meet(person, Role.CUSTOMER, now)
        await books.conversations.open(conversation, person, CHANNEL, now)
        kind, data = (Kind.CHOICE, {"id": said.card, "title": _title(said)}) if said.card else (Kind.TEXT, None)
        new = await books.inbox.receive(
            Message(CHANNEL, f"{person}:{said.client_id}", conversation, person, said.text, now, kind, data, now, new_trace())
        )
    if new:
        MESSAGES_RECEIVED.labels(house.tenant, CHANNEL, kind.value).inc()
    await request.app.state.queue.ring(house.tenant, conversation)
    return {"client_id": said.client_id}


def _title(said: Said) -> str:
    """What the card said, as the records can keep it."""
    return said.text[:500].encode("utf-8", "ignore").decode().replace("\0", "")


@chat_routes.get("/events", response_class=EventStream, status_code=200)
async def events(
    person: Person,
    request: Request,
    last_event_id: Annotated[str | None, Header()] = None,
    after: Annotated[int, Query(ge=0, le=LAST_ID)] = 0,
) -> EventStream:
    """Replies as typed events, from the one after `Last-Event-ID` (or `after`) on. Only `done` carries an id, so that a reply cut
    half-way comes again whole."""
    return EventStream(_events(request, conversation_of(person), _number(last_event_id, after)))


async def _events(request: Request, conversation: str, sent: int) -> AsyncGenerator[ServerSentEvent]:
    """Everything after the reply `sent`, until the server closes."""
    house: House = request.app.state.house
    async with (
        request.app.state.sessions.events.listen(f"{house.tenant}:{conversation}", quiet=HEARTBEAT) as listening,
        aclosing(_until(request.app.state.closing, listening)) as bells,
    ):
        async for bell in bells:
            if bell["type"] == "typing":
                yield ServerSentEvent(event="typing", data={})
            elif bell["type"] == "quiet":
                yield ServerSentEvent(comment="ainda aqui")
            else:
                async with house.records.reading(house.tenant) as books:
                    replies = await books.turns.replies_after(conversation, sent)
                    handed_over = await books.conversations.handed_over(conversation) is not None
                for outgoing in replies:
                    for event in _as_events(outgoing, handed_over):
                        yield event
                    sent = outgoing.id
                if bell["type"] == "answered" and not replies:
                    yield ServerSentEvent(event="handoff" if handed_over else "done", data={})


def _number(last_event_id: str | None, otherwise: int) -> int:
    """The id a browser saw last; what is no id of ours is as if it had not been sent."""
    return int(last_event_id) if last_event_id and re.fullmatch("[0-9]{1,18}", last_event_id) else otherwise


async def _until(closing: asyncio.Event, bells: AsyncIterator[dict[str, Any]]) -> AsyncGenerator[dict[str, Any]]:
    """A first look at the records, then every bell, until the server closes: the browser comes back to the next one."""
    yield MISSED
    closed = asyncio.ensure_future(closing.wait())
    heard: asyncio.Future[dict[str, Any]] | None = None
    try:
        while not closed.done():
            heard = asyncio.ensure_future(anext(bells))
            await asyncio.wait((heard, closed), return_when=asyncio.FIRST_COMPLETED)
            if heard.done():
                yield heard.result()
    finally:
        await _ended(closed, heard)


async def _ended(*waits: asyncio.Future[Any] | None) -> None:
    """Nobody waits any longer once this returns: what they waited on may be closed."""
    open_ones = [wait for wait in waits if wait is not None and not wait.done()]
    for wait in open_ones:
        wait.cancel()
    if open_ones:
        await asyncio.wait(open_ones)


def _as_events(outgoing: Outgoing, handed_over: bool) -> list[ServerSentEvent]:
    reply, shared = outgoing.reply.as_json(), {"id": outgoing.id}
    events: list[tuple[str, dict[str, Any]]] = [("message", {**shared, "text": reply["text"]})]
    if reply["cards"]:
        events.append(("cards", {**shared, "cards": reply["cards"]}))
    if reply["buttons"]:
        events.append(("buttons", {**shared, "buttons": reply["buttons"]}))
    if handed_over:
        events.append(("handoff", shared))
    return [ServerSentEvent(event=name, data=data) for name, data in events] + [
        ServerSentEvent(event="done", data=shared, id=str(outgoing.id))
    ]
