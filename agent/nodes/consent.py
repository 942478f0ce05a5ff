"""Who speaks, and whether their data may be kept."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime

from agent.context import Context
from agent.state import State
from agent.understanding.cues import wants
from domain.errors import NotFound
from domain.people import Person
from memory.records import Books


async def consent(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Look up the person, their consent, and whether a person of the shop has taken the conversation over."""
    turn = runtime.context.turn
    async with runtime.context.counter.reading() as books:
        person = await _person(books, turn.person_id)
        answered = await books.consents.latest(turn.person_id)
        handed_over = await books.conversations.handed_over(turn.conversation)
        store = await _store_name(books)
        models = sorted({car.model for car in (await books.catalogue.lot(turn.at.year)).vehicles})
    if handed_over and wants("resume_bot", turn.text):
        async with runtime.context.counter.writing() as books:
            await books.conversations.hand_over(turn.conversation, None)
    return {
        "turn": {"id": turn.id, "text": turn.text},
        "person": {
            "role": turn.role.value,
            "first_name": person.first_name if person else None,
            "has_contact": bool(person and (person.phone or person.email)),
            "consent": answered.granted if answered else None,
            "store": store,
            "handed_over": handed_over is not None,
            "models": models,
        },
    }


async def _person(books: Books, person_id: str) -> Person | None:
    return await books.people.find(person_id)


async def _store_name(books: Books) -> str:
    try:
        return (await books.stores.get()).name
    except NotFound:
        return "nossa loja"
