"""The dialogue policy: which skill answers a message.

Opting out, privacy and the wish for a person come first, whatever was going on. Then an open question, where the message
answers it (agent/brain/answers.py). Then whatever the message asks for; the open question is asked again once afterwards.
"""

from __future__ import annotations

from dataclasses import replace

from agent.binding import SURE
from agent.brain.answers import PLAIN, fits
from agent.brain.skills import SKILLS, SkillEntry
from agent.brain.skills.customers.recalling import remembers_a_talk
from agent.brain.skills.talk.telling_the_team import contact_told
from agent.brain.talk import Question, Talk
from agent.handed_over import CALLED_AGAIN, PUBLIC, WAITING, answers, asks_again, asks_to_book, tells_of_trouble
from agent.leave import asked_last
from agent.rights import CALLS, OVER_DATA, RIGHTS, SURE_TO_CALL, answers_about_rights, claims
from agent.understanding.cues.assent import NEITHER, Strength, about_keeping, spoken
from agent.understanding.cues.awaited_team import asks_after_the_team
from agent.understanding.cues.car_questions import items_asked
from agent.understanding.cues.handing_back import calls_back, declines_a_person
from agent.understanding.cues.house_questions import asks_who_answers
from agent.understanding.cues.hurry import in_a_hurry, tired_of_waiting
from agent.understanding.cues.keeping import asks_what_is_kept
from agent.understanding.cues.own_car import less_own
from agent.understanding.cues.pleasantries import asks_beside_a_hello
from domain.customers.profile import WISH_FIELDS

GUESS = 0.2
"""Values in the message make a guess as unsure as this worth taking."""
_TRAITS = frozenset(WISH_FIELDS) - {"usage", "priorities", "city", "state"}
"""What a yes may bring that changes the cars looked for."""
_BY_INTENT = {intent: entry for entry in SKILLS.values() for intent in entry.intents}


def route(talk: Talk) -> SkillEntry:
    """The skill for a request."""
    reading, customer = talk.reading, talk.who.role == "customer"
    if customer and calls_back(reading.text) and (talk.who.handed_over or reading.intent in PLAIN | RIGHTS | {"complaint"}):
        return SKILLS["resume"]
    if (pries := SKILLS["prying"]).claims and pries.claims(talk):
        return pries
    if talk.who.handed_over:
        return _while_a_person_answers(talk)
    if reading.angry and customer:
        return SKILLS["complaint"]
    if customer and _about_consent(talk):
        return SKILLS["consent"]
    for first in (SKILLS["standing_now"], SKILLS["cancel"]):
        if customer and first.claims and first.claims(talk):
            return first
    remembers = customer and remembers_a_talk(talk)
    asks_of_us = remembers and reading.intent == "privacy_export"  # "lembra de mim?" is no wish to see data
    if not customer and reading.intent in OVER_DATA and (claimed := _claimed(talk, of_customers=False)) is not None:
        return claimed  # among its own people "quais visitas vocês têm?" is about no one's data
    calls = customer and not (declines_a_person(reading.text) or asks_who_answers(reading.text) or in_a_hurry(reading.text))
    if claims(reading) and not asks_of_us and (reading.intent != "human" or calls):
        return _BY_INTENT[reading.intent]
    if remembers:
        return SKILLS["recall"]
    if (claimed := _claimed(talk, of_customers=customer)) is not None:
        return claimed
    return _continued(talk) or _behind_consent(talk) or request_of(talk)


def _claimed(talk: Talk, *, of_customers: bool) -> SkillEntry | None:
    """The first skill, of customers or of staff, that claims the message."""
    return next((entry for entry in SKILLS.values() if entry.of_staff != of_customers and entry.claims and entry.claims(talk)), None)


def request_of(talk: Talk) -> SkillEntry:
    """The skill for what a message asks, whatever was open."""
    reading = talk.reading
    if reading.intent == "out_of_scope" and "?" in reading.text and items_asked(reading.text):
        return SKILLS["details"]  # of which car, is asked
    if reading.intent == "affirm" and set(reading.entities) & _TRAITS and "models" not in reading.entities:
        return SKILLS["refine"]  # "tá bom, pode ser prata então"
    if reading.confidence < SURE and "?" in reading.text and "models" in less_own(reading.entities, reading.text):
        return SKILLS["details"]  # whatever it was taken for, it asks of a car
    if reading.confidence < SURE and not (reading.entities and reading.confidence >= GUESS):
        return SKILLS["not_understood"]
    if reading.intent == "greet" and asks_beside_a_hello(reading.text):
        return SKILLS["not_understood"]
    if talk.who.role != "customer" and reading.intent in CALLS:
        return SKILLS["not_understood"]  # nobody is asked for: that would have been claimed
    if reading.intent in CALLS and reading.confidence < SURE_TO_CALL:
        return SKILLS["decline" if spoken(reading.text) is NEITHER else "offer_of_a_person"]
    return _BY_INTENT.get(reading.intent, SKILLS["not_understood"])


def _while_a_person_answers(talk: Talk) -> SkillEntry:
    if talk.task and answers_about_rights(talk.task, talk.reading):
        return SKILLS[talk.task["skill"]]
    if _about_consent(talk) and talk.assent.binds:
        return SKILLS["consent"]
    if (asks_after_the_team(talk.reading.text) or tired_of_waiting(talk.reading.text)) and talk.reading.intent not in RIGHTS - CALLS:
        return SKILLS["team_awaited"]
    if asks_again(talk.memory, talk.reading):
        return SKILLS[CALLED_AGAIN]
    if tells_of_trouble(talk.reading):
        return SKILLS["trouble_for_the_team"]
    if asks_to_book(talk.reading):
        return SKILLS["booking_for_the_team"]
    if contact_told(talk) and talk.reading.intent not in RIGHTS | PUBLIC:
        return SKILLS["contact_for_the_team"]
    return _BY_INTENT[talk.reading.intent] if answers(talk.task, talk.reading) else SKILLS[WAITING]


def _about_consent(talk: Talk) -> bool:
    """Consent given, refused or taken back in so many words, whatever the question was."""
    if not about_keeping(talk.reading.text) or asks_what_is_kept(talk.reading.text) or talk.asked_for("reserve") == "confirmed":
        return False
    if talk.assent.yes is False:
        return talk.assent.refuses and (talk.who.consent is not False or asked_last(talk.memory))
    return talk.assent.yes is True


def _continued(talk: Talk) -> SkillEntry | None:
    """The skill whose question this message answers or whose task it goes on with, if it does."""
    task = talk.task
    if task is None or task["skill"] not in SKILLS:
        return None
    entry = SKILLS[task["skill"]]
    return entry if talk.reading.intent in entry.intents or fits(talk, task) else None


def _behind_consent(talk: Talk) -> SkillEntry | None:
    """The skill that waits behind the privacy question, where the message tells it more instead of answering."""
    task = talk.task
    if task is None or task["skill"] != "consent" or task["slots"].get("task") not in SKILLS:
        return None
    entry = SKILLS[task["slots"]["task"]]
    goes_on = talk.reading.intent in entry.intents or (talk.reading.intent in PLAIN and entry.fills & talk.entities.keys())
    if not goes_on or talk.assent.strength is Strength.LEADING:
        return None
    waiting = Question("", entry.name, "", task["slots"]["slots"]).as_task()
    behind = replace(talk, memory={**talk.memory, "task": waiting})
    return replace(entry, run=lambda _: entry.run(behind))
