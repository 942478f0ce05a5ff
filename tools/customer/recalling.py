"""Earlier talks with a customer: what was said, which cars were shown, what was looked for, what was simulated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from pydantic import Field

from domain.cars.wishes import Wish
from domain.clock import local
from domain.errors import ConsentNeeded, Unavailable
from domain.people import CUSTOMERS
from domain.spelling import plain
from memory.history import Memento, Sought
from memory.records import Books
from tools.counter import Counter
from tools.customer.cars_remembered import CLOSELY, LISTS, Traits, cars_remembered
from tools.spellings import Category
from tools.toolbox import Arguments, tool

NAME = "recall_conversation"
_SEARCHES = frozenset({"recommend_cars", "refine_recommendations"})
_SIMULATES = frozenset({"simulate_financing"})
_OF_TOPIC = {"anything": frozenset[str](), "cars": LISTS | CLOSELY, "wish": _SEARCHES, "financing": _SIMULATES}
NEAR = 0.3
"""Nearness below which two texts have nothing to do with each other (measured with the embedded encoder: 0.45 and more, against 0.25)."""
_TELLING = 4
"""Letters of a word that says what something is about."""
_LOOKED_THROUGH = 60
_ABOUT_A_SUBJECT = 6
"""Turns that count where something in particular is remembered."""


class RecallArguments(Arguments):
    about: str | None = Field(None, max_length=300, description='what it is about, in few words, e.g. "seguro", "levar cachorro grande"')
    topic: Literal["anything", "cars", "wish", "financing"] = Field(
        "anything", description='"cars" that were shown, the "wish" that was told, "financing" that was simulated, or "anything" said'
    )
    since: date | None = Field(None, description="first day, e.g. 2026-10-01")
    until: date | None = Field(None, description="last day, e.g. 2026-10-31")
    models: list[str] = Field([], max_length=20, description='only cars of these models, e.g. ["Onix"]')
    brands: list[str] = Field([], max_length=20, description='only cars of these makes, e.g. ["Fiat"]')
    colors: list[str] = Field([], max_length=20, description='only cars of these colours, e.g. ["prata"]')
    categories: list[Category] = Field([], description='only cars of these body styles, e.g. ["SUV"]')
    limit: int = Field(3, ge=1, le=10, description="how many moments and cars at most, e.g. 3")


@tool(CUSTOMERS)
async def recall_conversation(counter: Counter, asked: RecallArguments) -> dict[str, Any]:
    """Earlier talks with the customer who asks, also months ago: "lembra de mim?", "qual era aquele carro?", "quanto tinha ficado?".

    Gives the moments (nearest in meaning to `about`, else the newest), the cars they saw that are still here with today's price, the
    ones that are gone, what they looked for last, and the instalments last simulated. `answered`, `told` and figures of an instalment are
    of that day: say the day with them, and today's price from `car`. Empty lists mean that nothing of the kind was ever said.
    """
    async with counter.reading() as books:
        if not await counter.agreed(books):
            raise ConsentNeeded("Não guardei nossas conversas: para isso preciso do seu ok.")
    if counter.history is None:
        raise Unavailable("Agora não consigo olhar nossas conversas antigas.")
    found = await counter.history.recall(counter.actor.tenant, _sought(counter, asked))
    if asked.about:
        found = _about(asked.about, found)[:_ABOUT_A_SUBJECT]
    newest_first = sorted(found, key=lambda memento: (memento.at, memento.turn_id), reverse=True)
    traits = Traits(frozenset(asked.models), frozenset(asked.brands), frozenset(asked.colors), frozenset(asked.categories))
    async with counter.reading() as books:
        shown = found if asked.about else newest_first
        cars, gone = await cars_remembered(books, counter.actor.person_id, shown, traits, liked_first=not asked.about)
        return {
            "moments": [_moment(memento) for memento in found[: asked.limit]],
            "cars": [car | {"position": at} for at, car in enumerate(cars[: asked.limit], 1)],
            "cars_in_all": len(cars),
            "gone": gone[: asked.limit],
            "wish_then": _wish(newest_first),
            "financing": await _financing(books, counter.actor.person_id, newest_first, traits),
        }


def _sought(counter: Counter, asked: RecallArguments) -> Sought:
    return Sought(
        counter.actor.person_id,
        asked.about,
        since=_start_of(asked.since) if asked.since else None,
        until=_start_of(asked.until) + timedelta(days=1) if asked.until else None,
        used=_OF_TOPIC[asked.topic],
        without=frozenset({NAME}),
        limit=_LOOKED_THROUGH,
    )


def _about(subject: str, nearest: Sequence[Memento]) -> list[Memento]:
    """Those that name the subject, word for word, then those that mean something like it: one word is too short for its meaning."""
    words = [word for word in plain(subject).split() if len(word) >= _TELLING]
    named = [memento for memento in nearest if words and all(word in plain(memento.gist) for word in words)]
    return [*named, *(memento for memento in nearest if memento.nearness >= NEAR and memento not in named)]


def _start_of(day: date) -> datetime:
    return local(datetime.combine(day, time()))


def on(at: datetime) -> str:
    """A moment as tools tell it."""
    return local(at).isoformat(timespec="minutes")


def _moment(memento: Memento) -> dict[str, Any]:
    return {"at": on(memento.at), "said": memento.said, "answered": memento.answered}


def _wish(newest_first: Sequence[Memento]) -> dict[str, Any] | None:
    """What was looked for last, in so many limits."""
    for memento in newest_first:
        for call in reversed(memento.calls):
            if call["name"] in _SEARCHES and (wish := Wish.of(call["args"]).stated()):
                return {"at": on(memento.at), "limits": wish}
    return None


async def _financing(books: Books, person_id: str, newest_first: Sequence[Memento], traits: Traits) -> dict[str, Any] | None:
    """The instalments simulated last, of a car of these traits where any are named: the terms, and what was told of them."""
    for memento in newest_first:
        for call in reversed(memento.calls):
            if call["name"] in _SIMULATES and await _of_such_a_car(books, call["args"], traits):
                cars, gone = await cars_remembered(books, person_id, [_only(memento, call)], Traits())
                terms = {key: value for key, value in call["args"].items() if key in ("down_payment", "installments", "monthly_payment")}
                car = cars[0]["car"] if cars else None
                return {"at": on(memento.at), "terms": terms, "answered": memento.answered, "car": car, "gone": gone[0] if gone else None}
    return None


async def _of_such_a_car(books: Books, args: Mapping[str, Any], traits: Traits) -> bool:
    if traits == Traits():
        return True
    car = await books.catalogue.find(args.get("car_id") or "")
    return car is not None and traits.fit(car)


def _only(memento: Memento, call: Mapping[str, Any]) -> Memento:
    """The moment as if nothing had been done but this."""
    fields = (memento.turn_id, memento.person_id, memento.conversation, memento.at, memento.said, memento.answered)
    return Memento(*fields, (), (call,))
