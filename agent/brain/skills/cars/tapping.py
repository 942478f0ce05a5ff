"""A car's card or row that was tapped: that car, whatever list was shown since."""

from __future__ import annotations

from dataclasses import replace

from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Say, Skill, Talk
from domain.conversation import Kind

_ASK_OF_IT = frozenset({"car_details", "financing", "negotiate", "reserve_car", "test_drive", "warranty_docs", "affirm"})
"""Words beside a tap that are about the car tapped."""


@skill("tapped", kinds=(Kind.CHOICE,))
def tapped(talk: Talk) -> Skill:
    car_id = talk.attachments[-1].data["car_id"]
    if not talk.alone and talk.reading.intent in _ASK_OF_IT:
        yield Call("car_details", {"car_id": car_id})
        return Say("", keeps_task=True)
    task = talk.task
    waiting = task is not None and task["asked"] == "car" and task["skill"] in SKILLS
    entry = SKILLS[task["skill"] if task and waiting else "details"]
    silent = replace(talk.reading, text="", intent="car_details", entities={})
    return (yield from entry.run(replace(talk, reading=silent, chosen=car_id)))
