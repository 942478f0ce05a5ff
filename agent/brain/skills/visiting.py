"""Visits and test drives: times offered, booked, moved, cancelled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from agent.brain.phrasing import choices, day_and_time, day_button
from agent.brain.phrasing.cars import name_of
from agent.brain.skills.consenting import ask_consent_for
from agent.brain.skills.picking import pick_car
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk, as_shown
from agent.understanding.cues import ordinal, wants


@skill("visit", "test_drive", fills=("date", "time", "car_refs", "models"))
def visit(talk: Talk) -> Skill:
    slots = talk.slots("visit")
    if wants("cancel", talk.reading.text):
        return _cancelled(talk, (yield Call("schedule_test_drive", {"action": "cancel"})))
    if talk.asked_for("visit") == "time" and not _times(talk, slots) and talk.assent.yes is False:
        return Say(talk.pick("Tudo bem, quando quiser marcar é só falar.", "Sem problema."))
    moves = slots.get("action") == "move" or wants("move", talk.reading.text)
    when = _times(talk, slots)
    if slots.get("offered") and when and not talk.entities.get("models"):
        talk = replace(talk, reading=replace(talk.reading, entities={}))  # "o segundo" was a time, not a car
    if moves:
        return (yield from _book(talk, {"action": "move", **when}, {"action": "move"}))
    car = yield from pick_car(talk, "visit", {**slots, **when})
    if isinstance(car, Say):
        return car
    return (yield from _book(talk, {"action": "book", "car_id": car["id"], **when}, {"car": car}))


def _times(talk: Talk, slots: dict[str, Any]) -> dict[str, Any]:
    """The day and time wanted: said now, chosen from what was offered, or said before."""
    said: dict[str, Any] = {key: talk.entities[key] for key in ("date", "time") if key in talk.entities}
    offered: list[str] = slots.get("offered", [])
    if not said and offered:
        refs = talk.entities.get("car_refs")
        place = refs[0] if refs else ordinal(talk.reading.text)
        chosen = place or (1 if len(offered) == 1 and talk.assent.yes else None)
        if chosen is not None and -len(offered) <= chosen <= len(offered):
            date, time = offered[chosen - 1 if chosen > 0 else chosen][:16].split("T")
            return {"date": date, "time": time}
    if "time" in said and "date" not in said:
        same_time = [slot for slot in offered if slot[11:16] == said["time"]]
        if same_time:
            said["date"] = same_time[0][:10]
    known: dict[str, Any] = {key: slots[key] for key in ("date", "time") if key in slots}
    return known | said


def _book(talk: Talk, asked: dict[str, Any], slots: dict[str, Any]) -> Skill:
    result = yield Call("schedule_test_drive", asked)
    when: dict[str, Any] = {key: asked[key] for key in ("date", "time") if key in asked}
    match result:
        case {"error": "consent_needed"}:
            return ask_consent_for("visit", {**slots, **when}, "Para marcar no seu nome")
        case {"error": "slot_taken", "slots": [_, *_] as free}:
            return Say(result["detail"], _offer(talk, free, slots, "Pode ser"))
        case {"error": _}:
            return Say(result["detail"])
        case {"status": "options"}:
            return _options(talk, result, {**slots, **when})
        case _:
            return _booked(talk, result)


def _options(talk: Talk, result: dict[str, Any], slots: dict[str, Any]) -> Say:
    if not result["slots"]:
        return Say("Não tenho horário livre nos próximos 30 dias; peço para um vendedor te ligar?")
    closed = "Nesse dia a loja não abre." if result["asked_day_closed"] else ""
    slots = slots | {"car": as_shown(result["car"])}
    if slots.get("time") and not slots.get("date"):
        return Say(closed, Question(f"Que dia fica bom para ver o {name_of(result['car'])}?", "visit", "date", slots))
    slots.pop("date", None)
    lead = closed or talk.pick(
        f"Dá para ver o {name_of(result['car'])} na {result['branch']}.", f"Vamos marcar o {name_of(result['car'])}."
    )
    return Say(lead, _offer(talk, result["slots"], slots, "Qual horário fica melhor:"))


def _offer(talk: Talk, free: list[str], slots: dict[str, Any], opening: str) -> Question:
    buttons = tuple(day_button(slot, talk.now) for slot in free)
    return Question(f"{opening} {choices(free, talk.now)}?", "visit", "time", slots | {"offered": free}, buttons)


def _booked(talk: Talk, result: dict[str, Any]) -> Say:
    when = day_and_time(result["starts_at"], talk.now)
    called = name_of(result["car"])
    verb = {"moved": "Remarquei", "already": "Já está marcado:", "booked": "Marcado!"}[result["status"]]
    text = f"{verb} {called}, {when}, na {result['branch']} ({result['address']}). Leve sua CNH para o test drive."
    if talk.who.first_name is None:
        return Say(text, Question("Em nome de quem eu deixo?", "profile", "name"))
    return Say(text)


def _cancelled(talk: Talk, result: dict[str, Any]) -> Say:
    if result.get("error"):
        return Say(result["detail"])
    car = f" para ver o {name_of(result['car'])}" if result["car"] else ""
    return Say(f"Cancelei sua visita{car} de {day_and_time(result['starts_at'], talk.now)}. Quando quiser remarcar, é só falar.")
