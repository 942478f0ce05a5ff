"""The order as it is drafted, whole, and the question whose yes confirms it; or the one thing that it still misses."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.order_drafts import drafted_as
from agent.brain.phrasing import and_list
from agent.brain.phrasing.orders import comes_late, similar, summary, why_chosen
from agent.brain.skills.orders.order_questions import TAKES, question_for
from agent.brain.talk import Question, Say, Skill, Talk
from agent.understanding.cues.order_items import order_items
from agent.understanding.text import fold

_NEW = re.compile(
    r"\b(faz|faca|faze|fazer|abre|abrir|cria\w*|gera\w*|nova?|outra?|quero|preciso)\b.{0,20}\b(oc|ordem|pedido|compra)\b|\boutr[oa] igual\b"
)
_BUYS = re.compile(r"^\W*(compra|compre|pede|encomenda)\b")
NOT_POSITIVE = "A quantidade precisa ser maior que zero."


def begins_anew(talk: Talk) -> bool:
    """Whether another order is begun, whatever is shown; "pede 200 então" names no goods, and is of the order spoken of."""
    said = fold(talk.reading.text[:200])
    return _NEW.search(said) is not None or (_BUYS.search(said) is not None and bool(order_items(talk.reading.text, talk.now)))


def drafted(talk: Talk, slots: dict[str, Any]) -> Skill:
    """Draft what is known; what is missing, or more than one thing, is asked for."""
    result, slots = yield from drafted_as(talk, slots)
    if result.get("error"):
        return question_for(result, slots)
    return proposed(talk, result, {"items": [] if slots.get("number") else slots["items"], "rest": slots.get("rest")})


def proposed(talk: Talk, result: dict[str, Any], said: dict[str, Any]) -> Say:
    """The order whole, and the question whose yes confirms it."""
    items = [{**item, "sku": line["sku"]} for item, line in zip(said["items"], result["lines"], strict=False)]
    slots = {"number": result["number"], "version": result["version"], "items": items if len(items) == len(result["lines"]) else []}
    slots |= {"rest": said["rest"]} if said.get("rest") else {}
    slots["lines"] = [{key: line[key] for key in ("sku", "name", "quantity", "unit")} for line in result["lines"]]
    text = summary(result, talk.now)
    if result.get("not_listed"):
        text += f"\n{result['supplier']} não aparece no cadastro como quem vende {and_list(result['not_listed'])}."
    if late := result.get("late"):
        text += f"\n{comes_late(result, talk.now)}"
    if why := result.get("chosen"):
        text += f"\n{why_chosen(why)}"
    if (others := result.get("sold_also_by")) and not (late and late["in_time"]):
        text += f"\nSó {result['supplier']} tem preço conhecido; também vende{'m' * (len(others) > 1)}: {and_list(others)}."
    unpriced = next((line for line in result["lines"] if line["price"] is None), None)
    if unpriced is not None:
        ask = f"Não tenho preço de {unpriced['name']}. Quanto custa o {unpriced['unit']}?"
        return Say(text, Question(ask, "order", "price", {**slots, "priced": unpriced["sku"]}, takes=TAKES))
    if result["similar"]:
        asks = Question("Quer pedir de novo mesmo assim?", "order", "again", slots, ("Pedir de novo", "Cancelar"), takes=TAKES)
        return Say(f"{text}\n{similar(result['similar'])}", asks)
    return Say(text, Question("Confirma?", "order", "confirmed", slots, ("Confirmar", "Cancelar"), takes=TAKES))
