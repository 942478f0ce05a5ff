"""The one thing that an order still misses, as a question, and what an answer to it says."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing import or_names
from agent.brain.phrasing.money import brl
from agent.brain.phrasing.orders import buttons, how_many, quantity, units
from agent.brain.talk import Question, Say, Talk
from agent.state import Task
from agent.understanding.cues.assent import indifferent, spoken
from agent.understanding.cues.comparisons import ordinal, superlative
from agent.understanding.cues.order_changes import OrderChange, order_change, told_price
from agent.understanding.cues.order_items import amount, names, order_items
from agent.understanding.cues.order_limits import day_wanted
from agent.understanding.cues.order_words import about_orders
from agent.understanding.text import fold

Slots = dict[str, Any]
_AMENDS = re.compile(
    r"\bem vez\b|\bao inves\b|\bna verdade\b|\b(tira|remove|muda|troca|acrescenta|inclui|adiciona|corrige|aumenta|diminui)\b|^\W*nao\b.*\d"
)
_OTHERS = frozenset(
    {"approve_po", "reject_po", "po_status", "stock_status", "forecast_price", "forecast_demand", "best_purchase_day", "list_leads", "kpis",
     "human", "help", "greet", "goodbye", "thanks", "retrain", "report", "scrape_now"}
)  # fmt: skip
"""What is asked for instead of answered."""
_SURE_OF_OTHERS = 0.7
_SAYS_LITTLE = 8
"""Words of an answer."""
_TOLD = 4
TAKES = "order"
SHOWN = ("confirmed", "again", "change")
"""What is asked while a whole order is shown: anything else about it changes it."""
_CANCELS = re.compile(r"\b(cancel\w*|desist\w*|descarta\w*)\b")
_LEAVES = re.compile(r"\besquece\b|\bdeixa (pra|para) la\b|\bdeixa (quiet[oa]|assim|como (ta|esta))\b")
_AGAIN = re.compile(r"\bpedir de novo\b|\bmesmo assim\b|\bde novo sim\b")


def question_for(result: dict[str, Any], slots: Slots) -> Say:
    """What to ask after an error of create_purchase_order; its sentence where nothing can be asked."""
    slots = {**slots, "item": result.get("item", 0), "choices": []}
    match result["error"], result.get("slot"):
        case "ambiguous", slot:
            found, total = result["candidates"], result["total"]
            some = or_names([one["name"] for one in found[:_TOLD]])
            lead = f"Tenho {total} itens “{result['said']}”, como" if total > _TOLD else f"Tenho mais de um “{result['said']}”:"
            return _which(f"{lead} {some}. Qual?", slot, slots, found)
        case "not_found", ("product" | "supplier") as slot:
            near = result.get("near", [])[:4]
            lead = f"Não achei “{result['said']}” no cadastro."
            if not near:
                return _which(f"{lead} {'Qual é o item?' if slot == 'product' else 'Qual é o fornecedor?'}", slot, slots, [])
            return _which(f"{lead} Seria {or_names([one['name'] for one in near])}?", slot, slots, near)
        case "no_quantity", _:
            return _ask(f"{how_many(result['unit'])} de {result['name']}?", "quantity", {**slots, "unit": result["unit"]})
        case "unknown_unit", _:
            amount_said = slots["items"][slots["item"]]["quantity"]
            said = f"{quantity(amount_said, '')}{units(result['given'], amount_said)}"
            text = f"{result['name']} se compra em {units(result['unit'])}. {how_many(result['unit'])} são {said}?"
            return _ask(text, "quantity", {**slots, "unit": result["unit"]})
        case "not_whole", _:
            exact = f"{quantity(result['exact'], '')}{units(result['unit'])}"
            text = f"Isso dá {exact} de {result['name']}, que só vem inteiro. {how_many(result['unit'])} peço?"
            return _ask(text, "quantity", {**slots, "unit": result["unit"]})
        case "no_supplier", _:
            return _supplier(result, slots)
        case "invalid", "need_by":
            return _ask("Esse dia já passou. Para quando?", "date", slots)
        case _:
            return Say(result["detail"])


def _supplier(result: dict[str, Any], slots: Slots) -> Say:
    found = result["candidates"]
    if not found:
        return _ask("Nenhum fornecedor cadastrado vende tudo isso. De qual peço?", "supplier", slots)
    lines = [f"• {_offer(one)}" for one in found]
    text = "Quem vende, pelo último preço:\n" + "\n".join(lines)
    return Say(text, _question("De qual peço?", "supplier", {**slots, "choices": found}, buttons([one["name"] for one in found])))


def _offer(one: dict[str, Any]) -> str:
    cost = brl(one["cost"]) if one["cost"] is not None else "sem preço conhecido"
    days = "" if one["lead_days"] is None else f", entrega em {one['lead_days']} dia{'s' * (one['lead_days'] != 1)}"
    return f"{one['name']}: {cost}{days}"


def _which(text: str, slot: str | None, slots: Slots, choices: list[dict[str, Any]]) -> Say:
    return Say("", _question(text, slot or "product", {**slots, "choices": choices}, buttons([one["name"] for one in choices])))


def _ask(text: str, asks: str, slots: Slots) -> Say:
    return Say("", _question(text, asks, slots))


def _question(text: str, asks: str, slots: Slots, labels: tuple[str, ...] = ()) -> Question:
    return Question(text, "order", asks, slots, labels, takes=TAKES)


def fits_order(talk: Talk, task: Task) -> bool:
    """Whether a message goes on with the order a question is open of: answers it, or gives it up."""
    said = fold(talk.reading.text[:200]).strip()
    if (
        gives_up(said)
        or (task["asked"] in ("product", "supplier") and talk.assent.refuses)
        or said in [fold(button) for button in task["buttons"]]
    ):
        return True
    if task["asked"] in SHOWN:
        return talk.assent.answers or _AGAIN.search(said) is not None
    return answered(talk, task) is not None


def gives_up(said: str) -> bool:
    """Whether an order is not wanted after all, in few words and without naming another."""
    return cancels(said) or (len(said.split()) <= _SAYS_LITTLE and _LEAVES.search(said) is not None)


def cancels(said: str) -> bool:
    return len(said.split()) <= _SAYS_LITTLE and _CANCELS.search(said) is not None and not re.search(r"\d", said)


def wanted_again(said: str) -> bool:
    return _AGAIN.search(said) is not None


def answered(talk: Talk, task: Task) -> Slots | None:
    """The slots with what a message answers to the question that is open; None where it answers nothing."""
    text, slots, asked = talk.reading.text, dict(task["slots"]), task["asked"]
    if "?" in text:
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
    one = _of_those(talk, text, choices, asked)
    if one is not None:
        return {**slots, "supplier": one["id"]} if asked == "supplier" else _with(slots, {"product": one["sku"]})
    if text.isdigit() or superlative(text) or not _names_something(talk, text):
        return None
    if asked == "supplier":
        return {**slots, "supplier": talk.entities.get("supplier") or re.sub(r"(?i)^(d[aeo]s?|n[ao]s?|pel[ao]s?|com|a|o) ", "", text)}
    said = order_items(text, talk.now)
    return {**_with(slots, said[0] if said else {"product": text}), "narrows": slots["items"][slots["item"]]["product"]}


def _of_those(talk: Talk, text: str, choices: list[dict[str, Any]], asked: str) -> dict[str, Any] | None:
    place = int(text) if text.isdigit() and len(text) <= 2 else ordinal(text)
    if place and choices and abs(place) <= len(choices):
        return choices[place - 1 if place > 0 else place]
    pressed = [one for one in choices if len(text) > 2 and one["name"].casefold().startswith(text.casefold())]
    found = names(text, choices) or pressed
    if len(found) == 1:
        return found[0]
    cheapest = asked == "supplier" and choices and (indifferent(text) or superlative(text))
    return choices[0] if cheapest or (len(choices) == 1 and talk.assent.binds) else None


def _names_something(talk: Talk, text: str) -> bool:
    """Whether a short answer may be a name, and is no yes or no, order or question of another kind."""
    elsewhere = talk.reading.intent in _OTHERS and talk.reading.confidence > _SURE_OF_OTHERS
    return len(text.split()) <= _SAYS_LITTLE and spoken(text) is None and not elsewhere and not about_orders(text)


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
