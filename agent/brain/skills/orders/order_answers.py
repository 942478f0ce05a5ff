"""What an answer to the question of an order says: the item, its amount, the supplier; or that the order is given up, or another begun."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.suppliers_told import supplier_wanted
from agent.brain.talk import Talk
from agent.state import Task
from agent.understanding.cues.assent import indifferent, spoken
from agent.understanding.cues.comparisons import ordinal, superlative
from agent.understanding.cues.order_changes import OrderChange, order_change, told_price
from agent.understanding.cues.order_decisions import approves, decides
from agent.understanding.cues.order_given_up import gives_up, wanted_again
from agent.understanding.cues.order_items import amount, names, order_items
from agent.understanding.cues.order_limits import day_wanted
from agent.understanding.cues.order_words import about_orders, sends_on
from agent.understanding.cues.price_questions import asks_cost
from agent.understanding.text import fold

Slots = dict[str, Any]
_AMENDS = re.compile(
    r"\bem vez\b|\bao inves\b|\bna verdade\b|\b(tira|remove|muda|troca|acrescenta|inclui|adiciona|corrige|aumenta|diminui)\b|^\W*nao\b.*\d"
    r"|\b(?:errei|quis dizer|digo|eram?)\b.*\d|^\W*(?:entao )?(?:pede|compra|compre|encomenda|manda vir)\b.*\d"
)
_OTHERS = frozenset(
    {"approve_po", "reject_po", "po_status", "stock_status", "forecast_price", "forecast_demand", "best_purchase_day", "list_leads", "kpis",
     "human", "help", "greet", "goodbye", "thanks", "retrain", "report", "scrape_now"}
)  # fmt: skip
"""What is asked for instead of answered."""
_SURE_OF_OTHERS = 0.7
_SAYS_LITTLE = 8
"""Words of an answer."""
_NAMES = 3
"""Letters of a word that names something."""
_MORE_OF_IT = re.compile(r"\b(?:d?o mesmo|d?a mesma|tambem|tb|tbm)\b")
SHOWN = ("confirmed", "again", "change")
"""What is asked while a whole order is shown: anything else about it changes it."""
_USUAL = re.compile(
    r"\bmais (?:a gente )?(?:sai\w*|gir\w+|compr\w+|vend\w+|us[ao]\w*|ped(?:e|id\w)|consumid\w|comum|normal|gast\w+)\b"
    r"|\b(?:de|do) sempre\b|\bqualquer (?:um|uma)\b"
)
"""The one of several that turns over most: "o que mais sai", "o mais comprado"."""
_LEADING = re.compile(r"(?i)^\W*(?:(?:n[aã]o|e|é|seria|quero|pode ser|prefiro|ent[aã]o|[oa]s?|de|com)[ ,]+)*")
_ONE_OF = re.compile(r"^\W*(?:(?:nao|e|eh|seria|quero|pode ser|prefiro|entao) )*(?:[oa]s? )?(?:de|com) ")
_MEASURE = re.compile(
    r"^\W*(?:(?:nao|e|eh|seria|quero|pode ser|prefiro|entao|[oa]s?|de|com) )*"
    r"\d[\d.,/]*(?: ?x ?\d[\d.,/]*)* ?(?:mm2?|mm²|cm|m|pol\w*|\"|l|litros?|ml|kg|quilos?|g|v|volts?|a|w|cv|hp)?\W*$"
)
_KIND = re.compile(r"^\W*(?:(?:nao|e|eh|seria|quero|pode ser|prefiro|entao)\W+)*[oa]s? (?:de|com) [a-z]{3,}(?: [a-z0-9]+)?\W*$")
"""Of what it is, or with what: "o de cobre", "a com tampa"."""


def fits_order(talk: Talk, task: Task) -> bool:
    """Whether a message goes on with the order a question is open of: answers it, or gives it up."""
    said = fold(talk.reading.text[:200]).strip()
    if (
        gives_up(said)
        or (task["asked"] in ("product", "supplier", "items") and (talk.assent.refuses or talk.assent.binds))
        or said in [fold(button) for button in task["buttons"]]
    ):
        return True
    if task["asked"] in SHOWN:
        return talk.assent.answers or wanted_again(said) or sends_on(said)
    if task["asked"] in ("apart", "another"):
        return talk.assent.answers
    if (
        task["asked"] == "items"
        and "?" not in talk.reading.text
        and not about_orders(talk.reading.text)
        and amount(talk.reading.text, talk.now)
    ):
        return True  # "não, espera, 100 sacos": the amount is put right before the item is known
    return answered(talk, task) is not None


def begins_another(talk: Talk, task: Task) -> bool:
    """Whether goods with their quantity are named that have nothing to do with what is asked: another order, not an answer."""
    if task["asked"] in (None, *SHOWN) or tells_the_kind(talk, task):
        return False
    known = [item["product"] for item in task["slots"].get("items", [])] + [one["name"] for one in task["slots"].get("choices", [])]
    heard = {_stem(word) for name in known for word in _words(name)}
    whole = [item["product"] for item in order_items(talk.reading.text, talk.now) if "quantity" in item and "product" in item]
    return bool(whole) and not any(heard & {_stem(word) for word in _words(name)} for name in whole)


def tells_the_kind(talk: Talk, task: Task) -> bool:
    """Whether an answer to which item says its measure ("a de 5 mm"), what it is of ("o de cobre") or that it is the usual one, and no
    amount."""
    slots, said = task["slots"], fold(talk.reading.text[:200])
    if task["asked"] != "product" or not slots.get("by_turnover"):
        return False
    counted = "quantity" in slots["items"][slots["item"]]
    if _KIND.match(said) is not None and "?" not in said:
        return True
    return _USUAL.search(said) is not None or (_MEASURE.match(said) is not None and (counted or _ONE_OF.match(said) is not None))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", fold(name)) if len(word) >= _NAMES and not word.isdigit()]


def _stem(word: str) -> str:
    """One for singular and plural."""
    return word.removesuffix("s")


def answered(talk: Talk, task: Task) -> Slots | None:
    """The slots with what a message answers to the question that is open; None where it answers nothing."""
    text, slots, asked = talk.reading.text, dict(task["slots"]), task["asked"]
    if "?" in text or decides(text) or begins_another(talk, task) or (asked in ("items", "product") and asks_cost(text)):
        return None
    if asked in ("product", "supplier") and _AMENDS.search(fold(text[:200])) and (change := order_change(text, talk.now)):
        return amended(slots, change)
    match asked:
        case "product" | "supplier":
            return _chosen(talk, slots, asked)
        case "quantity":
            found = amount(text, talk.now)
            return _with(slots, {"unit": slots["unit"], **found}) if found else None
        case "price":
            price = told_price(text)
            priced = [{"product": slots["priced"], "price": price}]
            return None if price is None else {**slots, "items": [], "change": {"items": priced}}
        case "date":
            day = day_wanted(text, talk.now)
            return {**slots, "need_by": day} if day else None
        case "items":
            items = order_items(text, talk.now)
            if len(items) == 1 and "quantity" not in items[0]:
                items = [{**items[0], **slots.get("amount", {})}]
            return {**slots, "items": items} if items else None
        case _:
            return None


def _chosen(talk: Talk, slots: Slots, asked: str) -> Slots | None:
    """One of those offered, by place, name or words of it; else a name that says nothing else."""
    text, choices = talk.reading.text.strip(" .!"), slots["choices"]
    if asked == "supplier" and (by := supplier_wanted(text)):
        return {**slots, "supplier": None, "supplier_by": by}
    one = _pressed(talk, choices) or _of_those(talk, text, choices, asked)
    if one is not None:
        return {**slots, "supplier": one["id"]} if asked == "supplier" else _with(slots, {"product": one["sku"]})
    of_a_kind = asked == "product" and talk.task is not None and tells_the_kind(talk, talk.task)
    if text.isdigit() or superlative(text) or not (of_a_kind or _names_something(talk, text)):
        return None
    if asked == "supplier":
        return {**slots, "supplier": talk.entities.get("supplier") or re.sub(r"(?i)^(d[aeo]s?|n[ao]s?|pel[ao]s?|com|a|o) ", "", text)}
    if of_a_kind:
        return {**_with(slots, {"product": _LEADING.sub("", text)}), "narrows": slots["items"][slots["item"]]["product"]}
    said = order_items(text, talk.now)
    if not said and (amount(text, talk.now).get("unit") or _MORE_OF_IT.search(fold(text))):
        return None
    return {**_with(slots, said[0] if said else {"product": text}), "narrows": slots["items"][slots["item"]]["product"]}


def _pressed(talk: Talk, choices: list[dict[str, Any]]) -> dict[str, Any] | None:
    buttons = [fold(button) for button in talk.task["buttons"]] if talk.task else []
    said = fold(talk.reading.text).strip()
    return choices[buttons.index(said)] if said in buttons and buttons.index(said) < len(choices) else None


def _of_those(talk: Talk, text: str, choices: list[dict[str, Any]], asked: str) -> dict[str, Any] | None:
    place = int(text) if text.isdigit() and len(text) <= 2 else ordinal(text)
    if place and choices and abs(place) <= len(choices):
        return choices[place - 1 if place > 0 else place]
    begun = [one for one in choices if len(text) > 2 and one["name"].casefold().startswith(text.casefold())]
    found = names(text, choices) or begun
    if len(found) == 1:
        return found[0]
    priced = choices and choices[0].get("cost") is not None  # the cheapest first; near names have no prices
    cheapest = asked == "supplier" and priced and (indifferent(text) or superlative(text) or talk.assent.binds)
    if asked == "product" and talk.task and talk.task["slots"].get("by_turnover") and (indifferent(text) or _USUAL.search(fold(text))):
        return choices[0]
    one_is_offered = choices and (len(choices) == 1 or (talk.task and talk.task["slots"].get("offered")))
    return choices[0] if cheapest or (one_is_offered and talk.assent.binds) else None


def _names_something(talk: Talk, text: str) -> bool:
    """Whether a short answer may be a name, and is no yes or no, order or question of another kind."""
    elsewhere = talk.reading.intent in _OTHERS and talk.reading.confidence > _SURE_OF_OTHERS
    return len(text.split()) <= _SAYS_LITTLE and spoken(text) is None and not elsewhere and not about_orders(text) and not approves(text)


def amended(slots: Slots, change: OrderChange) -> Slots | None:
    """What was said so far with a correction, while the order is not drafted yet; None where it corrects none of it."""
    items = [dict(item) for item in slots["items"]]
    kept = [item for item in items if not any(_same(item, gone) for gone in change.remove)]
    touched = len(kept) < len(items) or bool(change.supplier or change.need_by)
    for told in change.items:
        old = next((item for item in kept if _same(item, told["product"])), None)
        if old is None:
            kept.append(told)
        else:
            old |= {key: value for key, value in told.items() if key != "product"}
        touched = True
    if change.quantity:
        same = [item for item in kept if change.instead_of is not None and item.get("quantity") == change.instead_of]
        target = same or (kept if len(kept) == 1 else [])
        if len(target) != 1:
            return None
        target[0] |= change.quantity
        touched = True
    return (
        {**slots, "items": kept, "supplier": change.supplier or slots.get("supplier"), "need_by": change.need_by or slots.get("need_by")}
        if touched and kept
        else None
    )


def _same(item: dict[str, Any], said: str) -> bool:
    return set(fold(said).split()) <= set(fold(item["product"]).split()) or fold(item["product"]) == fold(said)


def _with(slots: Slots, told: dict[str, Any]) -> Slots:
    """The slots with more told of the item in doubt."""
    items = [dict(item) for item in slots["items"]]
    items[slots["item"]] |= told
    return {**slots, "items": items}
