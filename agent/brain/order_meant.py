"""Which item of an order a correction is of, where it names none or names it only when asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from agent.understanding.cues.order_changes import OrderChange, order_change
from agent.understanding.cues.order_items import amount
from agent.understanding.text import fold

Slots = dict[str, Any]
_SMALLER = {"t": "kg", "m3": "l"}
_LEAST = 3
"""Letters of a word that names an item."""


def item_meant(slots: Slots, change: OrderChange) -> dict[str, Any] | None:
    """The item that a bare quantity or price is of, as it was said ("20 t") where it was said here."""
    known = [item for item in slots.get("items", []) if "sku" in item] or slots.get("lines", [])
    if change.instead_of is not None:
        same = [item for item in known if item.get("quantity") == change.instead_of]
        if len(same) == 1:
            return dict(same[0])
    if len(known) == 1:
        return dict(known[0])
    unit = _smallest(change.quantity.get("unit") or change.price_unit)
    in_unit = [item for item in known if unit and unit in (_smallest(item.get("unit")), _unit_of(slots, item["sku"]))]
    return dict(in_unit[0]) if len(in_unit) == 1 else None


def item_told(text: str, slots: Slots, now: datetime) -> OrderChange | None:
    """What a message that names one line changes of it: "cobre 30"; "o aço" where a change waits for its item (`open`)."""
    named = [line for line in slots.get("lines", []) if _words(line) & _said(text)]
    if len(named) != 1:
        return None
    line, held = named[0], slots.get("open", {})
    rest = " ".join(word for word in re.findall(r"[\w.,]+", fold(text)) if word.strip(".,") not in _words(line))
    change = order_change(text, now) or OrderChange()
    told = next((item for item in change.items if str(item.get("quantity")) not in _words(line)), {})
    much: dict[str, Any] = {key: told[key] for key in ("quantity", "unit") if key in told and "quantity" in told}
    if not much and held.get("price") is None:
        much = change.quantity if change.instead_of is not None else amount(rest, now) or held.get("quantity", {})
    costs = {key: held[key] for key in ("price", "price_unit") if held.get(key) is not None}
    costs |= {key: told[key] for key in ("price", "price_unit") if key in told}
    item = {"product": line["sku"], **(much or held.get("quantity", {})), **costs}
    return replace(change, items=[item], quantity={}, price=None, supplier=None) if len(item) > 1 else None


def _words(line: dict[str, Any]) -> set[str]:
    return {word for word in re.findall(r"\w+", fold(line["name"])) if len(word) >= _LEAST or word.isdigit()}


def _said(text: str) -> set[str]:
    """The words that may name an item; a plural names it too, a number does not."""
    words = {word for word in re.findall(r"\w+", fold(text[:200])) if len(word) >= _LEAST and not word.isdigit()}
    return words | {word.removesuffix("s") for word in words}


def _unit_of(slots: Slots, sku: str) -> str | None:
    return next((_smallest(line["unit"]) for line in slots.get("lines", []) if line["sku"] == sku), None)


def _smallest(unit: str | None) -> str | None:
    return _SMALLER.get(unit, unit) if unit else None
