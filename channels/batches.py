"""Which of the messages that wait are answered together: everything said since the last answer, as one text, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from types import MappingProxyType
from typing import Any

from domain.conversation import MAX_TEXT, Attachment, Kind, Turn
from domain.people import Role
from memory.records.messages import Message

_TAPS = frozenset({Kind.CHOICE, Kind.REACTION})
MOST_MESSAGES = 50
"""Of one turn; the rest is answered next."""


def together(waiting: Sequence[Message]) -> list[Message]:
    """The first of the messages that wait and those answered with it. `waiting` is in order and not empty.

    A message that failed before is tried alone: whichever of its turn was at fault takes no other with it. One that was begun and
    handed over is begun again with the same companions, so that the turn is the same one.
    """
    first = waiting[0]
    if first.attempts:
        return [first]
    companions = takewhile(lambda message: message.tried_in == first.tried_in and not message.attempts, waiting[:MOST_MESSAGES])
    batch: list[Message] = []
    for message in companions:
        if batch and sum(len(one.text) + 1 for one in batch) + len(message.text) > MAX_TEXT:
            break  # what is past the length is not read: it is a turn of its own
        batch.append(message)
    return batch


def answered_to(batch: Sequence[Message]) -> set[str]:
    """Ids of the messages that those of a batch were written in answer to, where somebody pointed at one. A tap answers to its bubble
    by itself."""
    pointed = (_answered_to(message.data) for message in batch if message.kind not in _TAPS and message.data)
    return {name for name in pointed if name}


def as_turn(
    batch: Sequence[Message],
    tenant: str,
    now: datetime,
    fence: int,
    reply_to: str | None,
    quoted: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Turn:
    """The turn of a batch. Its id is the last message's, so that the same batch is the same turn whoever takes it up.

    `quoted` are the cars in messages of ours that somebody answers to (`answered_to`), by their ids.
    """
    first, last = batch[0], batch[-1]
    return Turn(
        id=f"{first.conversation}:{last.external_id}",
        tenant=tenant,
        conversation=first.conversation,
        person_id=first.person_id,
        role=Role.CUSTOMER,
        text="\n".join(message.text for message in batch if message.text),
        at=now,
        channel=first.channel,
        messages=tuple(message.external_id for message in batch),
        fence=fence,
        attachments=tuple(_quoting(message.attachment, quoted) for message in batch if message.attachment is not None),
        reply_to=reply_to,
        tried_in=first.tried_in,
        trace=first.trace,
    )


def _answered_to(data: Mapping[str, Any]) -> str:
    return str((data.get("context") or {}).get("id") or "")


def _quoting(attachment: Attachment, quoted: Mapping[str, Sequence[str]]) -> Attachment:
    cars = quoted.get(_answered_to(attachment.data)) if attachment.kind not in _TAPS else None
    return replace(attachment, data={**attachment.data, "quoted_cars": list(cars)}) if cars else attachment
