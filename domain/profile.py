"""What a customer has told us, kept between turns: the wish, the way of paying, and the urgency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from domain.people import PERSONAL_FIELDS
from domain.wishes import Wish

WISH_FIELDS = tuple(field.name for field in fields(Wish))
DEAL_FIELDS = ("down_payment", "monthly_payment", "installments", "payment", "urgency")
PROFILE_FIELDS = (*WISH_FIELDS, *DEAL_FIELDS)

_EXCLUSIVE = (("categories", "excluded_categories"), ("models", "excluded_models"), ("brands", "excluded_brands"),
              ("colors", "excluded_colors"))  # fmt: skip
_ADDING_UP = ("usage", "priorities", "payment", *(excluded for _, excluded in _EXCLUSIVE))


def merged(profile: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The profile after something new was said: a new value replaces the old, and contradictions go.

    Naming a brand or a model replaces both; a new budget above the old minimum (or below) drops the bound it contradicts;
    priorities, uses and what is not wanted add up, because people tell them one by one.
    """
    kept = dict(profile)
    new = _consistent({key: value for key, value in said.items() if key in PROFILE_FIELDS})
    if "models" in new or "brands" in new:
        kept.pop("models", None)
        kept.pop("brands", None)
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
