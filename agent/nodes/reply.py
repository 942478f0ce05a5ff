"""The answer as any channel can show it."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime

from agent.brain import as_shown
from agent.brain.abroad import buttons
from agent.brain.phrasing import price_of
from agent.brain.phrasing.cars import km
from agent.brain.phrasing.tongues import wording
from agent.brain.skills.customers.consenting import YES_NO
from agent.context import Context
from agent.recommended import MOST_CARDS, recommended
from agent.redaction import may_keep, redacted_call
from agent.state import State
from domain.conversation import Answer, Card, Reply, ToolCall


async def reply(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Put the draft into bubbles; at first contact the privacy question follows as one of its own."""
    draft, reading = state["draft"], state["readings"][0]
    asks_consent = _asks_consent(state)
    bubbles = [Reply(draft["text"], tuple(draft.get("buttons", ())), _cards(state["results"]))]
    if asks_consent:
        language = state["memory"].get("language", "pt")
        bubbles.append(Reply(wording(language), YES_NO if language == "pt" else buttons(language, YES_NO)))
    calls = [ToolCall(**call) for call in state["tools"]]
    answer = Answer(
        turn_id=runtime.context.turn.id,
        intent=reading["intent"],
        sentiment=reading["sentiment"],
        replies=tuple(bubbles),
        tools=tuple(call if may_keep(state) else redacted_call(call, state) for call in calls),
        model=draft["model"],
    )
    return {"answer": answer.as_json(), "draft": {**draft, "asks_consent": asks_consent}}


def _asks_consent(state: State) -> bool:
    """At first contact, unless the privacy or the conversation itself was just dealt with."""
    person = state["person"]
    if state["draft"].get("question"):
        return False  # one question at a time: this one waits for the next turn
    done = {call["name"] for call in state["tools"] if call["ok"]}
    settled = {"set_consent", "handoff_to_human", "erase_my_data", "stop_messages"} & done
    if person["handed_over"]:
        return False
    return person["role"] == "customer" and person["consent"] is None and not state["memory"]["consent_asked"] and not settled


def _cards(results: list[dict[str, Any]]) -> tuple[Card, ...]:
    """A card for every car recommended in this turn."""
    return tuple(_card(car) for car in recommended(results)[:MOST_CARDS])


def _card(car: dict[str, Any]) -> Card:
    facts = [price_of(car)]
    if car["quilometragem"] is not None:
        facts.append(km(car["quilometragem"]))
    facts += [part for part in (car["cambio"], car["combustivel"], car["cidade"]) if part]
    shown = as_shown(car)
    return Card(f"{shown['make']} {shown['name']}", " · ".join(facts), car["id"], car["imagens"][0] if car["imagens"] else None)
