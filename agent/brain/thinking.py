"""Several requests, one reply: each is answered in order, knowing what the ones before it brought; one question closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from agent.binding import SURE
from agent.brain.abroad import abroad
from agent.brain.answers import PLAIN
from agent.brain.noticing import noticed
from agent.brain.order_waiting import beside_a_draft
from agent.brain.own_car_offered import own_car_question
from agent.brain.phrasing import and_list
from agent.brain.policy import request_of, route
from agent.brain.put_off import LATER, put_off, still_put_off
from agent.brain.receiving import greeting, received
from agent.brain.skills import SKILLS
from agent.brain.skills.customers.consenting import CONTACT
from agent.brain.talk import Call, Question, Say, Skill, Talk, Who
from agent.brain.tone import introduced, toned
from agent.handed_over import PUBLIC, WAITING
from agent.leave import ASKED_ENOUGH
from agent.rights import CALLS, RIGHTS
from agent.state import Memory, Task
from agent.understanding.cues.assent import about_keeping, assent
from agent.understanding.cues.handing_back import calls_back
from agent.understanding.reading import Reading

LINE = "\n"
_DONE_ONCE = ("visit", "reserve")
"""Skills of which a second request that tells nothing more is the one that was just done."""
_OF_RIGHTS = ("erase", "opt_out")
"""Skills whose question is put at first contact too: the privacy question waits for it, and not the other way."""
_ON_THE_WAY = ("consent", "resume")
"""Skills after which a request that came in the same message is answered."""


def think(talk: Talk, readings: Sequence[Reading]) -> Skill:
    """Answer what was sent and every request of a turn."""
    said: list[Say] = []
    ran: list[str] = []
    memory = talk.memory
    sent = received(talk, readings)
    covered = any(seen.alone for _, seen in sent)
    if covered and (hello := greeting(talk)) is not None:
        said.append(hello)
    for entry, seen in sent:
        request, results = replace(seen, memory=memory), list[dict[str, Any]]()
        answer = yield from _noting(entry.run(request), results)
        said.append(answer if talk.reading.language == "pt" or not answer.text else abroad(request, entry.name, answer, results))
        memory = _after(memory, answer, results)
        ran.append(entry.name)
    asked = () if covered else readings
    put_back: int | None = None  # where the question that waited for leave was put again, which the rest of the message may answer
    for at, reading in enumerate(asked):
        more = at + 1 < len(asked)
        request, results = replace(talk, reading=reading, memory=memory, attachments=(), more=more), list[dict[str, Any]]()
        entry = route(request)
        if entry.name == "file_named" and sent:
            continue  # the file itself came, and was answered
        if entry.name in _DONE_ONCE and entry.name in ran and not reading.entities and memory["task"] is None:
            continue  # "o primeiro. marca aí e pronto"
        used: list[str] = []
        beside = entry.name in _ON_THE_WAY and says_more(reading)
        answer = yield from _noting(entry.run(replace(request, more=more or beside)), results, used)
        if entry.name in _ON_THE_WAY:
            request = replace(request, who=_known_since(talk.who, results))
            talk = _answered(talk, request.who) if entry.name == "consent" else talk
            if beside:
                said.append(replace(answer, question=None))
                aside, who = replace(reading, intent=asked_beside(reading)), replace(request.who, handed_over=False)
                request = replace(request, reading=aside, memory={**memory, "task": None}, who=who)
                answer = yield from _noting(request_of(request).run(request), results, used)
        if (told := _told_beside(request)) and "update_profile" not in used:
            yield Call("update_profile", told)
        if _asks_nothing(talk, reading, answer):
            nothing_told = not answer.text or (answer.question is not None and not used)  # but how a question begins that is not asked
            alone = talk.who.handed_over and nothing_told
            answer = (yield from SKILLS[WAITING].run(request)) if alone else replace(answer, question=None)
        answer = beside_a_draft(request, entry.name, answer, used, results)
        said.append(answer if reading.language == "pt" else abroad(request, entry.name, answer, results))
        told = {"user": reading.text, "assistant": answer.text}
        memory = {**_after(memory, answer, results), "said": [*memory["said"], told]}
        if more and entry.name == "consent" and answer.question is not None:
            memory, put_back = {**memory, "task": answer.question.as_task()}, len(said) - 1
        elif put_back is not None and (waited := said[put_back].question) is not None and waited.skill == entry.name:
            said[put_back] = replace(said[put_back], question=None)
        ran.append(entry.name)
    return _joined(talk, said, memory["task"], ran)


def _after(memory: Memory, answer: Say, results: list[dict[str, Any]]) -> Memory:
    """The memory as the next request of the turn finds it."""
    asks = answer.question.as_task() if answer.question else None
    return {**noticed(memory, results, answer.text, asks), "task": memory["task"] if answer.keeps_task else None}


def _answered(talk: Talk, who: Who) -> Talk:
    """The talk once the privacy question has its answer: what else the message asks may be asked about, and kept."""
    return replace(talk, who=who, may_ask=talk.may_ask or who.consent is not None)


def says_more(reading: Reading) -> bool:
    """Whether a yes, a no or a call back comes with a request of its own: "sim, e quero um SUV", not "sim, sou a Ana"."""
    if not reading.entities and assent(reading).alone:
        return False
    asks = reading.intent not in PLAIN | RIGHTS | {"complaint"} and reading.confidence >= SURE
    return bool(reading.entities.keys() - set(CONTACT)) or (asks and not about_keeping(reading.text))


def _known_since(who: Who, results: Sequence[dict[str, Any]]) -> Who:
    """The speaker after their answer to the privacy question: what comes beside a yes may be kept."""
    answered = next((result["granted"] for result in results if "granted" in result), who.consent)
    return replace(who, consent=answered)


def asked_beside(reading: Reading) -> str:
    """The intent of what is asked beside a person declined, "não quero falar com ninguém, só ver preço. quanto o leaf?"."""
    if reading.intent not in CALLS:
        return reading.intent
    if {"models", "car_refs"} & reading.entities.keys():
        return "car_details"
    return next((label for label, _ in reading.alternatives if label not in RIGHTS | CALLS), "out_of_scope")


def _asks_nothing(talk: Talk, reading: Reading, answer: Say) -> bool:
    """Whether an answer stands without its question: what was declined, and anything beside a person who has the conversation."""
    aside = talk.who.handed_over and reading.intent in PUBLIC and not calls_back(reading.text)
    return aside or (answer.question is not None and answer.question.asks in talk.memory["declined"])


def _told_beside(talk: Talk) -> dict[str, Any]:
    """Who speaks, told beside a request that has no use for it: it is kept, and not asked for later."""
    mine = talk.who.role == "customer" and talk.who.consent is True and talk.reading.intent not in RIGHTS and not talk.who.handed_over
    return {key: talk.entities[key] for key in CONTACT if key in talk.entities} if mine else {}


def _noting(skill: Skill, results: list[dict[str, Any]], used: list[str] | None = None) -> Skill:
    """Run a skill and keep what its calls returned, and the names of the tools in `used`."""
    try:
        call = next(skill)
        while True:
            result = yield call
            results.append(result)
            if used is not None:
                used.append(call.tool)
            call = skill.send(result)
    except StopIteration as end:
        said: Say = end.value
        return said


def _joined(talk: Talk, said: Sequence[Say], task: Task | None, ran: Sequence[str]) -> Say:
    """One text for all answers, their words once; a question that an answer waits for comes before one that only goes on."""
    asking = [say for say in said if say.question]
    asker = next((say for say in asking if not say.text), asking[-1] if asking else None)
    question = asker.question if asker else _open_again(talk, task) or (_left(talk, ran, said) if task is None else None)
    asked = (question.skill, question.asks) if question else None
    later = [other for say in asking if (other := say.question) and say is not asker and (other.skill, other.asks) != asked]
    if question is not None:
        question = replace(question, then=later[0].as_task() if later else still_put_off(talk, question))
    waiting = [say.question.skill for say in asking if say.question and not say.text and say is not asker]
    announced = [LATER[skill] for skill in waiting if skill in LATER]
    texts = [say.text for say in said] + ([f"Depois vemos {and_list(announced)}."] if announced else [])
    asks_now = talk.may_ask or not any(texts) or (question is not None and (question.skill in _OF_RIGHTS or _for_the_team(talk, question)))
    text = introduced(talk, toned(talk, _run_together([*texts, question.text if question and asks_now else ""])))
    buttons = question.buttons if question else next((say.buttons for say in reversed(said) if say.buttons), ())
    return Say(
        text,
        question if asks_now else None,
        buttons if asks_now or not question else (),
        missed=any(say.missed for say in said),
        keeps_task=task is not None,
        held=asker.question if asker and not asks_now else None,
        learned={key: value for say in said for key, value in say.learned.items()},
        declined=next((say.declined for say in said if say.declined), None),
        once=next((say.once for say in said if say.once), None),
    )


def _for_the_team(talk: Talk, question: Question) -> bool:
    """Whether leave is asked for somebody whom a person answers: at first contact too, since nothing else asks it of them."""
    return talk.who.handed_over and question.skill == "consent"


def _left(talk: Talk, ran: Sequence[str], said: Sequence[Say]) -> Question | None:
    """What is asked where no answer asks anything: what waited, or the customer's own car."""
    return put_off(talk, ran) or own_car_question(talk, ran, " ".join(say.text for say in said))


def _run_together(texts: Sequence[str]) -> str:
    """Each text once, in one paragraph; after a list a new line begins."""
    text = ""
    for part in dict.fromkeys(part for part in texts if part):
        text += (LINE if LINE in text or LINE in part else " ") * bool(text) + part
    return text


def _open_again(talk: Talk, task: Task | None) -> Question | None:
    """The question left open, asked again after one digression, not after each; the privacy question only where something waits,
    and not once more to somebody who passed over it twice."""
    if task is None or not task["question"] or task["repeats"]:
        return None
    if task["skill"] == "consent" and (not task["slots"].get("task") or talk.memory["consent_asked"] >= ASKED_ENOUGH):
        return None
    return Question.of(task, again=True)
