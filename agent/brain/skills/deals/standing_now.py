""" "Confirmou?", "cancelou mesmo?": how things stand after what was last done, told from the records and not from memory."""

from __future__ import annotations

import re

from agent.brain.phrasing import and_list, day_and_time
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import the
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.moments import moment
from agent.understanding.text import fold

_BEFORE = r"(oi+|ola|opa|alo|e ai|e|ei|entao|mas|moca|bia|ja|foi|ficou|ta|esta|voce|vc|vcs|voces|conseguiu|deu|tudo)"
_DONE = r"(confirm|cancel|desmarc|marc|remarc|agend|reserv)(ou|aram|ad[oa]s?)|certo|conseguiu|deu certo"
_AFTER = r"(mesmo|entao|ai|ja|tudo|certinho|pra mim|para mim|(a |o |minha |meu )?(visita|reserva|horario|carro|test ?drive))"
_FOLLOWS_UP = re.compile(rf"^\W*({_BEFORE}\W+)*({_DONE})(\W+{_AFTER})*\W*\?\W*$")
_AND_THEN = re.compile(r"^\W*(oi\W+)?e (n?[oa] |pro |pra )?dia [\d/]{1,5}\?\W*$")
_ARRANGED = re.compile(r"\b(visita|marcad|reservad|no seu nome)")
_UNDOES = re.compile(r"\b(cancel|desmarc)")
_LONGEST = 8


def _claims(talk: Talk) -> bool:
    if talk.who.role != "customer" or not talk.memory["greeted"] or len(talk.reading.text.split()) > _LONGEST:
        return False
    return _FOLLOWS_UP.match(fold(talk.reading.text)) is not None or _of_a_day(talk)


def _of_a_day(talk: Talk) -> bool:
    """ "E dia 8?", where no day was asked for."""
    said = fold(talk.reading.text)
    arranging = bool(talk.memory["said"]) and _ARRANGED.search(fold(talk.memory["said"][-1]["assistant"])) is not None
    return arranging and talk.asked_for("visit") is None and _AND_THEN.match(said) is not None and "date" in moment(said, talk.now)


@skill("standing_now", claims=_claims)
def standing_now(talk: Talk) -> Skill:
    """What is booked and reserved at this moment, whichever of them was meant."""
    going = yield Call("my_arrangements", {})
    told = [f"visita {day_and_time(one['starts_at'], talk.now)} para ver {the(name_of(one['car']))}" for one in going["visits"]]
    told += [f"{name_of(one['car'])} reservado até {day_and_time(one['until'], talk.now)}" for one in going["reservations"]]
    undone = _UNDOES.search(fold(talk.reading.text)) is not None
    if not told and _of_a_day(talk):
        return (yield from SKILLS["visit"].run(talk))
    if not told:
        nothing = "não há visita marcada nem carro reservado no seu nome"
        return Say(f"Sim, agora {nothing}." if undone else f"Ainda não: {nothing}.", keeps_task=True)
    return Say(f"No seu nome {'ainda ' if undone else ''}está: {and_list(told)}.", keeps_task=True)
