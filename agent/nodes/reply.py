"""The answer as any channel can show it, and what the conversation remembers of it."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime

from agent.brain import as_shown
from agent.brain.phrasing import price_of
from agent.brain.phrasing.cars import km
from agent.brain.skills.consenting import YES_NO, consent_question
from agent.context import Context
from agent.deeds import facts_of_deeds
from agent.guardrails.facts import facts_of
from agent.guardrails.privacy import masked
from agent.state import KEPT_FACTS, KEPT_REPLIES, KEPT_SAID, KEPT_SEEN, Memory, State, Task
from domain.conversation import Answer, Card, Reply, ToolCall
from domain.profile import merged

MOST_CARDS = 10


async def reply(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Put the draft into bubbles; at first contact the privacy question follows as one of its own."""
    draft, reading = state["draft"], state["readings"][0]
    asks_consent = _asks_consent(state)
    bubbles = [Reply(draft["text"], tuple(draft.get("buttons", ())), _cards(state["results"]))]
    if asks_consent:
        bubbles.append(Reply(consent_question().text, YES_NO))
    answer = Answer(
        turn_id=runtime.context.turn.id,
        intent=reading["intent"],
        sentiment=reading["sentiment"],
        replies=tuple(bubbles),
        tools=tuple(ToolCall(**call) for call in state["tools"]),
        model=draft["model"],
    )
    return {"answer": answer.as_json(), "memory": _remembered(state, asks_consent), "results": [], "draft": {}, "tools": [], "exchange": []}


def _asks_consent(state: State) -> bool:
    """At first contact, unless the privacy or the conversation itself was just dealt with."""
    person = state["person"]
    if state["draft"].get("question"):
        return False  # one question at a time: this one waits for the next turn
    done = {call["name"] for call in state["tools"] if call["ok"]}
    settled = {"set_consent", "handoff_to_human", "erase_my_data", "stop_messages"} & done
    return person["role"] == "customer" and person["consent"] is None and not state["memory"]["consent_asked"] and not settled


def _cards(results: list[dict[str, Any]]) -> tuple[Card, ...]:
    """A card for every car recommended in this turn."""
    return tuple(_card(car) for car in _recommended(results)[:MOST_CARDS])


def _recommended(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cars in the order they were found, each once: a model may ask twice."""
    return list({fit["car"]["id"]: fit["car"] for result in results for fit in result.get("cars", []) if "position" in fit}.values())


def _card(car: dict[str, Any]) -> Card:
    facts = [price_of(car)]
    if car["quilometragem"] is not None:
        facts.append(km(car["quilometragem"]))
    facts += [part for part in (car["cambio"], car["combustivel"], car["cidade"]) if part]
    shown = as_shown(car)
    return Card(f"{shown['make']} {shown['name']}", " · ".join(facts), car["id"], car["imagens"][0] if car["imagens"] else None)


def _remembered(state: State, asks_consent: bool) -> Memory:
    memory, draft, results = state["memory"], state["draft"], state["results"]
    facts = [fact for result in results for fact in facts_of(result)] + list(facts_of_deeds(state["tools"], results))
    shown = [as_shown(car) for car in _recommended(results)]
    looked_at = [as_shown(result["car"]) for result in results if isinstance(result.get("car"), dict)]
    focus = looked_at[-1] if looked_at else shown[0] if len(shown) == 1 else memory["focus"]
    question = draft.get("question")
    said = {"user": _told(state), "assistant": f"{draft['text']}\n{consent_question().text}" if asks_consent else draft["text"]}
    profile = merged(memory["profile"], draft.get("learned", {}))
    for dropped in (key for key, value in draft.get("learned", {}).items() if value is None):
        profile.pop(dropped, None)
    for result in results:
        profile = merged(profile, result.get("profile", {}))
    return Memory(
        turns=memory["turns"] + 1,
        profile=profile,
        shown=shown[:MOST_CARDS] or memory["shown"],
        seen=list(dict.fromkeys([*memory["seen"], *(car["id"] for car in shown)]))[-KEPT_SEEN:],
        searched=next((result["wish"] for result in reversed(results) if "wish" in result), memory["searched"]),
        focus=focus,
        task=_task(memory, draft, asks_consent),
        misses=memory["misses"] + 1 if draft.get("missed") else 0,
        asked=list(dict.fromkeys([*memory["asked"], *([question["asked"]] if question else [])])),
        facts=list(dict.fromkeys([*memory["facts"], *facts]))[-KEPT_FACTS:],
        said=[*memory["said"], said][-KEPT_SAID:],
        replies=[*memory["replies"], draft["text"]][-KEPT_REPLIES:],
        consent_asked=memory["consent_asked"] or asks_consent or bool(question and question["skill"] == "consent"),
        greeted=True,
    )


def _task(memory: Memory, draft: dict[str, Any], asks_consent: bool) -> Task | None:
    """The question now open."""
    if asks_consent:
        question = consent_question({"held": draft["held"]} if draft.get("held") else None)
        return Task(skill="consent", slots=question.slots, asked=question.asks, question=question.text, buttons=list(question.buttons))
    if draft.get("question"):
        task: Task = draft["question"]
        return task
    return memory["task"] if draft.get("keeps_task") else None


def _told(state: State) -> str:
    """The words of somebody who has not agreed to be remembered are kept without what says who they are."""
    text: str = state["turn"]["text"]
    if state["person"]["consent"] or state["person"]["role"] != "customer":
        return text
    return masked(text, [reading["entities"] for reading in state["readings"]])
