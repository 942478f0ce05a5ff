"""Visits and test drives: which car, which day and time. What becomes of a visit once it is booked is in `visits_kept`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from agent.brain.phrasing import day_and_time
from agent.brain.skills.cars.picking import chooses_a_car, pick_car
from agent.brain.skills.cars.pointing import points_at_one
from agent.brain.skills.customers.consenting import CONTACT, ask_consent_for
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.skills.visits.asked_beside import asks_aside, beside_the_visit, confirmed_by_a_person
from agent.brain.skills.visits.booking import WHEN, book
from agent.brain.skills.visits.visits_kept import about_a_visit_kept, kept
from agent.brain.skills.visits.which_to_see import any_will_do, names_a_kind, put_forward_some
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues import visits as visit_cues
from agent.understanding.cues.assent import indifferent
from agent.understanding.cues.comparisons import ordinal
from agent.understanding.cues.fragments import asks_hours, of_opening_hours, proposes_a_visit
from agent.understanding.cues.moments import moment, same_day, same_time
from agent.understanding.cues.own_car import brings
from agent.understanding.cues.visits import comes_unasked, to_see_the_shop
from agent.understanding.text import fold

_PLACE = re.compile(r"\W*(?:o |a |no |na |esse |pode ser o |quero o |op[cç][aã]o )?([1-3])\s?[ºª°oa]?\W*$", re.IGNORECASE)


_OTHER_TIMES = re.compile(
    r"\boutr[oa]s? (dias?|horarios?|horas?|datas?|opc\w+)\b|\bnenhum(a)? d(esse|essa|ele|ela)s\b"
    r"|\bnao (posso|consigo|da|serve|rola)\b.{0,20}\b(esses?|nesses?|horarios?|dias?)\b"
)
_CHANGES = ("deny", "affirm", "provide_profile", "test_drive", "out_of_scope", "negotiate", "greet")
"""What a change of day or time is taken for: "amanhã não, quinta", "dá pra ser às 15?"."""
_LONGEST_CHANGE = 14
"""Words in which a day told before is changed for another."""
_LONGEST_ANSWER = 6
"""Words; a longer question is about something else."""


def _claims(talk: Talk) -> bool:
    """Whether a message that looks like something else tells the day or time that was asked for, or is about a visit kept."""
    if (
        about_a_visit_kept(talk)
        or beside_the_visit(talk)
        or chooses_a_car(talk, "visit")
        or any_will_do(talk)
        or brings(talk.reading.text)
        or comes_unasked(talk.reading.text)
    ):
        return True
    if talk.asked_for("visit") == "car" and names_a_kind(talk) and talk.reading.intent in ("search_cars", "provide_profile"):
        return True
    if talk.asked_for("visit") == "car" and visit_cues.asks_whether_booked(talk.reading.text):
        return True
    question, words = "?" in talk.reading.text, len(talk.reading.text.split())
    if talk.asked_for("visit") == "time" and _OTHER_TIMES.search(fold(talk.reading.text)):
        return True
    if talk.asked_for("visit") in ("time", "date"):
        if asks_hours(talk.reading.text) and "time" not in talk.entities:
            return False
        told = _said(talk, talk.slots("visit"))
        return bool(told) and (not question or talk.reading.intent in ("test_drive", "store_info") or words <= _LONGEST_ANSWER)
    if talk.asked_for("visit") == "car" and set(talk.slots("visit")) & set(WHEN) and _puts_right(talk):
        return True
    if _proposed(talk) or (talk.asked_for("visit") == "car" and not question and words <= _LONGEST_ANSWER and _said(talk, {})):
        return True
    if question or words > _LONGEST_ANSWER or not _asked_which_car(talk):
        return False
    return {"date", "time"} <= moment(talk.reading.text, talk.now).keys()


def _puts_right(talk: Talk) -> bool:
    """Whether the day or time told before the car is changed: "não, sábado não, melhor sexta mesma hora"."""
    words = len(talk.reading.text.split())
    told = bool(_said(talk, {})) and not asks_hours(talk.reading.text)
    return told and words <= _LONGEST_CHANGE and talk.reading.intent in _CHANGES


def _proposed(talk: Talk) -> bool:
    """A day or hour by itself beside a car: "hj da?", "9h tá bom"; after the opening hours it asks for those of another day."""
    waiting = talk.task is not None and talk.task["skill"] != "search"
    in_sight = talk.memory["focus"] is not None or bool(talk.memory["shown"])
    if waiting or not in_sight or not proposes_a_visit(talk.reading.text, talk.now):
        return False
    return not (talk.memory["said"] and of_opening_hours(talk.memory["said"][-1]["assistant"]))


def _no_longer_then(talk: Talk) -> bool:
    """Whether the day told before the visit was booked will not do: "opa, surgiu um imprevisto, hj não vai dar"."""
    return talk.asked_for("visit") is not None and "did:booked" not in talk.memory["facts"] and visit_cues.cannot(talk.reading.text)


def _asked_which_car(talk: Talk) -> bool:
    return talk.task is not None and talk.task["asked"] == "car" and bool(talk.task["slots"].get("choices"))


@skill("visit", "test_drive", fills=("date", "time", "car_refs", "models"), claims=_claims)
def visit(talk: Talk) -> Skill:
    said = yield from _answered(talk)
    if brings(talk.reading.text) and not _around_the_shop(talk):
        return replace(said, text=f"Pode trazer seu carro, sim: a avaliação é feita na visita. {said.text}".strip())
    return said


def _around_the_shop(talk: Talk) -> bool:
    """Whether it is the shop that is to be seen, and no car was chosen or being arranged for."""
    chosen = talk.entities.keys() & {"models", "car_refs", "time"} or talk.asked_for("visit") or points_at_one(talk.reading.text)
    only_brings = brings(talk.reading.text) and talk.memory["focus"] is None and not talk.entities.keys() & {"models", "car_refs"}
    return only_brings or (not chosen and to_see_the_shop(talk.reading.text))


def _answered(talk: Talk) -> Skill:
    if comes_unasked(talk.reading.text) and "did:booked" not in talk.memory["facts"]:
        told = yield from SKILLS["store"].run(talk)
        return Say(f"Pode vir, nem precisa marcar. {told.text}")
    if _around_the_shop(talk):
        told = yield from SKILLS["store"].run(talk)
        text = f"Pode vir quando quiser, nem precisa marcar. {told.text}"
        if brings(talk.reading.text):
            return Say(f"Pode trazer seu carro, sim: a avaliação é feita na loja, nem precisa marcar. {told.text}", keeps_task=True)
        return Say(f"{text} Se tiver um carro em vista, me diga qual que eu marco um horário para você.", keeps_task=True)
    if about_a_visit_kept(talk):
        return (yield from kept(talk))
    if beside_the_visit(talk):
        return Say(confirmed_by_a_person(talk), keeps_task=True)
    slots = talk.slots("visit") or ({"choices": talk.task["slots"]["choices"]} if talk.task and _asked_which_car(talk) else {})
    when = _when(talk, slots)
    asked = talk.asked_for("visit")
    other = _OTHER_TIMES.search(fold(talk.reading.text)) is not None
    if asked in ("time", "date") and not _said(talk, slots) and talk.assent.yes is False and not other:
        return Say(talk.pick("Tudo bem, quando quiser marcar é só falar.", "Sem problema."))
    if _no_longer_then(talk) and not _said(talk, slots):
        later = {key: value for key, value in slots.items() if key not in (*WHEN, "offered")}
        return Say(talk.pick("Sem problema.", "Tudo bem."), Question("Que dia fica melhor para você?", "visit", "date", later))
    if asked in ("time", "date") and not _said(talk, slots) and asks_aside(talk.reading.text):
        return Say(confirmed_by_a_person(talk), keeps_task=True)
    if asked == "time" and not _said(talk, slots) and other:
        later = {key: value for key, value in slots.items() if key not in (*WHEN, "offered")}
        return Say("", Question("Que dia e horário ficam melhor para você?", "visit", "date", later))
    if asked == "time" and slots.get("offered") and talk.assent.yes and talk.task and not (_said(talk, slots) or talk.entities):
        return Say("", Question.of(talk.task))  # a yes to several times: the same ones once more
    if asked and (contact := {key: talk.entities[key] for key in CONTACT if key in talk.entities}):
        yield Call("update_profile", contact)  # "Joana, 19 99888-7777, sábado 10h"
    if same_day(talk.reading.text) and "date" not in when and (kept_visits := (yield Call("my_arrangements", {}))["visits"]):
        when["date"] = kept_visits[-1]["starts_at"][:10]
    if slots.get("offered") and when and not talk.entities.get("models"):
        entities = {key: value for key, value in talk.entities.items() if key != "car_refs"}  # "o segundo" was a time, not a car
        talk = replace(talk, reading=replace(talk.reading, entities=entities))
    if slots.get("action") == "move":
        return (yield from book(talk, {"action": "move", "car_id": slots["car"]["id"], **when}, {"action": "move", "car": slots["car"]}))
    if talk.who.consent is False and not asked:
        which = yield from pick_car(talk, "visit", {**slots, **when})
        seen: dict[str, Any] = {"car": which}
        if isinstance(which, Say):
            seen = dict(which.question.slots) if which.question else {}
        needed = ask_consent_for(talk, "visit", {**slots, **when, **seen}, "Para marcar um horário")
        return replace(needed, text=f"{needed.text} Se preferir, venha sem marcar, dentro do horário da loja.")
    if any_will_do(talk):
        talk = replace(talk, chosen=slots["choices"][0]["id"])
    car = yield from pick_car(talk, "visit", {**slots, **when})
    if isinstance(car, Say) and car.question and not car.question.slots.get("choices") and names_a_kind(talk):
        car = yield from put_forward_some(talk, car, {**slots, **when})
    if isinstance(car, Say):
        noted = _noted(talk, when) if _said(talk, slots) else ""
        if visit_cues.asks_whether_booked(talk.reading.text):
            noted = "Ainda não marquei, só falta o carro."
        return replace(car, text=f"{noted} {car.text}".strip())
    return (yield from book(talk, {"action": "book", "car_id": car["id"], **when}, {"car": car}))


def _noted(talk: Talk, when: dict[str, Any]) -> str:
    """The day and time told before the car is known: they are not asked for again."""
    if "date" not in when or "time" not in when:
        return ""
    told = day_and_time(f"{when['date']}T{when['time']}", talk.now)
    return f"{told[0].upper()}{told[1:]}, anotado."


def _said(talk: Talk, slots: dict[str, Any]) -> dict[str, Any]:
    """The day and time told now, or chosen from what was offered."""
    told = moment(visit_cues.less_refused(talk.reading.text), talk.now, bare=talk.asked_for("visit") in ("time", "date"))
    offered: list[str] = slots.get("offered", [])
    place = _place(talk, told, offered)
    if place is None:
        return told
    date, time = offered[place - 1 if place > 0 else place][:16].split("T")
    return {"date": date, "time": time}


def _place(talk: Talk, told: dict[str, Any], offered: list[str]) -> int | None:
    """Which of the times offered is meant, where it is said by its place: "o segundo", "2", "o último horário"."""
    if not offered or "date" in told or told.get("time") in [slot[11:16] for slot in offered]:
        return None
    bare, refs = _PLACE.match(talk.reading.text), talk.entities.get("car_refs")
    place = int(bare[1]) if bare else None
    if place is None and "time" not in told:
        place = refs[0] if refs else ordinal(talk.reading.text)
    if place is None and not told and (indifferent(talk.reading.text) or (len(offered) == 1 and talk.assent.yes)):
        place = 1
    return place if place is not None and -len(offered) <= place <= len(offered) else None


def _when(talk: Talk, slots: dict[str, Any]) -> dict[str, Any]:
    """The day and time wanted: said now, else before. A new day or part of a day leaves the old time behind."""
    said = _said(talk, slots)
    offered: list[str] = slots.get("offered", [])
    if "time" in said and "date" not in said and offered:
        days = {slot[:10] for slot in offered}
        at_that_time = [slot[:10] for slot in offered if slot[11:16] == said["time"]]
        if at_that_time or len(days) == 1:
            said["date"] = at_that_time[0] if at_that_time else days.pop()
    known = {} if _no_longer_then(talk) else {key: slots[key] for key in WHEN if slots.get(key)}
    if {"time", "earliest", "latest"} & set(said):
        known = {key: value for key, value in known.items() if key == "date"}
    if same_time(talk.reading.text) and slots.get("at") and "time" not in said:
        known["time"] = slots["at"]  # of another day, where the shop had it taken on this one
    return known | said
