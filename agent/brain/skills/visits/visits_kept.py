"""A visit that is booked already: when it is, another time, giving it up, coming late."""

from __future__ import annotations

from datetime import date
from typing import Any

from agent.brain.phrasing import and_list, day_and_time, day_button
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import the
from agent.brain.skills.customers.consenting import CONTACT
from agent.brain.skills.visits.booking import book
from agent.brain.talk import Call, Question, Say, Skill, Talk, as_shown
from agent.understanding.cues import visits as visit_cues
from agent.understanding.cues.bare_figures import figure, told_time
from agent.understanding.cues.moments import moment, same_time
from agent.understanding.text import fold

_SAYS_AN_HOUR = 5
"""Words of a message that says another hour and no more: "pensando bem, 17h"."""
_GREETS = 3
"""Words that answer a name: "Prazer, Fernanda!"."""
_TOLD_AGAIN = ("Ficou para", "Sua visita é", "Combinado, te esperamos", "Está tudo certo:")
"""How a visit kept is told."""
_MOMENT = frozenset({"date", "time"})


def about_a_visit_kept(talk: Talk) -> bool:
    """Whether a message is about a visit that was booked before."""
    if talk.slots("visit").get("kept") or _another_hour(talk) or _swaps(talk) or _agreed(talk):
        return True
    text, booked = talk.reading.text, "did:booked" in talk.memory["facts"]
    own, named = booked or talk.reading.intent == "test_drive", visit_cues.visit(text)
    if visit_cues.reservation(text) and not named:
        return False
    if visit_cues.asks_when(text):
        return own or visit_cues.ones_own(text)
    if visit_cues.late(text):
        return booked or named or "time" in moment(text, talk.now)
    if not booked and not named and visit_cues.comes_by(text):
        return False
    if talk.asked_for("visit") in ("time", "date"):
        return visit_cues.gives_up(text) and named
    if talk.asked_for("visit") == "car" and not booked:  # one that waits for its car: another day is only told
        return visit_cues.gives_up(text) and not moment(text, talk.now)
    spoken_of = bool(talk.memory["said"]) and "visita" in talk.memory["said"][-1]["assistant"]
    if booked and spoken_of and visit_cues.changes(text):
        return True
    if not visit_cues.changes(text) and not (booked and same_time(text)):
        return False
    if named or talk.reading.intent == "test_drive":
        return True
    return booked and (
        (visit_cues.gives_up(text) and bool(talk.entities.get("models")))
        or visit_cues.cannot(text)
        or visit_cues.speaks_of_time(text)
        or bool(moment(text, talk.now) or visit_cues.new_hour(text))
    )


def _swaps(talk: Talk) -> bool:
    """Whether another car is to be seen instead, "no mesmo horário", while its hour is asked for."""
    asked = talk.asked_for("visit") in ("time", "date") and "car" in talk.slots("visit")
    return asked and "did:booked" in talk.memory["facts"] and same_time(talk.reading.text)


def _agreed(talk: Talk) -> bool:
    """Whether a yes that asks for nothing new follows the words that the visit is booked: it is told once more."""
    open_to_it = talk.task is None or talk.task["asked"] == "name"
    told = open_to_it and "did:booked" in talk.memory["facts"] and _just_told(talk)
    said = moment(talk.reading.text, talk.now)
    who_besides = talk.assent.binds and bool(talk.entities) and talk.entities.keys() <= set(CONTACT)  # "Ana, 19 9…, pode confirmar"
    same = ((talk.assent.alone or who_besides) and not said) or (
        "date" in said and _last(talk, f"{date.fromisoformat(said['date']):%d/%m}") and not talk.entities.keys() - _MOMENT
    )
    plain = talk.reading.intent in ("affirm", "test_drive") or who_besides
    return told and plain and talk.assent.yes is True and "?" not in talk.reading.text and same


def _last(talk: Talk, told: str) -> bool:
    return bool(talk.memory["said"]) and told in talk.memory["said"][-1]["assistant"]


def _another_hour(talk: Talk) -> bool:
    """Whether nothing but another hour or day is told right after the visit was booked: "na verdade 11", "melhor na sexta"."""
    text = talk.reading.text
    about_it = "?" not in text or talk.reading.intent == "test_drive"
    little = figure(text) is not None or (about_it and len(text.split()) <= _SAYS_AN_HOUR)
    told = moment(text, talk.now, bare=True)
    return little and _just_told(talk) and ("time" in told or ("date" in told and not talk.entities.keys() - _MOMENT))


def _just_told(talk: Talk) -> bool:
    """Whether the visit was the last thing said, but for the name it is booked in."""
    replies = [said["assistant"] for said in talk.memory["said"][-2:]]
    last = replies.pop() if replies else ""
    before = replies.pop() if replies and len(last.split()) <= _GREETS else ""
    return any(told_time(reply) or reply.startswith(_TOLD_AGAIN) for reply in (last, before))


def kept(talk: Talk) -> Skill:
    """Find the visit meant, and do with it what was asked."""
    slots = talk.slots("visit") if talk.slots("visit").get("kept") else {}
    doing: str = slots.get("kept") or _wanted(talk)
    visits = (yield Call("my_arrangements", {}))["visits"]
    if not visits:
        if doing == "cancel" and talk.asked_for("visit"):
            return Say(talk.pick("Tudo bem, não marquei nada.", "Sem problema, nada ficou marcado."))
        return Say("Você não tem visita marcada.", buttons=("Marcar visita",))
    if _swaps(talk) and len(visits) == 1:
        car, at = talk.slots("visit")["car"], visits[0]["starts_at"]
        asked = {"action": "move", "car_id": car["id"], "date": at[:10], "time": at[11:16]}
        return (yield from book(talk, asked, {"action": "move", "car": car}))
    if doing == "choose":  # what they want of it was asked
        doing = _wanted(talk) if _wanted(talk) in ("cancel", "move") else "choose"
    if doing == "tell":
        named = str(talk.entities.get("name", "")).split()  # "Ana, 19 9…, pode confirmar"
        noted = f" Anotado, {named[0].capitalize()}!" if named and talk.who.consent else ""
        return Say(f"{_told(talk, visits)}{noted}", keeps_task=talk.task is not None and talk.task["asked"] == "name" and not named)
    meant = _meant(talk, visits)
    if len(meant) > 1:
        return _which(talk, meant, doing)
    return (yield from _done(talk, meant[0], doing, slots))


