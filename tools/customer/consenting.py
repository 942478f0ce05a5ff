"""What the customer allows: keeping their data, and being written to."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from domain.customers.consent import WORDING, WORDING_VERSION, Consent
from domain.people import EVERYONE
from tools.counter import Counter
from tools.toolbox import Arguments, Nothing, tool


class ConsentArguments(Arguments):
    granted: bool = Field(description="true where the customer agrees that their data are kept")


@tool(EVERYONE, writes=True)
async def set_consent(counter: Counter, asked: ConsentArguments) -> dict[str, Any]:
    """Keep the customer's answer to the privacy question, with its time and wording."""
    async with counter.writing() as books:
        await books.consents.record(Consent(counter.actor.person_id, asked.granted, WORDING_VERSION, counter.now, WORDING))
        await (books.segments.take_up if asked.granted else books.segments.withdraw)(counter.actor.person_id)
    return {"granted": asked.granted, "wording_version": WORDING_VERSION}


@tool(EVERYONE, writes=True)
async def stop_messages(counter: Counter, asked: Nothing) -> dict[str, Any]:
    """Send this customer no more messages of our own accord. They may still write, and are answered."""
    async with counter.writing() as books:
        await books.people.opt_out(counter.actor.person_id, counter.now)
    return {"stopped": True}


@tool(EVERYONE, writes=True)
async def allow_messages(counter: Counter, asked: Nothing) -> dict[str, Any]:
    """Take back `stop_messages` for a customer who says they want our messages again; without their consent none are sent still."""
    async with counter.writing() as books:
        await books.people.opt_out(counter.actor.person_id, None)
    return {"allowed": True}
