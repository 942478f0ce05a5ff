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
    """Hand the conversation to a person of the shop: the assistant stays silent until they hand it back."""
    async with counter.writing() as books:
        store = await books.stores.get()
        note = asked.note if await counter.agreed(books) else None
        detail = {"reason": asked.reason, "note": note, "conversation": counter.conversation}
        wanted = Dealing(counter.new_id("handoff"), DealingKind.HANDOFF, counter.actor.person_id, None, detail, counter.now)
        await books.dealings.record(wanted)
        if counter.conversation:
            await books.conversations.hand_over(counter.conversation, counter.now)
    today = store.hours.on(counter.now.date())
    return {
        "handed_over": True,
        "open_now": today is not None and today[0] <= counter.now.time() < today[1],
        "hours": str(store.hours),
        "phone": store.main.phone,
    }