def _wanted(talk: Talk) -> str:
    text = talk.reading.text
    if _agreed(talk):
        return "tell"
    if visit_cues.late(text):
        return "move" if "time" in moment(text, talk.now) else "late"
    if visit_cues.moves(text) or same_time(text) or _another_hour(talk):
        return "move"
    if visit_cues.gives_up(text):
        return "cancel"
    if visit_cues.cannot(text):
        return "choose"
    return "move" if moment(text, talk.now) and not visit_cues.asks_when(text) else "tell"


def _done(talk: Talk, visit: dict[str, Any], doing: str, slots: dict[str, Any]) -> Skill:
    car = visit["car"]
    if doing == "late":
        result = yield Call("schedule_test_drive", {"action": "late", "car_id": car["id"]})
        when = day_and_time(visit["starts_at"], talk.now)
        if result.get("error"):
            return Say(result["detail"])
        return Say(f"Sem problema! Avisei a loja que você vai se atrasar para a visita de {when}. Se precisar de outro horário, me fala.")
    if doing == "cancel":
        result = yield Call("schedule_test_drive", {"action": "cancel", "car_id": car["id"]})
        if result.get("error"):
            return Say(result["detail"])
        when = day_and_time(visit["starts_at"], talk.now)
        return Say(f"Cancelei sua visita de {when} para ver {the(name_of(car))}. Quando quiser remarcar, é só falar.")
    if doing == "choose":
        when = day_and_time(visit["starts_at"], talk.now)
        question = Question(
            "Prefere outro dia ou cancelar?", "visit", "kept", {"kept": "choose", "car": as_shown(car)}, ("Outro dia", "Cancelar visita")
        )
        return Say(f"Sem problema. Sua visita está para {when}.", question)
    when_to = slots.get("when") or moment(talk.reading.text, talk.now, bare=True) | visit_cues.new_hour(talk.reading.text)
    if same_time(talk.reading.text):
        when_to = {**when_to, "time": visit["starts_at"][11:16]}
    if when_to.get("date") == visit["starts_at"][:10] and "time" not in when_to and visit_cues.cannot(talk.reading.text):
        when_to = {}  # the day they cannot come is no wish
    if not when_to:
        return Say("", Question("Que dia e horário ficam melhor?", "visit", "date", {"action": "move", "car": as_shown(car)}))
    return (yield from book(talk, {"action": "move", "car_id": car["id"], **when_to}, {"action": "move", "car": as_shown(car)}))


def _meant(talk: Talk, visits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The visits the message can be about: by the car's name, the day, or the button pressed."""
    words = visit_cues.given_up(talk.reading.text) or fold(talk.reading.text)
    pressed = [visit for visit in visits if fold(day_button(visit["starts_at"], talk.now)) in words]
    models = talk.entities.get("models", []) if words == fold(talk.reading.text) else []
    named = [visit for visit in visits if visit["car"]["modelo"] in models or fold(visit["car"]["modelo"]) in words]
    day = moment(talk.reading.text, talk.now).get("date")
    on_that_day = [visit for visit in visits if visit["starts_at"][:10] == day]
    held = [visit for visit in visits if visit["car"]["id"] == talk.slots("visit").get("car", {}).get("id")]
    return next((found for found in (pressed, named, on_that_day, held) if len(found) == 1), visits)


def _which(talk: Talk, visits: list[dict[str, Any]], doing: str) -> Say:
    when = moment(talk.reading.text, talk.now) if doing == "move" else {}
    listed = and_list([f"{name_of(visit['car'])}, {day_and_time(visit['starts_at'], talk.now)}" for visit in visits])
    buttons = tuple(day_button(visit["starts_at"], talk.now) for visit in visits[:3])
    return Say(
        f"Você tem {len(visits)} visitas: {listed}.", Question("Qual delas?", "visit", "kept", {"kept": doing, "when": when}, buttons)
    )


def _told(talk: Talk, visits: list[dict[str, Any]]) -> str:
    first = visits[0]
    if len(visits) == 1 and _agreed(talk):
        when, where = day_and_time(first["starts_at"], talk.now), f"na {first['branch']}"
        return talk.pick(f"{_TOLD_AGAIN[2]} {when}, {where}.", f"{_TOLD_AGAIN[3]} {when}, {where}.", f"{_TOLD_AGAIN[0]} {when}, {where}.")
    told_before = bool(talk.memory["said"]) and talk.memory["said"][-1]["assistant"].startswith(_TOLD_AGAIN[0])
    if len(visits) == 1 and not visit_cues.visit(talk.reading.text) and not told_before:  # "que horas ficou?"
        return f"Ficou para {day_and_time(first['starts_at'], talk.now)}, na {first['branch']}."
    text = f"Sua visita é {day_and_time(first['starts_at'], talk.now)}, na {first['branch']} ({first['address']})"
    text += f", para ver {the(name_of(first['car']))}."
    for other in visits[1:]:
        text += f" A outra é {day_and_time(other['starts_at'], talk.now)}, para ver {the(name_of(other['car']))}."
    return text
