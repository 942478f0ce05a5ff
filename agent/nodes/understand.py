"""What the message says, and what it adds to the customer's profile."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from langgraph.runtime import Runtime

from agent.advertised import about_the_ad, origin
from agent.attachments import received, wordless
from agent.binding import SURE
from agent.context import Context
from agent.leave import asked_last, asks_still
from agent.named import naming
from agent.owned import about_own, owned, remembering_own
from agent.quoting import cars_quoted, pointed_at
from agent.raised import raised
from agent.state import Memory, State
from agent.understanding.cues.answer_apart import answer_apart
from agent.understanding.cues.assent import assent
from agent.understanding.cues.bare_figures import figure, told_terms, told_time
from agent.understanding.cues.bids import quoted, told_of_offer
from agent.understanding.cues.leave_told import leave_apart, less_yes
from agent.understanding.cues.own_car import less_own
from agent.understanding.cues.own_car_named import wished_beside
from agent.understanding.cues.pasted import less_pasted
from agent.understanding.cues.prying import pries
from agent.understanding.cues.questions_listed import questions_listed
from agent.understanding.cues.remembering import remembered_in
from agent.understanding.cues.revisions import replaces, turns_away
from agent.understanding.cues.wished_now import wished_now
from agent.understanding.entities import extract
from agent.understanding.reading import Reading
from agent.understanding.rules import CONFIDENCE as CERTAIN
from domain.cars.vehicles import TRANSMISSIONS
from domain.customers.profile import afresh, merged, without, without_personal
from domain.people import PERSONAL_FIELDS

_TELLS_WISH = frozenset({"search_cars", "refine_search", "provide_profile", "greet", "help", "affirm", "deny"})
"""Intents whose values are the customer's wish. In others a model or a year is of the car talked about."""
_TELLS_DEAL = frozenset({"financing"})
_ASKED_VALUES = ("budget_max", "usage", "categories", "transmission", "wish")
_HELD = {"fuels": "fuel"}
_DEAL = ("down_payment", "monthly_payment", "installments", "payment", "urgency")


