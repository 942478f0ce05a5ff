"""What a customer has told us, kept between turns: the wish, the way of paying, and the urgency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from domain.cars.wishes import Wish
from domain.people import PERSONAL_FIELDS

WISH_FIELDS = tuple(field.name for field in fields(Wish))
DEAL_FIELDS = ("down_payment", "monthly_payment", "installments", "payment", "urgency")
PROFILE_FIELDS = (*WISH_FIELDS, *DEAL_FIELDS)

_EXCLUSIVE = (("categories", "excluded_categories"), ("models", "excluded_models"), ("brands", "excluded_brands"),
              ("colors", "excluded_colors"))  # fmt: skip
_NAMED_CARS = ("categories", "models", "brands")
_OF_THE_BUYER = frozenset(
    {
        "budget_min",
        "budget_max",
        "transmission",
        "usage",
        "priorities",
        "city",
        "state",
        "excluded_brands",
        "excluded_colors",
        "excluded_fuels",
        "excluded_engines",
        "excluded_cities",
        *DEAL_FIELDS,
    }
)
"""What stays when somebody turns to another kind of car: their pocket, their needs, their place."""
_ADDING_UP = (
    "usage",
    "priorities",
    "equipment",
    "payment",
    "excluded_fuels",
    "excluded_engines",
    "excluded_cities",
    *(excluded for _, excluded in _EXCLUSIVE),
)
_WIDENING = (*_NAMED_CARS, "colors")


def merged(profile: Mapping[str, Any], said: Mapping[str, Any], *, widening: bool = False) -> dict[str, Any]:
    """The profile after something new was said: a new value replaces the old, and contradictions go.

    Naming a brand or a model replaces both, and a model says its kind; a new budget above the old minimum (or below) drops the
    bound it contradicts; priorities, uses and what is not wanted add up, because people tell them one by one. `widening`
    ("sedan também serve") adds kinds, makes, models and colours too, and gives up a fuel or transmission of which another will do.
    """
    kept = dict(profile)
    new = _consistent({key: value for key, value in said.items() if key in PROFILE_FIELDS})
    if widening:
        for key in ("fuel", "transmission"):
            if key in new and kept.get(key) not in (None, new[key]):
                del kept[key], new[key]
        new |= {key: list(dict.fromkeys([*kept.get(key, []), *new[key]])) for key in _WIDENING if key in new and key in kept}
    elif "models" in new or "brands" in new:
        for key in ("models", "brands", *(("categories",) if "models" in new else ())):
            kept.pop(key, None)
    if kept.get("fuel") in new.get("excluded_fuels", ()):
        del kept["fuel"]
    if "fuel" in new and "excluded_fuels" in kept:
        kept["excluded_fuels"] = [fuel for fuel in kept["excluded_fuels"] if fuel != new["fuel"]]
    if kept.get("city") in new.get("excluded_cities", ()):
        del kept["city"]
    if "city" in new and "excluded_cities" in kept:
        kept["excluded_cities"] = [city for city in kept["excluded_cities"] if city != new["city"]]
    kept = _of_engines(kept, new)
    if len(bound := {"year_min", "year_max"} & new.keys()) == 1 and kept.get("year_min") == kept.get("year_max"):
        kept = {key: value for key, value in kept.items() if key not in {"year_min", "year_max"} - bound}  # one year, now a bound
    for wanted, excluded in _EXCLUSIVE:
        for given, other in ((wanted, excluded), (excluded, wanted)):
            if given in new and other in kept:
                kept[other] = [value for value in kept[other] if value not in new[given]]
    for key in _ADDING_UP:
        if key in new:
            new[key] = list(dict.fromkeys([*kept.get(key, []), *new[key]]))
    kept |= new
    for low, high in (("budget_min", "budget_max"), ("year_min", "year_max")):
        if kept.get(low) and kept.get(high) and kept[low] > kept[high]:
            if low in new and high in new:
                kept[low], kept[high] = kept[high], kept[low]
            else:
                kept.pop(high if low in new else low)
    return _without_blanks(kept)


def _of_engines(kept: dict[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of the engines beside new limits or refusals: sizes named anew take the place of the old."""
    limits = ("engine_min", "engine_max")
    if set(limits) & new.keys():
        low, high = new.get("engine_min", 0.0), new.get("engine_max", float("inf"))
        refused = [size for size in kept.get("excluded_engines", []) if not low <= size <= high]
        return {key: value for key, value in kept.items() if key not in limits} | {"excluded_engines": refused}
    only = kept.get("engine_min") == kept.get("engine_max") and kept.get("engine_min") in new.get("excluded_engines", ())
    return {key: value for key, value in kept.items() if not (only and key in limits)}


def without(profile: Mapping[str, Any], waived: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """The profile less the fields taken back: whole where no value is given, else only these values."""
    kept = dict(profile)
    for key, values in waived.items():
        held = kept.get(key)
        if not values or held in values:
            kept.pop(key, None)
        elif isinstance(held, list):
            kept[key] = [value for value in held if value not in values]
    return _without_blanks(kept)


def afresh(profile: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """What stays of a profile when a search for another kind of car begins: the buyer's own, not the old car's traits."""
    kind, known = ([value for key in _NAMED_CARS for value in values.get(key, [])] for values in (said, profile))
    if not kind or not known or set(kind) & set(known):
        return dict(profile)
    return {key: value for key, value in profile.items() if key in _OF_THE_BUYER}


def _consistent(said: dict[str, Any]) -> dict[str, Any]:
    """What was said at once, where what is not wanted beats what is."""
    wanted = {key: [value for value in said.get(key) or () if value not in (said.get(excluded) or ())] for key, excluded in _EXCLUSIVE}
    return _without_blanks(said | wanted)


def _without_blanks(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [], ())}


def preferences(profile: Mapping[str, Any]) -> int:
    """How many kinds of preference were stated, the budget apart."""
    apart = {"budget_max", "budget_min", "city", "state", "year_max"}
    return sum(1 for key in WISH_FIELDS if key not in apart and profile.get(key))


def without_personal(values: Mapping[str, Any]) -> dict[str, Any]:
    """What may be used before consent: nothing that says who the customer is."""
    return {key: value for key, value in values.items() if key not in PERSONAL_FIELDS}
