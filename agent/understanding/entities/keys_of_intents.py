"""Which keys a message of an intent can hold: the same words are a value in one and mere talk in another."""

from __future__ import annotations

from typing import Any

_WISHING = frozenset({"search_cars", "provide_profile", "refine_search", "compare_cars"})
_CARS = _WISHING | {
    "car_details", "trade_in", "negotiate", "reserve_car", "test_drive", "financing", "warranty_docs",
    "complaint", "human", "thanks",
}  # fmt: skip
_BUYING = frozenset(
    {
        "search_cars",
        "provide_profile",
        "refine_search",
        "financing",
        "negotiate",
        "reserve_car",
        "trade_in",
        "car_details",
        "compare_cars",
    }
)
_VISITING = frozenset({"negotiate", "test_drive", "store_info", "reserve_car", "out_of_scope", "affirm", "human", "trade_in"})
# Customers' keys and the intents they are told in; keys not listed are read in any.
_CUSTOMER: dict[str, frozenset[str]] = {
    "priorities": _WISHING,
    "usage": _CARS | {"affirm"},
    "transmission": _CARS | {"affirm"},
    "fuel": _CARS | {"affirm"},
    "colors": _CARS - {"thanks", "human"},
    "categories": _CARS | {"opt_out", "affirm"},
    "models": _CARS | {"privacy_erase", "store_info", "affirm"},
    "brands": _CARS | {"privacy_erase", "store_info", "affirm"},
    "seats": _CARS - {"financing", "human", "thanks", "complaint"},
    "doors": _CARS - {"financing", "human", "thanks"},
    "car_refs": frozenset(
        {
            "car_details",
            "compare_cars",
            "reserve_car",
            "refine_search",
            "financing",
            "negotiate",
            "test_drive",
            "warranty_docs",
            "trade_in",
        }
    ),
    "date": _VISITING,
    "time": _VISITING,
    "discount_percent": frozenset({"negotiate", "reserve_car"}),
    "monthly_payment": _BUYING,
    "down_payment": _BUYING,
    "installments": _BUYING,
    "mileage_max": _CARS - {"thanks", "human"},
}
# What a car is used for is a wish only where one is being chosen; elsewhere only work that names itself.
_PASSING_USES = {
    "car_details": {"aplicativo", "trabalho", "urbano"}, "trade_in": {"aplicativo", "trabalho"},
    "financing": {"aplicativo"},
    "negotiate": {"aplicativo"}, "complaint": {"aplicativo"}, "warranty_docs": {"aplicativo"},
    "reserve_car": {"aplicativo", "trabalho", "rural"},
    "test_drive": {"rural"}, "affirm": {"aplicativo", "trabalho", "família", "viagem", "urbano", "rural"},
}  # fmt: skip


SURE = 0.9
"""An intent below this confidence rules nothing out: it is wrong about four times in ten."""


def in_scope(found: dict[str, Any], *, role: str, intent: str | None, confidence: float) -> dict[str, Any]:
    """The entities less those that the intent rules out; all of them where no intent is known for sure."""
    if intent is None or confidence < SURE or role == "staff":
        return found
    kept = {key: value for key, value in found.items() if intent in _CUSTOMER.get(key, {intent})}
    if "usage" in kept and intent not in _WISHING:
        kept["usage"] = [use for use in kept["usage"] if use in _PASSING_USES.get(intent, set())]
        if not kept["usage"]:
            del kept["usage"]
    return kept
