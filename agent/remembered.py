"""What the conversation keeps of a turn."""

from __future__ import annotations

from typing import Any

from agent.attachments import in_words, received
from agent.brain.noticing import noticed
from agent.brain.skills.customers.consenting import consent_question
from agent.deeds import facts_of_deeds
from agent.handed_over import WAITING
from agent.heard import heard
from agent.owned import as_registered
from agent.redaction import may_keep, redacted, understood_words
from agent.state import KEPT_FACTS, KEPT_REPLIES, KEPT_SAID, Memory, State, Task
from domain.customers.profile import merged
from domain.people import PERSONAL_FIELDS


def remembered(state: State) -> Memory:
    """The memory with the turn added, and whom it is about taken out where that may not be kept."""
    memory = state["memory"] if state["answer"] and state["answer"]["silent"] else _with_turn(state)
    return memory if may_keep(state) else redacted(memory, state)


def _with_turn(state: State) -> Memory:
    memory, draft, results = state["memory"], state["draft"], state["results"]
    seen = noticed(memory, results, draft["text"], draft.get("question"))
    question, asks_consent = draft.get("question"), draft["asks_consent"]
    return Memory(
        turns=memory["turns"] + 1,
        profile=_profile(state),
        shown=seen["shown"],
        seen=seen["seen"],
        searched=next((result["wish"] for result in reversed(results) if "wish" in result), memory["searched"]),
        varied=next((result["varied"] for result in reversed(results) if "varied" in result), memory.get("varied")),
        focus=seen["focus"],
        orders=seen.get("orders", []),
        suppliers=seen.get("suppliers", []),
        leads=next(([lead["id"] for lead in result["leads"]] for result in reversed(results) if "leads" in result), memory["leads"]),
        task=_task(memory, draft),
        misses=memory["misses"] + 1 if draft.get("missed") else 0,
        declined=[*memory["declined"], *([draft["declined"]] if draft.get("declined") else [])],
        told_once=_told_once(state),
        asked=list(dict.fromkeys([*memory["asked"], *([question["asked"]] if question else [])])),
        facts=list(dict.fromkeys([*memory["facts"], *_facts(state)]))[-KEPT_FACTS:],
        said=[*memory["said"], _said(state)][-KEPT_SAID:],
        replies=[*memory["replies"], draft["text"]][-KEPT_REPLIES:],
        consent_asked=memory["consent_asked"] + bool(asks_consent or (question and question["skill"] == "consent")),
        greeted=True,
        spoke_at=state["turn"]["at"],
        origin=memory.get("origin"),
        own_car=as_registered(memory, results),
        named=memory.get("named", {}),
        unkept=_unkept(state),
        goods=seen.get("goods", {}),
        language=memory.get("language", "pt"),
    )


def _unkept(state: State) -> list[str]:
    """What was told and may not be kept, so that it is asked for again as somebody who was told would."""
    lost = [] if may_keep(state) else [key for reading in state["readings"] for key in PERSONAL_FIELDS if key in reading["entities"]]
    return list(dict.fromkeys([*state["memory"].get("unkept", []), *lost]))


def _told_once(state: State) -> list[str]:
    """What needs no saying again; a new handoff is told anew."""
    told = [*state["memory"]["told_once"], *([state["draft"]["once"]] if state["draft"].get("once") else [])]
    called = any(call["name"] == "handoff_to_human" and call["ok"] for call in state["tools"])
    handed_over = called and not state["person"]["handed_over"]
    return [each for each in dict.fromkeys(told) if each != WAITING] if handed_over else list(dict.fromkeys(told))


def _profile(state: State) -> dict[str, Any]:
    learned = state["draft"].get("learned", {})
    profile = merged(state["memory"]["profile"], learned)
    for dropped in (key for key, value in learned.items() if value is None):
        profile.pop(dropped, None)
    for result in state["results"]:
        profile = merged(profile, result.get("profile", {}))
    return profile


def _facts(state: State) -> list[str]:
    """What later replies may rest on: what tools returned and did, and what the customer said."""
    return [*heard(state, personal=may_keep(state)), *state["facts"], *facts_of_deeds(state["tools"], state["results"])]


def _said(state: State) -> dict[str, str]:
    draft = state["draft"]
    assistant = f"{draft['text']}\n{consent_question().text}" if draft["asks_consent"] else draft["text"]
    user = f"{state['turn']['text']} {in_words(received(state))}".strip() if may_keep(state) else understood_words(state)
    return {"user": user, "assistant": assistant}


def _task(memory: Memory, draft: dict[str, Any]) -> Task | None:
    """The question now open; one that waited behind the privacy question comes back with its answer."""
    held: Task | None = draft.get("held")
    if draft["asks_consent"]:
        slots = held["slots"] if held and held["skill"] == "consent" else {"held": held} if held else {}
        return consent_question(slots).as_task()
    if draft.get("question"):
        task: Task = draft["question"]
        return task
    return memory["task"] if draft.get("keeps_task") else None
