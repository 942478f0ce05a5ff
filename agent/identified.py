"""What a turn begins with: who speaks, what may be kept of them, and whether a person of the shop has the conversation."""

from __future__ import annotations

from agent.attachments import as_state, words
from agent.context import Context
from agent.state import Memory, State
from agent.understanding.cues.handing_back import calls_back


async def identified(memory: Memory, context: Context) -> State:
    """The state in which the graph finds a turn. Where a person of the shop has taken over, the speaker may call the assistant back.

    A customer who has not agreed, or no longer, is nobody in particular: what the records know of them is not used.
    """
    turn, standing = context.turn, context.standing
    if standing.handed_over_at and calls_back(turn.text):
        async with context.counter.writing() as books:
            await books.conversations.hand_over(turn.conversation, None)
    sent = as_state(turn, context.lot.ids)
    person = standing.person if standing.consent or turn.role.is_staff else None
    return {
        "memory": memory,
        "answer": None,
        "turn": {"id": turn.id, "text": turn.text, "at": turn.at.isoformat(), "words": words(turn, sent), "attachments": sent},
        "person": {
            "role": turn.role.value,
            "first_name": person.first_name if person else None,
            "has_contact": bool(person and (person.phone or person.email)),
            "consent": standing.consent,
            "store": standing.store.name if standing.store else "nossa loja",
            "handed_over": standing.handed_over_at is not None,
        },
    }
