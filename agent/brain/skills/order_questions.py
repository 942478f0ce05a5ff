"""The one thing that an order still misses, as a question, and what an answer to it says."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing import or_list
from agent.brain.phrasing.money import brl
from agent.brain.phrasing.orders import buttons, quantity
from agent.brain.talk import Question, Say, Talk
from agent.state import Task
from agent.understanding.cues.assent import indifferent
from agent.understanding.cues.comparisons import ordinal, superlative
from agent.understanding.cues.order_changes import told_price
from agent.understanding.cues.order_items import amount, names, order_items
from agent.understanding.entities import extract

Slots = dict[str, Any]
_SAYS_LITTLE = 8
"""Words of an answer."""
TAKES = "order"


def question_for(result: dict[str, Any], slots: Slots) -> Say:
    """What to ask after an error of create_purchase_order; its sentence where nothing can be asked."""
    slots = {**slots, "item": result.get("item", 0), "choices": []}
    match result["error"], result.get("slot"):
        case "ambiguous", slot:
            found = result["candidates"]
            some = or_list([one["name"] for one in found[:5]])
            more = f" (são {result['total']} no cadastro)" if result["total"] > 5 else ""
            return _which(f"Tenho mais de um “{result['said']}”{more}: {some}. Qual?", slot, slots, found)
        case "not_found", ("product" | "supplier") as slot:
            near = result.get("near", [])[:4]
            lead = f"Não achei “{result['said']}” no cadastro."
            if not near:
                return _which(f"{lead} {'Qual é o item?' if slot == 'product' else 'Qual é o fornecedor?'}", slot, slots, [])
            return _which(f"{lead} Seria {or_list([one['name'] for one in near])}?", slot, slots, near)
        case "no_quantity", _:
            return _ask(f"Quanto de {result['name']}, em {result['unit']}?", "quantity", {**slots, "unit": result["unit"]})
        case "unknown_unit", _:
            said = quantity(float(slots["items"][slots["item"]]["quantity"]), result["given"])
            text = f"{result['name']} é comprado em {result['unit']}. Quantos {result['unit']} são {said}?"
            return _ask(text, "quantity", {**slots, "unit": result["unit"]})
        case "not_whole", _:
            exact = quantity(result["exact"], result["unit"])
            text = f"Isso dá {exact} de {result['name']}, que só vem inteiro. Quantos {result['unit']} peço?"
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


def answered(talk: Talk, task: Task) -> Slots | None:
    """The slots with what a message answers to the question that is open; None where it answers nothing."""
    text, slots, asked = talk.reading.text, dict(task["slots"]), task["asked"]
    if "?" in text:
        return None
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
            day = extract(text, role="staff", now=talk.now, intent="create_po").get("date")
            return {**slots, "need_by": day} if day else None
        case "items":
            items = order_items(text, talk.now)
            return {**slots, "items": items} if items else None
        case _:
            return None


def _chosen(talk: Talk, slots: Slots, asked: str) -> Slots | None:
    text, choices = talk.reading.text, slots["choices"]
    place = ordinal(text)
    pressed = [one for one in choices if one["name"].casefold().startswith(text.strip().casefold()) and len(text.strip()) > 2]
    found = names(text, choices)
    if place is not None and choices:
        one = choices[place - 1 if place > 0 else place] if abs(place) <= len(choices) else None
    elif len(found or pressed) == 1:
        one = (found or pressed)[0]
    elif (len(choices) == 1 and talk.assent.binds) or (asked == "supplier" and choices and (indifferent(text) or superlative(text))):
        one = choices[0]
    else:
        one = None
    if one is None and (len(text.split()) > _SAYS_LITTLE or talk.assent.answers):
        return None
    if asked == "supplier":
        return {**slots, "supplier": one["id"] if one else text.strip(" .!")}
    said = order_items(text, talk.now)
    return _with(slots, {"product": one["sku"]} if one else said[0] if said else {"product": text.strip(" .!")})


def _with(slots: Slots, told: dict[str, Any]) -> Slots:
    """The slots with more told of the item in doubt."""
    items = [dict(item) for item in slots["items"]]
    items[slots["item"]] |= told
    return {**slots, "items": items}
