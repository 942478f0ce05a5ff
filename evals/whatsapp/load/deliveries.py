"""Messages that were sent before, so that statuses have something to report of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert

from domain.clock import SystemClock
from domain.delivery.deliveries import State
from evals.whatsapp.load.driving import delivery_id, external_id
from evals.whatsapp.people import Person
from evals.whatsapp.webhooks import Number
from memory.records import Records
from memory.records.tables import deliveries

TENANT = "demo"
"""Of a house that no setting names otherwise."""
_AT_ONCE = 500


async def sent_before(address: str, first: int, count: int) -> None:
    """Put deliveries that the API took into the database of an address, numbered from `first`."""
    records, now = Records(address), SystemClock().now()
    try:
        for start in range(first, first + count, _AT_ONCE):
            async with records.writing(TENANT) as books:
                rows = [_row(number, now) for number in range(start, min(start + _AT_ONCE, first + count))]
                await books.connection.execute(insert(deliveries), rows)
    finally:
        await records.close()


def _row(number: int, at: datetime) -> dict[str, object]:
    person = Person.numbered(number)
    return {
        "tenant": TENANT, "id": delivery_id(number), "conversation": f"whatsapp:{Number().id}:{number}", "outbox_id": number, "part": 0,
        "channel": "whatsapp", "account": Number().id, "recipient": person.address, "request": {}, "state": State.SENT.value,
        "attempts": 1, "due_at": None, "external_id": external_id(number), "trace": "", "at": at,
    }  # fmt: skip
