"""A location that was shared: the nearest branch, how far it is, when it is open, and a visit."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from typing import Any

from agent.attachments import point
from agent.binding import SURE
from agent.brain.phrasing import and_list
from agent.brain.phrasing.genders import the
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.entities import extract
from agent.understanding.text import fold
from domain.conversation import Kind
from domain.store import STATES

_HERE = frozenset({"store_info", "greet", "goodbye", "help", "out_of_scope", "affirm", "thanks"})
"""Read of words that go with a location and ask for nothing else: "tô aqui", "qual a mais perto?"."""
_FAR = 50
"""Km from which it is told whether the shop delivers."""
_CITY = re.compile(rf"([^,/–-]{{2,40}}\s*[-–/]\s*(?:{'|'.join(STATES)}))\b")
_FINE = 3
"""Decimals of a coordinate that the tool is told: about a hundred metres."""


def _covers(talk: Talk) -> bool:
    reading = talk.reading
    asks_more = bool({"date", "time"} & reading.entities.keys())
    return not asks_more and (reading.intent in _HERE or reading.confidence < SURE or reading.entities.keys() <= {"city", "state"})


@skill("nearest_branch", kinds=(Kind.LOCATION,), covers=_covers)
def nearest_branch(talk: Talk) -> Skill:
    if not talk.attachments:
        return (yield from _visit(talk))
    here = point(talk.attachments[-1])
    if here is None:
        return Say(
            talk.pick("Essa localização não abriu para mim.", "Não consegui ler essa localização."),
            Question("De que cidade você é?", "profile", "city"),
        )
    asked = {"latitude": round(here.latitude, _FINE), "longitude": round(here.longitude, _FINE)}
    result = yield Call("store_info", asked)
    if result.get("error"):
        return Say(result["detail"])
    nearest = result["branches"][0]
    if "distance_km" not in nearest:
        return Say(f"Nossas lojas ficam em {and_list([branch['city'] for branch in result['branches']])}. De qual você está mais perto?")
    yield from _city(talk)
    told = _told(talk, result, nearest)
    if not talk.alone:
        return Say(told, keeps_task=True)
    if talk.asks_again and talk.task and talk.task["skill"] not in ("search", "nearest_branch"):
        return Say(f"{told} {_when_open(result)}", keeps_task=True)
    elsewhere = yield from _where_the_car_is(talk, result, nearest)
    text = f"{told} {_when_open(result)} {elsewhere}".strip()
    return Say(text, Question("Quer marcar uma visita?", "nearest_branch", "confirmed", buttons=("Marcar visita", "Agora não")))


def _city(talk: Talk) -> Generator[Call, dict[str, Any], None]:
    """The city that the shared place's own address names, kept where that is agreed and it was not known."""
    address = talk.attachments[-1].data.get("address")
    if not talk.who.consent or talk.profile.get("city") or not isinstance(address, str):
        return
    named = _CITY.findall(address[:300])  # streets are named after cities too: only what stands before its state is one
    if named and (city := extract(named[-1], role="customer", now=talk.now).get("city")):
        yield Call("update_profile", {"city": city})


def _told(talk: Talk, result: dict[str, Any], nearest: dict[str, Any]) -> str:
    far = f"a uns {nearest['distance_km']} km em linha reta" if nearest["distance_km"] > 1 else "a menos de 1 km de você"
    place = f"{nearest['address']}, {nearest['city']}/{nearest['state']}"
    text = talk.pick(
        f"A loja mais perto é a {nearest['name']}, {far}: {place}.", f"Mais perto de você fica a {nearest['name']}, {far}: {place}."
    )
    return f"{text} {result['delivery']}" if nearest["distance_km"] >= _FAR and result["delivery"] and talk.alone else text


def _when_open(result: dict[str, Any]) -> str:
    if result["holiday_today"]:
        return f"Hoje é feriado e estamos fechados; abrimos {result['hours']}."
    return f"Abrimos {result['hours']}{', e agora estamos abertos' if result['open_now'] else '; agora estamos fechados'}."


def _where_the_car_is(talk: Talk, result: dict[str, Any], nearest: dict[str, Any]) -> Generator[Call, dict[str, Any], str]:
    """Where the car talked about stands, if not at the nearest branch: a visit would be there."""
    focus = talk.memory["focus"]
    if focus is None:
        return ""
    looked_at = yield Call("car_details", {"car_id": focus["id"]})
    city = fold((looked_at.get("car") or {}).get("cidade") or "")
    branch = next((branch for branch in result["branches"] if fold(branch["city"]) == city), None)
    if branch is None or branch["name"] == nearest["name"] or "distance_km" not in branch:
        return ""
    return f"{the(focus['name'], start=True)} está na {branch['name']}, a uns {branch['distance_km']} km."


def _visit(talk: Talk) -> Skill:
    """The answer to whether they want to come."""
    if not (talk.assent.yes or talk.reading.intent == "test_drive"):
        yield from ()
        return Say(talk.pick("Sem problema, quando quiser é só falar.", "Tudo bem, é só chamar quando quiser vir."))
    return (yield from SKILLS["visit"].run(replace(talk, memory={**talk.memory, "task": None})))
