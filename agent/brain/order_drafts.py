"""An order drafted by the first reading of what was said that the catalogue knows."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any

from agent.brain.goods_told import one_told_among
from agent.brain.talk import Call, Talk
from agent.brain.which_item import told_apart

Slots = dict[str, Any]
Tried = Generator[Call, dict[str, Any], tuple[dict[str, Any], Slots]]

_OF_WHOM = re.compile(r"(?i)^(?P<goods>.+?) (?:d[ao]s?|pel[ao]|n[ao]|com [ao]) (?P<whom>.+)$")
_TOLD = ("items", "supplier", "supplier_by", "need_by", "reason", "number", "remove")


def drafted_as(talk: Talk, slots: Slots) -> Tried:
    """The tool's result, and the slots as they were understood."""
    result, slots = yield from _narrowed(slots)
    if (closer := _as_said(talk, result, slots)) is not None:
        again = yield _call(closer)
        if not _unknown(again, "product"):
            result, slots = again, closer
    for other in (_apart, _without_a_guess):
        if (meant := other(result, slots)) is not None:
            again = yield _call(meant)
            if again.get("error") != "not_found" or again.get("slot") != result.get("slot"):
                result, slots = again, meant
    while slots.get("whichever") and result.get("error") == "ambiguous" and result.get("slot") != "supplier":
        slots = _with_product(slots, result["item"], result["candidates"][0]["sku"])
        result = yield _call(slots)
    return result, {key: value for key, value in slots.items() if key not in ("narrows", "guessed")}


def _call(slots: Slots) -> Call:
    return Call("create_purchase_order", {key: slots[key] for key in _TOLD if slots.get(key)})


def _narrowed(slots: Slots) -> Tried:
    """The item by what was said first and what was said to tell it apart, "parafuso m8", then "zincado" or "a de 5 mm"; where there is
    none, by what was said now alone."""
    if slots.get("narrows"):
        closer = _with_product(slots, slots["item"], f"{slots['narrows']} {slots['items'][slots['item']]['product']}")
        result = yield _call(closer)
        if not _unknown(result, "product"):
            return result, closer
    result = yield _call(slots)
    return result, slots


def _as_said(talk: Talk, result: dict[str, Any], slots: Slots) -> Slots | None:
    """The one item that is ordered, by all the words of the message that tell it apart, or as one of those told of just before."""
    if result.get("error") != "ambiguous" or result.get("slot") == "supplier" or len(slots["items"]) != 1 or slots.get("whichever"):
        return None
    product = told_apart(talk.reading.text, result) or one_told_among(talk, result["said"])
    return _with_product(slots, 0, product) if product else None


def _apart(result: dict[str, Any], slots: Slots) -> Slots | None:
    """Perhaps the supplier was named with the item: "aço da aços ribeirão"."""
    if not _unknown(result, "product") or slots.get("supplier"):
        return None
    found = _OF_WHOM.match(slots["items"][result["item"]]["product"])
    return {**_with_product(slots, result["item"], found["goods"]), "supplier": found["whom"], "guessed": True} if found else None


def _without_a_guess(result: dict[str, Any], slots: Slots) -> Slots | None:
    """Words that only might have named a supplier, and named none."""
    return {**slots, "supplier": None} if _unknown(result, "supplier") and slots.get("guessed") else None


def _unknown(result: dict[str, Any], slot: str) -> bool:
    return result.get("error") == "not_found" and result.get("slot") == slot


def _with_product(slots: Slots, at: int, product: str) -> Slots:
    items = [dict(item) for item in slots["items"]]
    items[at]["product"] = product
    return {**slots, "items": items}