async def understand(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Read the turn. The profile takes what is a wish; personal data stays out of it until there is consent."""
    context, person = runtime.context, state["person"]
    sent = received(state)
    memory = pointed_at(state["memory"], cars_quoted(sent, context.lot))
    came_from = origin(sent, partial(extract, role="customer", now=context.turn.at, vocabulary=context.vocabulary))
    if came_from:
        memory = {**memory, "origin": came_from}
    readings = [
        raised(about_own(about_the_ad(reading, memory, just_came=bool(came_from)), memory), memory) for reading in _read(state, context)
    ]
    profile = memory["profile"]
    for reading in readings:
        told = _told(reading, memory, person["consent"] is True, context.turn.at)
        before = afresh(profile, told) if reading.intent == "search_cars" or turns_away(reading.text) else profile
        if "usage" in told and replaces(reading.text):
            before = {key: value for key, value in before.items() if key != "usage"}
        profile = merged(without(before, reading.waived), told, widening=reading.widens)
        if reading.widens or reading.waived:  # "manual também serve": what they gave up is not asked for
            memory = {**memory, "asked": list(dict.fromkeys([*memory["asked"], *(before.keys() - profile.keys())]))}
        if person["role"] == "customer" and remembered_in(reading) is None:
            memory = naming(remembering_own(memory, reading, context.turn.at), reading, context.lot)
    return {
        "memory": {**memory, "profile": profile, "language": readings[0].language},
        "readings": [reading.as_state() for reading in readings],
        "attempt": 0,
        "feedback": None,
        "draft": {},
        "tools": [],
        "results": [],
        "facts": [],
        "exchange": [],
    }


def _read(state: State, context: Context) -> list[Reading]:
    said, role, language = state["turn"]["words"], state["person"]["role"], state["memory"].get("language", "pt")
    if not said and (sent := received(state)):
        return [wordless(sent, role, language)]
    if role != "customer" and (own := less_pasted(said)) is not None:
        said = own
    read = partial(context.understanding.read_all, role=role, now=context.turn.at, vocabulary=context.vocabulary, lately=language)
    if role != "customer" and _asks_yes_or_no(state["memory"]) and (both := answer_apart(said)) is not None:
        return [*[_of_leave(reading) for reading in read(both[0])[:1]], *read(both[1])]
    if role != "customer" and (listed := _of_one_item(said, context.turn.at)):
        return [reading for question in listed for reading in read(question)[:1]]
    unanswered = asked_last(state["memory"]) or (asks_still(state["memory"]) and state["person"]["consent"] is None)
    asked = unanswered and not state["person"]["handed_over"]
    apart = leave_apart(said, asked) if role == "customer" else None
    if apart is None:
        return read(less_yes(said) if role == "customer" and _yes_says_nothing(state["memory"]) else said)
    leave, beside = (
        [_of_leave(reading) for reading in read(apart[0])[:1]],
        [reading for reading in read(apart[1]) if _asks(reading) or pries(reading.text)] if apart[1] else [],
    )
    if not beside or not all(_introduces(reading) for reading in beside):
        return [*leave, *beside]
    names = {key: value for reading in beside for key, value in reading.entities.items()}
    first, *others = read(said)
    first = first if assent(first).binds else leave[0]  # "pode, meu nome é Ana": beside a name the whole looks like none
    return [replace(first, entities=names | first.entities), *others]


def _of_one_item(said: str, now: datetime) -> list[str]:
    """The questions that a message lists of one item of the stock, each by itself."""
    listed = questions_listed(said)
    return listed if listed and "product" in extract(listed[0], role="staff", now=now, intent="price_history") else []


def _asks_yes_or_no(memory: Memory) -> bool:
    """Whether the shop's person was asked about a deed: an order to confirm, to approve, to make once more."""
    task = memory["task"]
    return task is not None and task["asked"] in ("confirmed", "again", "another")


def _asks(reading: Reading) -> bool:
    """Whether a reading says anything beside a yes; "de acuerdo" and "obrigada" do not."""
    courtesy = reading.intent in ("affirm", "thanks", "greet", "goodbye")
    return bool(reading.entities) or (reading.confidence >= SURE and not courtesy)


def _of_leave(reading: Reading) -> Reading:
    """The reading of a yes or no to keeping data, whatever a classifier makes of its words."""
    said = assent(reading)
    return reading if said.yes is None else replace(reading, intent="affirm" if said.yes else "deny", confidence=CERTAIN)


def _yes_says_nothing(memory: Memory) -> bool:
    """Whether a value was asked for, or nothing."""
    task = memory["task"]
    return task is None or not task["question"] or (task["skill"] == "search" and task["asked"] in _ASKED_VALUES)


def _introduces(reading: Reading) -> bool:
    """Whether a reading only says who speaks, which goes with a yes: "sim, sou a Ana"."""
    return reading.intent == "provide_profile" and bool(reading.entities) and reading.entities.keys() <= set(PERSONAL_FIELDS)


def _told(reading: Reading, memory: Memory, may_keep: bool, now: datetime) -> dict[str, Any]:
    """What a reading adds to the profile; what an earlier talk was about is no wish of today."""
    if remembered_in(reading) is not None:
        return wished_now(reading.text, now)
    task = memory["task"]
    skill = task["skill"] if task else None
    answers_elsewhere = skill in ("trade_in", "financing", "offer", "visit", "reserve", "details", "compare") and reading.intent not in (
        "search_cars",
        "refine_search",
    )
    if task and task["asked"] == "car" and skill in ("details", "reserve", "visit", "compare") and reading.intent == "provide_profile":
        answers_elsewhere = False  # "nosso limite é 85", asked which of them: it narrows the wish
    priced_elsewhere = reading.intent != "search_cars" and quoted(reading.text)
    if priced_elsewhere or (figure(reading.text) is not None and _figure_expected(memory)):
        answers_elsewhere = True
    values = less_own(reading.entities, reading.text)
    if reading.intent in _TELLS_WISH and not answers_elsewhere:
        values |= _refused(reading, memory)
    elif reading.intent in _TELLS_DEAL or answers_elsewhere:
        values = {key: value for key, value in values.items() if key in _DEAL}
    else:
        kept = ("payment", "urgency", "city", "state", *(("models",) if _looks_for(reading, memory) else ()), *_pocket(reading))
        values = {key: value for key, value in values.items() if key in kept}
        if reading.intent == "trade_in":
            values |= wished_beside(reading.entities, reading.text)
    return values if may_keep else without_personal(values)


def _figure_expected(memory: Memory) -> bool:
    """Whether a bare number is of what was said last, a table of instalments, an offer or the time of a visit, and so no budget."""
    task, last = memory["task"], memory["said"][-1]["assistant"] if memory["said"] else ""
    if task and task["skill"] in ("financing", "visit", "offer", "trade_in"):
        return True
    return told_terms(last) or told_time(last) or told_of_offer(last)


def _looks_for(reading: Reading, memory: Memory) -> bool:
    """Whether a model asked about is one to look for: none of it was shown yet."""
    seen = {car["model"] for car in (*memory["shown"], *([memory["focus"]] if memory["focus"] else []))}
    return reading.intent == "car_details" and not seen & set(reading.entities.get("models", ()))


def _pocket(reading: Reading) -> tuple[str, ...]:
    """The budget told beside a car given in exchange: "tenho 70 mil guardado e um Corsa", "por algo mais novo, uns 65 mil"."""
    return ("budget_min", "budget_max") if reading.intent == "trade_in" else ()


def _refused(reading: Reading, memory: Memory) -> dict[str, Any]:
    """What is not wanted, less what was wished for and is only taken back, and less the customer's own car, which they only keep; of two
    transmissions the other is left."""
    found: dict[str, Any] = {}
    profile, own = memory["profile"], owned(memory).get("model")
    for key, values in reading.refused.items():
        if key == "transmissions":
            others = [name for name in TRANSMISSIONS if name not in values and name not in reading.waived.get("transmission", ())]
            found |= {"transmission": others[0]} if len(others) == 1 and "transmission" not in reading.waived else {}
            continue
        held = profile.get(_HELD.get(key, key)) or []
        left = [
            value for value in values if value != own and (value not in reading.waived.get(_HELD.get(key, key), ()) or value not in held)
        ]
        found |= {f"excluded_{key}": left} if left else {}
    return found
