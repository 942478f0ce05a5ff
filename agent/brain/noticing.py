"""What the results of tools make known: the cars or stock items shown, and the one now talked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.brain.phrasing.orders import named
from agent.brain.talk import as_shown
from agent.recommended import MOST_CARDS, recommended
from agent.state import KEPT_SEEN, Memory, Shown, Task

_SECOND = "\n2. "
"""Of a numbered list every car is meant, whatever their order."""


def noticed(memory: Memory, results: Sequence[dict[str, Any]], said: str, asks: Task | None = None) -> Memory:
    """The memory with what was shown and looked at; whoever asked for the cheapest, the newest… means that one from then on,
    and a question about one car ("Confirmo a reserva?") is about that one. `said` is the reply."""
    shown = [as_shown(car) for car in recommended(results)]
    asked: Shown | None = asks["slots"].get("car") if asks else None
    looked_at = [as_shown(result["car"]) for result in results if isinstance(result.get("car"), dict)]
    utmost = any(result.get("order", "fit") != "fit" for result in results) and _SECOND not in said
    one = shown and (len(shown) == 1 or utmost)
    focus = looked_at[-1] if looked_at else shown[0] if one else None if shown else memory["focus"]
    return {
        **memory,
        "shown": shown[:MOST_CARDS] or memory["shown"],
        "seen": list(dict.fromkeys([*memory["seen"], *(car["id"] for car in shown)]))[-KEPT_SEEN:],
        "focus": asked or focus,
        "goods": _goods(results, memory.get("goods", {})) or memory.get("goods", {}),
        "suppliers": _suppliers(results, memory.get("suppliers", [])) or memory.get("suppliers", []),
        "orders": _orders(results, said) or memory.get("orders", []),
    }


def _goods(results: Sequence[dict[str, Any]], before: dict[str, Any]) -> dict[str, Any]:
    """The stock items that the last tool about any told of, and what it told of them; nothing where none did. Where words that fit
    several led to it, they are its `family`, for as long as that item is spoken of."""
    families = {item["sku"]: before["family"] for item in before.get("items", []) if before.get("family")}
    families |= {one["sku"]: result["said"] for result in results if result.get("error") == "ambiguous" for one in _goods_of(result)}
    for result in reversed(results):
        listed = [*(result.get("short") or ()), *(result.get("buy") or ()), *(result.get("wait") or ())] if "short" in result else None
        found = [result["product"]] if isinstance(result.get("product"), dict) else result.get("listed") or listed or _goods_of(result)
        if found and all("sku" in item for item in found):
            items = [{"sku": item["sku"], "name": item["name"]} for item in found]
            family = result.get("of") if result.get("listed") else None if listed else families.get(items[0]["sku"])
            return {"items": items, "about": result.get("about"), "wanted": _wanted(result)} | ({"family": family} if family else {})
    return {}


def _goods_of(result: dict[str, Any]) -> list[dict[str, Any]]:
    """The goods between which a name left it open, what turns over most first."""
    return [one for one in result.get("candidates") or () if "sku" in one]


def _suppliers(results: Sequence[dict[str, Any]], before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The suppliers that the last tool about any told of, in order, with what each is best at; of prices, who made the last one. One of
    those told `before` that is asked after by name leaves the others to choose from."""
    for result in reversed(results):
        if result.get("about") == "price" and result.get("price") and result["price"]["supplier"]:
            return [{"name": result["price"]["supplier"], "reasons": [], "asked_for": False}]
        found = result.get("suppliers", []) if "elsewhere" in result else []
        if result.get("only") and found and found[0]["name"] in [one["name"] for one in before]:
            return before
        if found:
            return [{"name": one["name"], "reasons": one["reasons"], "asked_for": True} for one in found]
    return []


def _wanted(result: dict[str, Any]) -> dict[str, Any]:
    """What somebody said of a purchase they asked advice on; `reckoned` is the quantity that they did not say."""
    if result.get("about") != "purchase_day":
        return {}
    told: dict[str, Any] = {}
    if result["quantity"]:
        told |= {"quantity": result["quantity"], "unit": result["product"]["unit"]} if result["quantity_told"] else {}
        told |= {} if result["quantity_told"] else {"reckoned": result["quantity"]}
    if result["need_by_told"]:
        told["need_by"] = result["need_by"]
    if result["holding_percent_a_month"]:
        told["holding_percent_a_month"] = result["holding_percent_a_month"]
    return told


def _orders(results: Sequence[dict[str, Any]], said: str) -> list[list[int]]:
    """The purchase orders that the reply shows, with the version it shows: what a tool only fetched was seen by nobody."""
    seen: dict[int, int] = {}
    for result in results:
        for one in result.get("orders") or [result.get("order") if isinstance(result.get("order"), dict) else result]:
            if isinstance(one, dict) and {"number", "version", "lines", "supplier"} <= one.keys() and named(one) in said:
                seen[one["number"]] = one["version"]
    return [[number, version] for number, version in seen.items()]
