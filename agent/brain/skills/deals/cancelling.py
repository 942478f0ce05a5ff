""" "Cancela", "quero cancelar tudo": what it can mean is looked up, and asked for where it is not plain."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any

from agent.brain.phrasing import and_list, day_and_time
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import of_the, the
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.text import fold

_BEFORE = r"(na (verdade|vdd)|entao|ah|ai|ok|olha|quero|queria|pode|vou|preciso|por favor|desculpa|nao|oi|gente|vamos|melhor)"
_AFTER = r"(tudo|td|isso|ai|por favor|pfv|todos?|todas?|mesmo|disso|entao|obrigad\w|desculpa)"
_BARE = re.compile(rf"^\W*({_BEFORE}\W+)*(cancel\w+|desmarc\w+|desist\w*|desisti|esquece|anula\w*)(\W+{_AFTER})*\W*$")
_ALL = re.compile(r"\b(tud[oa]|td|todos?|todas?|as duas|os dois|ambas?|ambos)\b")
_BOTH = ("A visita", "A reserva", "Tudo")


def _claims(talk: Talk) -> bool:
    bare = _BARE.match(fold(talk.reading.text[:200])) is not None
    return bare or (talk.asked_for("cancel") == "which" and _chosen(talk))


@skill("cancel", claims=_claims)
def cancel(talk: Talk) -> Skill:
    """Drop what was being arranged; else cancel what is arranged, where only one thing can be meant and it was just made."""
    if talk.asked_for("cancel") == "which":
        return (yield from _cancelled(talk, (yield from _arranged()), talk.reading.text))
    everything = _ALL.search(fold(talk.reading.text)) is not None
    unfinished = talk.task is not None and talk.task["asked"] != "name" and talk.task["skill"] not in ("search", "consent")
    if unfinished and not everything:
        return Say(talk.pick("Tudo bem, deixei para lá.", "Sem problema, parei por aqui."))
    going = yield from _arranged()
    if not any(going.values()):
        if everything or talk.reading.intent == "opt_out":
            question = Question("Quer parar de receber mensagens?", "opt_out", "confirmed", buttons=("Sim, parar", "Não"))
            return Say("Não há visita nem reserva no seu nome.", question)
        return Say(talk.pick("Tudo bem, não há nada marcado.", "Sem problema, nada ficou marcado."))
    count = sum(len(found) for found in going.values())
    if count == 1 and not everything:
        return (yield from _cancelled(talk, going, "tudo"))
    buttons = _BOTH if all(going.values()) else ("Sim, cancelar", "Não")
    asked = "O que eu cancelo?" if all(going.values()) else "Cancelo?"
    return Say(f"Você tem {and_list(_named(talk, going))}.", Question(asked, "cancel", "which", takes="yes_no", buttons=buttons))


def _arranged() -> Generator[Call, dict[str, Any], dict[str, Any]]:
    result = yield Call("my_arrangements", {})
    return {"visits": result.get("visits", []), "reservations": result.get("reservations", [])}


def _named(talk: Talk, going: dict[str, Any]) -> list[str]:
    visits = [f"visita {day_and_time(one['starts_at'], talk.now)} para ver {the(name_of(one['car']))}" for one in going["visits"]]
    return [*visits, *(f"reserva {of_the(name_of(one['car']))}" for one in going["reservations"])]


def _chosen(talk: Talk) -> bool:
    words = fold(talk.reading.text)
    return bool(_ALL.search(words) or re.search(r"\b(visita|reserva)\b", words) or talk.assent.answers)


def _cancelled(talk: Talk, going: dict[str, Any], text: str) -> Skill:
    words = fold(text)
    everything = _ALL.search(words) is not None or talk.assent.binds
    done = []
    for visit in going["visits"] if everything or "visita" in words else []:
        result = yield Call("schedule_test_drive", {"action": "cancel", "car_id": visit["car"]["id"]})
        done += [] if result.get("error") else [f"a visita de {day_and_time(visit['starts_at'], talk.now)}"]
    for held in going["reservations"] if everything or "reserva" in words else []:
        result = yield Call("cancel_reservation", {"car_id": held["car"]["id"]})
        done += [] if result.get("error") else [f"a reserva {of_the(name_of(held['car']))}"]
    return Say(f"Cancelei {and_list(done)}." if done else "Tudo bem, não cancelei nada.")
