"""The port of a channel that is sent to: what the sender needs of it, and how it says that a message was not taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from domain.conversation import Reply
from domain.delivery.deliveries import Delivery
from memory.records import Books

Heard = tuple[datetime, datetime]
"""When a person last wrote, and until when they may be answered freely."""


class Verdict(StrEnum):
    """What follows from a message that was not taken."""

    AGAIN = "again"
    """This message may be taken a little later."""
    BUSY = "busy"
    """Nothing of this account is taken for a while: the provider is away, or limits us. It says nothing of this message."""
    STOPPED = "stopped"
    """Nothing of this account is taken until a person mends it: its token, its payment, its standing."""
    UNKNOWN = "unknown"
    """It may have been taken: no answer came. The status that carries our id will tell."""
    CLOSED = "closed"
    """The person must write first."""
    NEVER = "never"
    """This message will not be taken, however often it is tried."""


class NotSent(Exception):
    """A message was not taken, or nobody knows. `wait`: seconds at least before the next try; `code` and `detail` as the provider
    tells them."""

    def __init__(self, verdict: Verdict, detail: str, code: int | None = None, wait: float = 0.0) -> None:
        super().__init__(f"{verdict}: {detail} ({code})")
        self.verdict, self.detail, self.code, self.wait = verdict, detail, code, wait


class Carrier(Protocol):
    """A channel that is sent to."""

    @property
    def channel(self) -> str: ...

    def account(self, conversation: str) -> str | None:
        """The shop's side of a conversation; None where it is not this channel's."""
        ...

    def parts(self, replies: Sequence[Reply]) -> Sequence[Mapping[str, Any]]:
        """The messages that say the replies of a turn, in order, within the channel's limits; the same ones each time."""
        ...

    def invitation(self) -> Mapping[str, Any] | None:
        """A message that may be sent at any time and asks the person to write; None where there is none."""
        ...

    async def recipient(self, books: Books, conversation: str) -> str | None:
        """Where the person of a conversation is reached now."""
        ...

    async def heard(self, books: Books, conversation: str, otherwise: datetime) -> Heard | None:
        """When the person last wrote, and until when they may be answered freely; None where they never wrote.

        `otherwise`: of whoever was erased that is not known, but they asked for it a moment before.
        """
        ...

    def heard_at(self, at: datetime) -> Heard:
        """The least that follows from the person's having written at a time."""
        ...

    async def send(self, delivery: Delivery) -> str:
        """Hand a message over; the channel's id of it. NotSent where it was not taken."""
        ...

    async def notice(self, account: str, external_id: str) -> None:
        """Show the person that their message was read and is being answered. NotSent where that could not be shown."""
        ...
