"""How an answer begins: what waits in a conversation and whatever its turn needs to know, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, select

from memory.records.aliases import reached_at
from memory.records.collection import Collection
from memory.records.messages import UNANSWERED, Message, message
from memory.records.tables import conversations, messages


@dataclass(frozen=True, slots=True)
class Opening:
    """`reply_to` is where the person of the first message is reached now; `handed_over` that a person of the shop answers them."""

    waiting: tuple[Message, ...]
    reply_to: str | None
    handed_over: bool


def _look() -> Select[Any]:
    """Made once, as every statement of every turn: putting it together takes as long as running it."""
    handed_over = select(conversations.c.handed_over_at).where(
        conversations.c.tenant == bindparam("tenant"), conversations.c.id == bindparam("conversation")
    )
    reached = reached_at(bindparam("tenant"), messages.c.channel, messages.c.person_id)
    return UNANSWERED.add_columns(reached.scalar_subquery().label("reply_to"), handed_over.scalar_subquery().label("handed_over_at"))


_LOOK = _look()


class Openings(Collection):
    async def of(self, conversation: str) -> Opening | None:
        """Messages that no turn has taken, in order; None where nothing waits."""
        rows = (await self.connection.execute(_LOOK, {"tenant": self.tenant, "conversation": conversation})).all()
        if not rows:
            return None
        return Opening(tuple(message(row) for row in rows), rows[0].reply_to, rows[0].handed_over_at is not None)
