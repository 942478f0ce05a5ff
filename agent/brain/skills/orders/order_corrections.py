"""What is taken back or added to an order: the one that is shown, one that is named, or the one told of last."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from typing import Any

from agent.brain.order_meant import item_meant, item_told
from agent.brain.phrasing import or_list
from agent.brain.skills.orders.order_answers import SHOWN
from agent.brain.skills.orders.order_proposals import NOT_POSITIVE, begins_anew, drafted
from agent.brain.skills.orders.order_questions import TAKES
from agent.brain.skills.registry import skill
from agent.brain.suppliers_told import only_points, supplier_pointed_at, supplier_wanted
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues.order_changes import OrderChange, order_change
from agent.understanding.cues.order_decisions import decides
from agent.understanding.cues.order_given_up import gives_up
from agent.understanding.cues.order_limits import nothing_ordered
from agent.understanding.cues.order_words import about_orders, numbers
from agent.understanding.text import fold
from domain.people import PURCHASING, Role

_CHANGES = re.compile(
    r"\b(muda\w*|troca\w*|altera\w*|corrig\w*|aumenta\w*|diminu\w*|tira\w*|remove\w*|acrescenta\w*|inclui\w*|adiciona\w*|passa)\b"
)
_TAKES_BACK = re.compile(
    r"\bem vez d|\bao inves d|\bno lugar d|\bna (?:verdade|real)\b|\bquis dizer\b|\berrei\b|^\W*nao\b[\s,;.!]+.*\d|\b(?:e )?nao \d"
)
_STARTS = frozenset({"stock_status", "forecast_demand", "forecast_price", "po_status", "help", "human"})
_SURE_OF_OTHERS = 0.7
"""Intents of a message that is no change where it names something else."""


def changes_an_order(talk: Talk) -> bool:
    """Whether a message corrects the order that is shown, or one that it names."""
    text = talk.reading.text
    if Role(talk.who.role) not in PURCHASING or talk.assent.binds or begins_anew(talk):
        return False
    if decides(text):  # "aprova a 1" is about order 1, and no quantity
        return False
    if talk.asked_for("order") and nothing_ordered(text):
        return True
    if _told_which(talk) is not None:
        return True
    if talk.asked_for("order") in SHOWN:
        elsewhere = talk.reading.intent in _STARTS and talk.reading.confidence > _SURE_OF_OTHERS
        return not gives_up(fold(text[:200])) and not elsewhere and order_change(_without_number(text), talk.now) is not None
    if _number_taken_back(talk) is not None:
        return True
    return bool(
        _CHANGES.search(fold(text[:200])) and about_orders(text) and numbers(text) and order_change(_without_number(text), talk.now)
    )


def _told_which(talk: Talk) -> OrderChange | None:
    """A change of one line that is named, of those that are shown or asked about."""
    text, slots = talk.reading.text, talk.slots("order")
    if talk.asked_for("order") not in SHOWN or "?" in text or gives_up(fold(text[:200])):
        return None
    change = order_change(text, talk.now)
    waits = slots.get("open") and not (change and (change.remove or len(change.items) > 1))
    bare = change is not None and bool(change.quantity) and not change.items and len(slots.get("lines", [])) > 1
    return item_told(text, slots, talk.now) if waits or bare else None


def _number_taken_back(talk: Talk) -> int | None:
    """The one order told of last, where a message takes back what was said of it: "não, 12 em vez de 10" after it was confirmed."""
    told, text = talk.memory.get("orders") or [], talk.reading.text
    if talk.task is not None or len(told) != 1 or about_orders(text) or not _TAKES_BACK.search(fold(text[:200])):
        return None
    change = order_change(text, talk.now)
    return told[0][0] if change and (change.quantity or change.items or change.need_by or change.price) else None


@skill("order_change", claims=changes_an_order, of_staff=True)
def changed(talk: Talk) -> Skill:
    change = order_change(_without_number(talk.reading.text), talk.now)
    if talk.task and talk.asked_for("order") and nothing_ordered(talk.reading.text):
        return Say(NOT_POSITIVE, Question.of(talk.task))
    if talk.asked_for("order") in SHOWN:
        return (yield from redrafted(talk, talk.slots("order"), _told_which(talk) or change or OrderChange()))
    number = _number_taken_back(talk) or numbers(talk.reading.text)[0]
    found = yield Call("purchase_order_status", {"number": number})
    if found.get("error"):
        return Say(found["detail"])
    slots = {"number": found["order"]["number"], "items": [], "lines": found["order"]["lines"]}
    return (yield from redrafted(talk, slots, _as_counted(change or OrderChange(), slots["lines"])))


def _as_counted(change: OrderChange, lines: list[dict[str, Any]]) -> OrderChange:
    """A bare "3 em vez de 2" of what was said in tonnes and is kept in kilos."""
    if change.instead_of is None or "unit" in change.quantity or not change.quantity:
        return change
    in_tonnes = any(line["unit"] == "kg" and line["quantity"] == change.instead_of * 1000 for line in lines)
    as_it_is = any(line["quantity"] == change.instead_of for line in lines)
    return replace(change, quantity={**change.quantity, "unit": "t"}) if in_tonnes and not as_it_is else change


def _the_right_way_round(change: OrderChange, slots: dict[str, Any]) -> OrderChange:
    """ "16 não 60" of an order of 16: which of the two is meant, only the order tells."""
    if change.instead_of is None or not change.quantity:
        return change
    ordered = {item.get("quantity") for item in [*slots.get("items", []), *slots.get("lines", [])]}
    told = change.quantity["quantity"]
    if change.instead_of in ordered or told not in ordered:
        return change
    return replace(change, quantity={**change.quantity, "quantity": change.instead_of}, instead_of=told)


def redrafted(talk: Talk, slots: dict[str, Any], change: OrderChange) -> Skill:
    """A new version with a change; a quantity without an item is of the one item, or of the one that had the old quantity."""
    change = _the_right_way_round(change, slots)
    items = list(change.items)
    if change.quantity or (change.price is not None and not items):
        one = item_meant(slots, change)
        if one is None:
            known = [line["name"] for line in slots.get("lines", [])]
            ask = f"De qual item: {or_list(known)}? Diga assim: “{known[0]}: 30”."
            waits = {"quantity": change.quantity, "price": change.price, "price_unit": change.price_unit}
            return Say("", Question(ask, "order", "change", {**slots, "open": waits}, takes=TAKES))
        items = [{"product": one["sku"], **({"unit": one["unit"]} if one.get("unit") else {}), **change.quantity}]
        if change.price is not None:
            much = items[0] if change.quantity else {"product": one["sku"]}
            items = [{**much, "price": change.price, **({"price_unit": change.price_unit} if change.price_unit else {})}]
    whom = change.supplier
    if whom and only_points(whom):
        whom = supplier_pointed_at(talk) or (yield from _best_of(slots, whom))
    wanted = {"items": items, "supplier": whom, "need_by": change.need_by, "remove": change.remove, "number": slots["number"]}
    wanted |= {"rest": slots["rest"]} if slots.get("rest") else {}
    before = {item["sku"]: item for item in slots.get("items", []) if "sku" in item}
    answer = yield from drafted(talk, wanted)
    if answer.question is None and talk.asked_for("order") in SHOWN:
        return replace(answer, keeps_task=True)  # "tira o frete": nothing is changed, and it still waits for its yes
    return _remembering(answer, before, items)


def _best_of(slots: dict[str, Any], said: str) -> Generator[Call, dict[str, Any], str | None]:
    """Who sells the order's first item best in the way that was asked for; what was said, where nobody is known to."""
    order = supplier_wanted(said)
    if order is None or not slots.get("lines"):
        return said
    result = yield Call("find_suppliers", {"product": slots["lines"][0]["sku"], "order": order, "limit": 1})
    return next((str(one["id"]) for one in result.get("suppliers", ())), said)


def _remembering(answer: Say, before: dict[str, Any], items: list[dict[str, Any]]) -> Say:
    """The next correction too is read in the units that were said."""
    if answer.question is None or "lines" not in answer.question.slots:
        return answer
    said = {**before, **{item["product"]: {**before.get(item["product"], {}), **item, "sku": item["product"]} for item in items}}
    kept = [said[line["sku"]] for line in answer.question.slots["lines"] if line["sku"] in said]
    whole = kept if len(kept) == len(answer.question.slots["lines"]) and all("quantity" in one for one in kept) else []
    answer.question.slots["items"] = whole
    return answer


def _without_number(text: str) -> str:
    """A correction without the order it names: "na OC 12, muda pra 30"."""
    return re.sub(r"(?i)\b(?:n[ao]|d[ao]|a|o)? ?(?:oc|ordem(?: de compra)?|pedido)(?: n[º°o.]*)? ?\d{1,6}\b,?", " ", text).strip()
