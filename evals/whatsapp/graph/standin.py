"""The stand-in itself: what it was sent, and what it does with a message."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from evals.whatsapp.graph.checking import check
from evals.whatsapp.graph.faults import Cuts, Fault, Faults, Hangs, Refuses, Undelivered
from evals.whatsapp.graph.limits import Limits
from evals.whatsapp.graph.media import Media
from evals.whatsapp.graph.reading import text_of
from evals.whatsapp.graph.reports import Reports
from evals.whatsapp.graph.templates import Template, Templates
from evals.whatsapp.people import new_message_id, wa_id_of
from evals.whatsapp.refusals import Refusal
from evals.whatsapp.webhooks import Number

VERSION = "v25.0"


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was taken; `to` is a phone or a business-scoped user id, `at` seconds since 1970."""

    id: str
    number: str
    to: str
    body: Mapping[str, Any]
    at: float

    @property
    def kind(self) -> str:
        return str(self.body.get("type", "text"))

    @property
    def text(self) -> str:
        """Its words, wherever its kind has them."""
        part = self.body.get(self.kind, {})
        if self.kind == "interactive":
            return str(part["body"]["text"])
        return str(part.get("body", part.get("caption", part.get("name", "")))) if isinstance(part, dict) else ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be tapped: (id, title) of buttons or rows."""
        action = self.body["interactive"]["action"] if self.kind == "interactive" else {}
        rows = [row for section in action.get("sections", ()) for row in section["rows"]]
        return [(one["id"], one["title"]) for one in rows or [button["reply"] for button in action.get("buttons", ())]]

    @property
    def callback(self) -> str | None:
        return self.body.get("biz_opaque_callback_data")


@dataclass(frozen=True, slots=True)
class Read:
    """A message of a person marked as read, with or without the sign that somebody types."""

    message_id: str
    typing: bool
    at: float


@dataclass(slots=True)
class Graph:
    """`numbers` are those of the account, `closed` the people outside the 24 hours (what is no template fails later, with 131047).

    `latency` is how long every answer takes, in seconds.
    """

    numbers: tuple[Number, ...] = (Number(),)
    token: str = "EAAG-standin"  # noqa: S105
    latency: float = 0.0
    limits: Limits = field(default_factory=Limits)
    faults: Faults = field(default_factory=Faults)
    media: Media = field(default_factory=Media)
    templates: Templates = field(default_factory=Templates)
    reports: Reports = field(default_factory=Reports)
    closed: set[str] = field(default_factory=set)
    sent: list[Sent] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)
    refused: list[tuple[int, Any]] = field(default_factory=list)
    """(code, body) of every message that was not taken."""
    phones: dict[str, asyncio.Queue[Sent]] = field(default_factory=dict)
    address: str = ""
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.templates.add(Template("hello_world", "en_US", "Welcome and congratulations!"))

    @property
    def url(self) -> str:
        """What WHATSAPP_API_URL takes."""
        return f"{self.address}/{VERSION}"

    def sent_to(self, to: str) -> list[Sent]:
        return [sent for sent in self.sent if sent.to == to]

    def phone(self, to: str) -> asyncio.Queue[Sent]:
        """What a person has been sent and has not looked at yet, in order."""
        return self.phones.setdefault(to, asyncio.Queue())

    async def until(self, enough: Callable[[], bool], patience: float = 10.0) -> None:
        """Wait until something is so, looked at again after every request; TimeoutError after `patience` seconds."""
        async with asyncio.timeout(patience):
            while not enough():
                self._news.clear()
                await self._news.wait()

    async def take(self, number_id: str, body: Any) -> tuple[dict[str, Any], Fault | None]:
        """A request to `/{number}/messages`: what is answered, and the fault that its answer meets."""
        try:
            if isinstance(body, dict) and body.get("status") == "read":
                return self._read(body), None
            return await self._message(self._number(number_id), body)
        except Refusal as refusal:
            self.refused.append((refusal.code, body))
            raise
        finally:
            self._news.set()

    def _read(self, body: Mapping[str, Any]) -> dict[str, Any]:
        message_id = text_of(body, "message_id", "read", 512)
        if (fault := self.faults.strike("", "read")) and isinstance(fault, Refuses):
            raise Refusal(fault.code, status=fault.status, retry_after=fault.retry_after)
        typing = body.get("typing_indicator")
        if typing is not None and (not isinstance(typing, dict) or typing.get("type") != "text"):
            raise Refusal(100, "Param typing_indicator['type'] must be one of {TEXT}.")
        self.reads.append(Read(message_id, typing is not None, time.time()))
        return {"success": True}

    async def _message(self, number: Number, body: Any) -> tuple[dict[str, Any], Fault | None]:
        to = check(body, self.templates)
        if to == number.display:
            raise Refusal(131021, "Recipient phone number can not be the sender phone number")
        fault = self.faults.strike(to, str(body.get("type", "text")))
        if isinstance(fault, Refuses):
            raise Refusal(fault.code, status=fault.status, retry_after=fault.retry_after)
        self.limits.check(number.id, to)
        by_phone = to.isdigit()
        contact = {"input": body["to"], "wa_id": wa_id_of(to)} if by_phone else {"input": to, "user_id": to}
        sent = Sent(new_message_id(), number.id, to, body, time.time())
        answer = {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": sent.id}]}
        if fault is None or isinstance(fault, Cuts | Undelivered) or (isinstance(fault, Hangs) and fault.taken):
            self.sent.append(sent)
            self.phone(to).put_nowait(sent)
            await self.reports.tell(number, sent.id, wa_id_of(to), sent.callback, self._failure(sent, fault))
        return answer, fault

    def _failure(self, sent: Sent, fault: Fault | None) -> int | None:
        if isinstance(fault, Undelivered):
            return fault.code
        return 131047 if sent.to in self.closed and sent.kind != "template" else None

    def _number(self, number_id: str) -> Number:
        for number in self.numbers:
            if number.id == number_id:
                return number
        details = f"Unsupported post request. Object with ID '{number_id}' does not exist, cannot be loaded due to missing permissions"
        raise Refusal(100, details, subcode=33)
