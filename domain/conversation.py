"""What passes the counter: a turn in, a reply out, whatever the channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.people import Role

MAX_TEXT = 4_000
"""Characters of a turn that are read; the rest of a longer message is kept but not understood."""


def thread(tenant: str, conversation: str) -> str:
    """The name under which a conversation's working state is kept."""
    return f"{tenant}:{conversation}"


class Kind(StrEnum):
    """What a message is besides its words."""

    TEXT = "text"
    CHOICE = "choice"
    """A tap on a button, a row of a list, or a filled form."""
    LOCATION = "location"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"
    STICKER = "sticker"
    CONTACTS = "contacts"
    REACTION = "reaction"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A message, or a part of one, that is more than words; `data` is JSON and depends on `kind`."""

    kind: Kind
    data: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind.value, "data": dict(self.data)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Attachment:
        return cls(Kind(data["kind"]), data["data"])


@dataclass(frozen=True, slots=True)
class Turn:
    """Everything a person said since the last answer, as one text.

    `id` names the turn for ever: answering the same id again returns the stored reply.
    """

    id: str
    tenant: str
    conversation: str
    person_id: str
    role: Role
    text: str
    at: datetime
    channel: str = "terminal"
    messages: tuple[str, ...] = ()
    """Ids of the channel's messages that this turn answers, where they wait in the inbox."""
    fence: int | None = None
    """The token of the conversation's lock (memory/sessions/locks.py): a later holder shuts this turn out of the records."""
    attachments: tuple[Attachment, ...] = ()
    """What came with the words, in the order it was sent."""
    reply_to: str | None = None
    """The person's address on the channel, where replies must be sent: the answer that everything was erased needs it too."""
    tried_in: str | None = None
    """The turn in which these messages were tried first, where that was another: what it did is not done again."""
    trace: str = ""
    """What follows the first of its messages through the logs, from the webhook to the reply."""

    @property
    def effects(self) -> str:
        """The name that keys what writing tools do for these messages, however often and in whatever turns they are tried."""
        return self.tried_in or self.id

    @property
    def thread(self) -> str:
        return thread(self.tenant, self.conversation)


@dataclass(frozen=True, slots=True)
class Card:
    """A car (or another thing) shown as a card; `id` is what a tap on it means."""

    title: str
    subtitle: str
    id: str
    image: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {"title": self.title, "subtitle": self.subtitle, "image": self.image, "id": self.id}


@dataclass(frozen=True, slots=True)
class Reply:
    """One bubble: text, at most three buttons (a tap sends the button's words), and cards."""

    text: str
    buttons: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "buttons": list(self.buttons), "cards": [card.as_json() for card in self.cards]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Reply:
        cards = tuple(Card(**card) for card in data.get("cards", ()))
        return cls(data["text"], tuple(data.get("buttons", ())), cards)


@dataclass(frozen=True, slots=True)
class ToolCall:
    """What the assistant did with one tool, as `chat --json` and the audit show it."""

    name: str
    args: dict[str, Any]
    ok: bool
    error: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "args": self.args, "ok": self.ok, "error": self.error}


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a turn: what was understood and done, and what is said."""

    turn_id: str
    intent: str
    sentiment: str
    replies: tuple[Reply, ...]
    tools: tuple[ToolCall, ...] = ()
    model: str = "local"
    silent: bool = field(default=False)
    """True where nothing is said: a person of the shop answers this conversation, or what came asks for no answer (a reaction)."""

    def as_json(self) -> dict[str, Any]:
        return {
            "turn_id": self.turn_id,
            "intent": self.intent,
            "sentiment": self.sentiment,
            "replies": [reply.as_json() for reply in self.replies],
            "tools": [call.as_json() for call in self.tools],
            "model": self.model,
            "silent": self.silent,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Answer:
        return cls(
            turn_id=data["turn_id"],
            intent=data["intent"],
            sentiment=data["sentiment"],
            replies=tuple(Reply.from_json(reply) for reply in data["replies"]),
            tools=tuple(ToolCall(**call) for call in data["tools"]),
            model=data["model"],
            silent=data["silent"],
        )
