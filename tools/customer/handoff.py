"""Calling a person of the shop."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from domain.people import EVERYONE
from memory.records.dealings import Dealing, DealingKind
from tools.counter import Counter
from tools.toolbox import Arguments, tool


class HandoffArguments(Arguments):
    reason: Literal["asked", "complaint", "anger", "misunderstood", "offer", "purchase"] = Field(description='why, e.g. "asked"')
    note: str | None = Field(None, max_length=500, description="what the person should know, in one sentence")


@tool(EVERYONE, writes=True)
async def handoff_to_human(counter: Counter, asked: HandoffArguments) -> dict[str, Any]:
    """Hand the conversation to a person of the shop: from then on the assistant only answers a customer what anybody may know;
    staff who want a colleague go on with the assistant."""
    async with counter.writing() as books:
        store = await books.stores.get()
        note = asked.note if await counter.agreed(books) else None
        detail = {"reason": asked.reason, "note": note, "conversation": counter.conversation}
        wanted = Dealing(counter.new_id("handoff"), DealingKind.HANDOFF, counter.actor.person_id, None, detail, counter.now)
        await books.dealings.record(wanted)
        if counter.conversation and not counter.actor.role.is_staff:
            await books.conversations.hand_over(counter.conversation, counter.now)
    opens = store.hours.next_opening(counter.now)
    return {
        "handed_over": True,
        "noted": note is not None,
        "open_now": store.hours.is_open(counter.now),
        "opens_at": opens.isoformat(timespec="minutes") if opens else None,
        "hours": str(store.hours),
        "phone": store.main.phone,
    }
