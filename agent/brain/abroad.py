"""An answer for somebody who writes in English or Spanish: the skills decide, here their results are told in that language.

What has no wording there is said in Portuguese, with a word of why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from agent.brain.phrasing import brl, price_of
from agent.brain.phrasing.cars import km, name_of
from agent.brain.phrasing.phrasebook import told_abroad, word_abroad
from agent.brain.phrasing.tongues import hours, tongue, trait
from agent.brain.talk import Question, Say, Talk
from agent.understanding.cues.fragments import of_opening_hours
from agent.understanding.cues.house_questions import house_question
from domain.clock import local

_PHONE = re.compile(r"\btelefone\b|\bphone\b|\btel[eé]fono\b", re.IGNORECASE)
_COURTESIES = {
    "greet": "greet",
    "goodbye": "goodbye",
    "thanks": "thanks",
    "help": "help",
    "profile": "noted",
    "agree": "noted",
    "to_bring": "to_bring",
    "out_of_scope": "out_of_scope",
    "not_understood": "not_understood",
}


def abroad(talk: Talk, skill: str, answer: Say, results: Sequence[dict[str, Any]]) -> Say:
    """The answer of a skill in the customer's language."""
    language = talk.reading.language
    words = tongue(language)
    exactly = told_abroad(language, answer.text) if answer.text else None
    told = [exactly] if exactly else [text for result in results if not _for_the_bank(skill, result) and (text := _told(language, result))]
    if skill == "financing" and answer.question and answer.question.skill == "handoff":
        told = [words["bank"]]
    if skill == "financing" and not told and (terms := next((result["financing"] for result in results if "financing" in result), None)):
        told = [_terms(language, terms)] if answer.question and answer.question.asks == "car" else []
    phones = [result["branches"][0] for result in results if result.get("branches")]
    if skill == "store" and phones and _PHONE.search(talk.reading.text):
        told = [words["phone"].format(**phones[0])]
    elif skill == "store" and phones and phones[0]["address"] not in answer.text and not of_opening_hours(answer.text):
        told = []  # delivery, comforts: what the shop says of them is in Portuguese
    if skill == "prying":
        told = [words["prying"]]
    if skill == "about_us" and house_question(talk.reading.text) == "who":
        told = [words["who"].format(store=talk.who.store)]
    if not told and skill in _COURTESIES and not any("error" in result for result in results):
        told = [words[_COURTESIES[skill]].format(store=talk.who.store)]
    if not told and answer.text and not (skill == "search" and answer.question and not results):  # an opening says nothing
        told = [f"{words['only_portuguese']} {answer.text}"]
    if not talk.memory["greeted"]:
        told.insert(1 if skill == "greet" else 0, words["speaks"])
    question = _asked(language, answer.question, results) if answer.question else None
    return replace(answer, text=" ".join(told), question=question, buttons=buttons(language, answer.buttons))


def buttons(language: str, labels: Sequence[str]) -> tuple[str, ...]:
    """The labels in the language; those that name a car stay."""
    return tuple(word_abroad(language, label) or label for label in labels)


def _for_the_bank(skill: str, result: Mapping[str, Any]) -> bool:
    """Whether the shop was looked up for its ways of paying: its address answers nothing."""
    return skill == "financing" and "branches" in result


def _told(language: str, result: Mapping[str, Any]) -> str:
    """A tool's result, or nothing where it has no wording here."""
    words = tongue(language)
    match result:
        case {"granted": granted}:
            return words["consent_given" if granted else "consent_refused"]
        case {"cars": [_, *_] as cars, "total": total, "order": order}:
            return _found(language, cars, total, order)
        case {"cars": [_, *_] as cars, "best": _}:
            return " ".join(_compared(language, row) for row in cars)
        case {"cars": [], "relaxations": [_, *_] as ways}:
            return f"{words['nothing']} {words['ways'].format(ways='; '.join(_way(language, way) for way in ways[:2]))}"
        case {"cars": []}:
            return words["nothing"]
        case {"available": bool(available), "car": car}:
            return _detailed(language, car) if available else words["sold"]
        case {"status": "options", "slots": [_, *_], "car": car, "branch": branch}:
            return words["times"].format(car=name_of(car), branch=branch)
        case {"status": "booked" | "moved" | "already", "starts_at": starts, "car": car, "branch": branch, "address": address}:
            return words["booked"].format(car=name_of(car), when=_when(language, starts), branch=branch, address=address)
        case {"status": "cancelled", "starts_at": starts}:
            return words["cancelled"].format(when=_when(language, starts))
        case {"car": {} as car, "until": until}:
            return words["reserved"].format(car=name_of(car), when=_when(language, until))
        case {"status": "released", "car": car}:
            return words["released"].format(car=name_of(car))
        case {"car": {} as car, "plans": [_, *_] as plans}:
            return _instalments(language, car, plans)
        case {"car": car, "offer": offer, "outcome": outcome}:
            worded = words[{"for_a_person": "passed_on", "asking_price": "asking_price"}.get(outcome, "too_low")]
            return worded.format(car=name_of(car), offer=brl(offer), price=price_of(car))
        case {"status": "incomplete", "missing": [_, *_]}:
            return words["takes_cars"]
        case {"status": "registered", "known": {}}:
            return words["own_car"]
        case {"erased": True}:
            return words["erased"]
        case {"stopped": True}:
            return words["stopped"]
        case {"handed_over": True, "open_now": open_now, "phone": phone, "hours": open_hours}:
            return words["handoff" if open_now else "handoff_closed"].format(phone=phone, hours=hours(language, open_hours))
        case {"branches": [_, *_], "asked_day": {"date": day, "opens": opens, "closes": closes}}:
            when = _day(language, day)
            return words["open_on"].format(day=when, opens=opens, closes=closes) if opens else words["closed_on"].format(day=when)
        case {"branches": [first, *_], "hours": open_hours}:
            distance = f" {words['distance'].format(**first)}" if "distance_km" in first else ""
            others = ", ".join(branch["city"] for branch in result["branches"][1:])
            also = f" {words['also_in'].format(cities=others)}" if others and not distance else ""
            return f"{words['address'].format(**first)}{distance}{also} {words['hours'].format(hours=hours(language, open_hours))}"
        case _:
            return ""


