"""Which cars a message of ours was about, for somebody who answers to that very message."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, select

from domain.conversation import Answer
from memory.records.collection import Collection
from memory.records.tables import deliveries, outbox, turns

_ABOUT = "car_id"
"""The argument of a tool that names the car it is used for."""


class Quotes(Collection):
    async def cars(self, conversation: str, external_ids: Several[str]) -> dict[str, list[str]]:
        """Ids of the cars in messages that were sent, in their order, by the channel's ids of the messages: the one in a picture, those of
        a list, else those that were looked up for the turn. Nothing for messages that are not of this conversation, or of no car."""
        first = and_(outbox.c.tenant == self.tenant, outbox.c.id == deliveries.c.outbox_id)
        sent = await self.connection.execute(
            select(deliveries.c.external_id, deliveries.c.request, outbox.c.turn_id, turns.c.answer)
            .join(outbox, first)
            .join(turns, and_(turns.c.tenant == self.tenant, turns.c.id == outbox.c.turn_id))
            .where(
                deliveries.c.tenant == self.tenant,
                deliveries.c.conversation == conversation,
                deliveries.c.external_id.in_(external_ids),
            )
        )
        found = {row.external_id: _cars(row.request, Answer.from_json(row.answer)) for row in sent}
        return {external_id: cars for external_id, cars in found.items() if cars}


def _cars(request: Mapping[str, Any], answer: Answer) -> list[str]:
    cards = [card for reply in answer.replies for card in reply.cards]
    if request.get("type") == "image":
        cards = [card for card in cards if card.image == request["image"].get("link")][:1] or cards
    ids = [card.id for card in cards] or [call.args[_ABOUT] for call in answer.tools if call.ok and isinstance(call.args.get(_ABOUT), str)]
    return list(dict.fromkeys(ids))
