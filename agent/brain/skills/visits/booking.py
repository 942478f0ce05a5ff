"""A day and time put to the diary of the shop, and what it says."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing import choices, day_and_time, day_button
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import the
from agent.brain.skills.customers.consenting import ask_consent_for
from agent.brain.skills.customers.whose_name import ask_name
from agent.brain.talk import Call, Question, Say, Skill, Talk, as_shown

WHEN = ("date", "time", "earliest", "latest")
"""What may be told of a moment: agent/understanding/cues/moments.py."""
HOURS = ("earliest", "latest")
"""The hours that somebody can come, which hold on whatever day, while nothing else is said of them."""


def book(talk: Talk, asked: dict[str, Any], slots: dict[str, Any]) -> Skill:
    """Ask the tool for a time; where it has none, offer those it has."""
    result = yield Call("schedule_test_drive", asked)
    when: dict[str, Any] = {key: asked[key] for key in WHEN if key in asked}
    match result:
        case {"error": "consent_needed"}:
            return ask_consent_for(talk, "visit", {**slots, **when}, "Para marcar no seu nome")
        case {"error": "slot_taken", "slots": [_, *_] as free}:
            return Say(result["detail"], _offer(talk, free, slots | {"at": asked["time"]}, talk.pick("Pode ser", "Serve", "Que tal")))
        case {"error": _}:
            return Say(result["detail"])
        case {"status": "options"}:
            return _options(talk, result, {**slots, **when})
        case _:
            return _booked(talk, result)


def _options(talk: Talk, result: dict[str, Any], slots: dict[str, Any]) -> Say:
    if not result["slots"]:
        return Say("Não tenho horário livre nos próximos 30 dias; peço para um vendedor te ligar?")
    slots = slots | {"car": as_shown(result["car"])}
    if slots.get("time") and not slots.get("date"):
        return Say("", Question(f"Que dia fica bom para ver {the(name_of(result['car']))}?", "visit", "date", slots))
    days = {slot[:10] for slot in result["slots"]}
    slots = {key: value for key, value in slots.items() if key not in WHEN or key in HOURS} | (
        {"date": days.pop()} if len(days) == 1 else {}
    )
    if result["why_not"]:
        return Say(result["detail"], _offer(talk, result["slots"], slots, talk.pick("Pode ser", "Serve", "Que tal")))
    lead = talk.pick(f"Dá para ver {the(name_of(result['car']))} na {result['branch']}.", f"Vamos marcar {the(name_of(result['car']))}.")
    if talk.asked_for("visit") in ("time", "date") or slots.get("action") == "move":
        lead = ""  # it was said when the time was first asked for
    return Say(lead, _offer(talk, result["slots"], slots, "Qual horário fica melhor:"))


def _offer(talk: Talk, free: list[str], slots: dict[str, Any], opening: str) -> Question:
    buttons = tuple(day_button(slot, talk.now) for slot in free)
    return Question(f"{opening} {choices(free, talk.now)}?", "visit", "time", slots | {"offered": free}, buttons)


def _booked(talk: Talk, result: dict[str, Any]) -> Say:
    when = day_and_time(result["starts_at"], talk.now)
    called = name_of(result["car"])
    verb = {"moved": "Remarcado!", "already": "Já está marcado:", "booked": "Marcado!"}[result["status"]]
    text = f"{verb} {called}, {when}, na {result['branch']} ({result['address']})."
    if result["status"] == "booked":
        text += " Leve sua CNH para o test drive."
    if talk.who.first_name is None and not talk.reading.entities.get("name"):
        return Say(text, ask_name(talk, "Em nome de quem eu deixo?"))
    return Say(text)
