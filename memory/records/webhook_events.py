"""What a channel told that is no message of a person: kept as it came, once, for a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from memory.records.collection import Collection
from memory.records.tables import webhook_events


@dataclass(frozen=True, slots=True)
class WebhookEvent:
    """`external_id` is the channel's id of it, or a digest of what it says: told again, it is the same event.

    `account` is the number it is about, where it is about one.
    """

    channel: str
    external_id: str
    kind: str
    payload: Any
    at: datetime
    account: str | None = None
    person_id: str | None = None
    trace: str = ""


class WebhookEvents(Collection):
    async def record(self, events: Sequence[WebhookEvent]) -> set[str]:
        """Keep events; the external ids of those that are new."""
        rows = [
            {
                "channel": event.channel,
                "external_id": event.external_id,
                "kind": event.kind,
                "payload": event.payload,
                "at": event.at,
                "account": event.account,
                "person_id": event.person_id,
                "trace": event.trace,
            }
            for event in events
        ]
        return {row.external_id for row in await self._add_new(webhook_events, rows, "external_id")}

    async def of_kind(self, kind: str, most: int = 100) -> list[WebhookEvent]:
        """The newest events of a kind, newest first."""
        rows = await self.connection.execute(
            select(webhook_events)
            .where(webhook_events.c.tenant == self.tenant, webhook_events.c.kind == kind)
            .order_by(webhook_events.c.id.desc())
            .limit(most)
        )
        return [WebhookEvent(r.channel, r.external_id, r.kind, r.payload, r.at, r.account, r.person_id, r.trace) for r in rows]

    async def forget_before(self, moment: datetime) -> int:
        """Drop what is older; how many that were."""
        old = (webhook_events.c.tenant == self.tenant) & (webhook_events.c.at < moment)
        return (await self.connection.execute(delete(webhook_events).where(old))).rowcount
