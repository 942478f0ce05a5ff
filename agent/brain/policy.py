"""The dialogue policy: which skill answers a message.

Opting out, privacy and the wish for a person come first, whatever was going on. Then an open question, where the message
answers it. Then whatever the message asks for; the open question is asked again afterwards.
"""

from __future__ import annotations

from dataclasses import replace

from agent.binding import SURE
from agent.brain.skills import SKILLS, SkillEntry
from agent.brain.skills.relaxing import choice
from agent.brain.talk import Talk
from agent.rights import RIGHTS, claims
from agent.state import Task
from agent.understanding.assent import Strength
from agent.understanding.cues import about_keeping, indifferent, ordinal, wants

ANSWERS = frozenset({"affirm", "deny", "provide_profile", "out_of_scope", "greet"})
"""Intents that an answer is easily taken for; the others begin something, unless the message is short."""
GUESS = 0.2
"""Values in the message make a guess as unsure as this worth taking."""

SHORT = 5
"""Words of an answer that says no more than the value that was asked for."""

_BY_INTENT = {intent: entry for entry in SKILLS.values() for intent in entry.intents}


def route(talk: Talk) -> SkillEntry:
    reading = talk.reading
    if wants("resume_bot", reading.text):
        return SKILLS["resume"]
    if reading.angry and talk.who.role == "customer":
        return SKILLS["complaint"]
    if _about_consent(talk):
        return SKILLS["consent"]
    if claims(reading):
        return _BY_INTENT[reading.intent]
    if talk.who.role == "customer" and (claimed := next((e for e in SKILLS.values() if e.claims and e.claims(talk)), None)) is not None:
        return claimed
    if talk.task and (entry := _continued(talk)) is not None:
        return entry
    if (behind := _behind_consent(talk)) is not talk and (entry := _told_more(behind)) is not None:
        return replace(entry, run=lambda _: entry.run(behind))
    if reading.confidence < SURE and not (reading.entities and reading.confidence >= GUESS):
        return SKILLS["not_understood"]
    return _BY_INTENT.get(reading.intent, SKILLS["not_understood"])


def _about_consent(talk: Talk) -> bool:
    """Consent given, refused or taken back in so many words, whatever the question was."""
    if talk.who.role != "customer" or not about_keeping(talk.reading.text):
        return False
    return talk.assent.binds if not talk.who.consent else talk.assent.refuses


def _continued(talk: Talk) -> SkillEntry | None:
    """The skill whose question this message answers, if it does."""
    task, reading = talk.task, talk.reading
    if task is None or task["skill"] not in SKILLS:
        return None
    entry = SKILLS[task["skill"]]
    if task["skill"] == "consent":
        said = talk.assent
        return entry if said.answers and (said.strength is Strength.EXPLICIT or not reading.entities) else None
    return _fits(talk, task, entry)


def _behind_consent(talk: Talk) -> Talk:
    """The talk as it was before the privacy question came between: the task that waits for it goes on with new values."""
    task = talk.task
    if task is None or task["skill"] != "consent" or not task["slots"].get("task"):
        return talk
    waiting: Task = {"skill": task["slots"]["task"], "slots": task["slots"]["slots"], "asked": None, "question": None, "buttons": []}
    return replace(talk, memory={**talk.memory, "task": waiting})


def _told_more(talk: Talk) -> SkillEntry | None:
    """The skill that waits for consent, where the message goes on with it instead of answering."""
    entry = SKILLS[talk.task["skill"]] if talk.task and talk.task["skill"] in SKILLS else None
    if entry is None or talk.assent.strength is Strength.LEADING:
        return None
    goes_on = talk.reading.intent in entry.intents or (talk.reading.intent in ANSWERS and entry.fills & set(talk.entities))
    return entry if goes_on else None


def _fits(talk: Talk, task: Task, entry: SkillEntry) -> SkillEntry | None:
    """The entry where the message gives what was asked for."""
    reading = talk.reading
    if reading.intent in entry.intents:
        return entry
    if task["asked"] in ("date", "time") and {"date", "time"} & set(reading.entities) and reading.intent not in RIGHTS:
        return entry
    short = len(reading.text.split()) <= SHORT and "?" not in reading.text
    names_the_car = task["asked"] == "car" and bool({"models", "car_refs"} & set(reading.entities))
    bare = short or names_the_car or reading.intent in ANSWERS or reading.confidence < SURE
    if task["skill"] == "search":
        return _search_answer(talk, entry)
    if bare and (entry.fills & set(reading.entities) or task["asked"] in reading.entities):
        return entry
    if bare and task["asked"] in ("confirmed", "relax", "condition", "time") and (talk.assent.answers or task["asked"] == "condition"):
        return entry
    if task["asked"] == "time" and bare and ordinal(reading.text) and not reading.entities.get("models"):
        return entry
    if task["asked"] == "name" and bare and len(reading.text.split()) <= 4:
        return entry
    return None


def _search_answer(talk: Talk, entry: SkillEntry) -> SkillEntry | None:
    """Answers while looking for a car: values go through the profile, a yes or no to an offer through the search."""
    asked, reading = talk.task["asked"] if talk.task else None, talk.reading
    if asked == "relax":
        return entry if choice(talk) is not None else None
    if indifferent(reading.text) and not reading.entities:
        return entry
    if reading.intent in ("affirm", "deny") or (reading.confidence < SURE and not reading.entities and asked != "wish"):
        return entry if talk.profile or reading.intent == "deny" else None
    return None