def _found(language: str, cars: Sequence[Mapping[str, Any]], total: int, order: str) -> str:
    words = tongue(language)
    best, *others = (fit["car"] for fit in cars)
    text = words["found_one" if total == 1 else "found" if order == "fit" else order].format(count=total, best=_line(language, best))
    if others:
        text += " " + words["also"].format(others="; ".join(dict.fromkeys(f"{name_of(car)}, {price_of(car)}" for car in others)))
    return text


def _line(language: str, car: Mapping[str, Any]) -> str:
    facts = [name_of(car), price_of(car)]
    if car["quilometragem"] is not None:
        facts.append(km(car["quilometragem"]))
    return ", ".join([*facts, *(trait(language, car[key]) for key in ("cambio", "cor") if car[key])])


def _compared(language: str, row: Mapping[str, Any]) -> str:
    words = tongue(language)
    what = ", ".join(word_abroad(language, respect) or respect for respect in row["ahead_in"])
    return words["compared"].format(car=_line(language, row["car"]), ahead=words["ahead"].format(what=what) if what else "")


def _detailed(language: str, car: Mapping[str, Any]) -> str:
    words = tongue(language)
    text = words["details"].format(car=_line(language, car))
    if car["opcionais"]:
        text += " " + words["options"].format(options=", ".join(word_abroad(language, option) or option for option in car["opcionais"][:4]))
    return text


def _instalments(language: str, car: Mapping[str, Any], plans: Sequence[Mapping[str, Any]]) -> str:
    each = "; ".join(f"{plan['installments']}x {brl(plan['installment'])}" for plan in plans)
    cet = f"{plans[-1]['cet_yearly_percent_estimate']:.1f}%".replace(".", "," if language == "es" else ".")
    down = brl(plans[0]["down_payment"])
    return tongue(language)["instalments"].format(car=name_of(car), price=price_of(car), down=down, plans=each, cet=cet)


def _terms(language: str, terms: Mapping[str, Any]) -> str:
    """In how many months the shop finances, and with how much down."""
    *first, last = (str(months) for months in terms["installments"])
    words = tongue(language)
    return words["terms"].format(terms=f"{', '.join(first)} {words['or']} {last}", least=f"{terms['least_down_payment_percent']:.0f}")


def _way(language: str, way: Mapping[str, Any]) -> str:
    words = tongue(language)
    value = brl(way["value"]) if way["limit"].startswith("budget") and way["value"] else way["value"]
    label = words[f"{way['limit']}.any" if way["value"] is None and f"{way['limit']}.any" in words else way["limit"]].format(value=value)
    example = f"{name_of(way['example'])}, {price_of(way['example'])}"
    return words["way"].format(count=way["count"], label=label, example=example)


def _asked(language: str, question: Question, results: Sequence[Mapping[str, Any]]) -> Question:
    """The question in the language; the times offered become part of it."""
    words = tongue(language)
    text = told_abroad(language, question.text) or words.get(f"{question.skill}.{question.asks}") or words.get(question.asks)
    text = text or f"{words['only_portuguese']} {question.text}"
    slots = question.slots.get("offered") or []
    if "{times}" in text:
        if not slots:
            return replace(question, text=words["visit.date"])
        times = [_when(language, slot) for slot in slots]
        text = text.format(times=f"{', '.join(times[:-1])} {words['or']} {times[-1]}" if len(times) > 1 else times[0])
        return replace(question, text=text, buttons=tuple(times))
    if question.asks == "relax":
        ordinals = ("First", "Second") if language == "en" else ("Primero", "Segundo")
        return replace(question, text=text, buttons=ordinals[: len(question.slots.get("options", []))])
    return replace(question, text=text, buttons=buttons(language, question.buttons))


def _day(language: str, day: str) -> str:
    """`Wed 25/11`."""
    when = date.fromisoformat(day)
    return f"{tongue(language)['days'].split()[when.weekday()]} {when:%d/%m}"


def _when(language: str, moment: str) -> str:
    """`Sat 28/11, 10:00`."""
    when = local(datetime.fromisoformat(moment))
    return f"{tongue(language)['days'].split()[when.weekday()]} {when:%d/%m}, {when:%H:%M}"
