"""The cars of earlier talks, held against today's stock: still here and at what price, or gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.cars.vehicles import Vehicle
from domain.clock import local
from memory.history import Memento
from memory.records import Books
from tools.customer.holding import free_for

LISTS = frozenset({"recommend_cars", "refine_recommendations", "compare_cars"})
"""Tools that show cars."""
CLOSELY = frozenset({"car_details", "simulate_financing", "schedule_test_drive", "reserve_car", "make_offer"})
"""Tools used for one car: whoever asks for them likes it."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is remembered of a car; empty where nothing is."""

    models: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    colors: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()

    def fit(self, car: Vehicle) -> bool:
        pairs = ((self.models, car.model), (self.brands, car.make), (self.colors, car.color), (self.categories, car.category))
        return all(not wanted or has in wanted for wanted, has in pairs)

    def fit_words(self, title: str) -> bool:
        """Of a car that is in no catalogue any more: only its name is left."""
        return not self.colors and not self.categories and all(any(name in title for name in names) for names in _named(self))


def _named(traits: Traits) -> Iterable[frozenset[str]]:
    return (names for names in (traits.models, traits.brands) if names)


@dataclass(slots=True)
class _Sight:
    """How a car was seen: when last, as what, and when it was looked at closely last."""

    at: datetime
    title: str | None = None
    told: str | None = None
    closely_at: datetime | None = None


async def cars_remembered(
    books: Books, person_id: str, mementos: Sequence[Memento], traits: Traits, *, liked_first: bool = False
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(those one may still have, those that are gone), in the order of the moments; `liked_first` those looked at closely."""
    seen = _seen(mementos)
    here: list[dict[str, Any]] = []
    gone: list[dict[str, Any]] = []
    for car_id, sight in sorted(seen.items(), key=lambda one: liked_first and one[1].closely_at is None):
        at, closely = sight.closely_at or sight.at, sight.closely_at is not None
        shown = {"shown_at": local(at).isoformat(timespec="minutes"), "told": sight.told, "looked_at_closely": closely}
        car = await books.catalogue.find(car_id)
        if car is None:
            if sight.title and traits.fit_words(sight.title):
                gone.append({"name": sight.title, "status": "removed", **shown})
        elif traits.fit(car):
            if await free_for(books, car, person_id):
                here.append({"car": car.as_wire(), **shown})
            else:
                gone.append({"name": car.full_name, "status": car.status.value, **shown})
    return here, gone


def _seen(mementos: Sequence[Memento]) -> dict[str, _Sight]:
    found: dict[str, _Sight] = {}
    for memento in mementos:
        for card in memento.cards:
            sight = found.setdefault(card["id"], _Sight(memento.at))
            sight.title, sight.told = sight.title or card["title"], sight.told or card["subtitle"]
        for call in memento.calls:
            for car_id in _meant(call["args"]) if call["name"] in LISTS | CLOSELY else ():
                sight = found.setdefault(car_id, _Sight(memento.at))
                if call["name"] in CLOSELY:
                    sight.closely_at = max(sight.closely_at or memento.at, memento.at)
    return found


def _meant(args: Mapping[str, Any]) -> list[str]:
    return [*([args["car_id"]] if args.get("car_id") else []), *args.get("car_ids", [])]
