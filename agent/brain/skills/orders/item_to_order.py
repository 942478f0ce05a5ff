"""What is to be ordered, asked with what is known of it: the amount, the supplier, the items that were just told."""

from __future__ import annotations

from typing import Any

from agent.brain.item_asked import which_of_told
from agent.brain.phrasing.orders import quantity
from agent.brain.skills.orders.order_questions import TAKES
from agent.brain.talk import Question, Say, Talk


def item_to_order(talk: Talk, slots: dict[str, Any]) -> Say:
    """The question; asked for the second time it says what an answer looks like."""
    told = slots.get("amount") or {}
    much = quantity(told["quantity"], told.get("unit", "")).strip() if "quantity" in told else ""
    text, choices, buttons, offered = which_of_told(talk)
    whom = f", com {slots['supplier']}" if slots.get("supplier") else ""
    known = f"{much or 'Pedido'}{whom}" if much or whom else ""
    if choices:
        text = f"{known}: {text[0].lower()}{text[1:]}" if known else text
        kept = {**slots, "items": [{"product": "", **told}], "item": 0, "choices": choices, "of_told": True, "offered": offered}
        return Say("", Question(text, "order", "product", kept, buttons, takes=TAKES))
    if talk.asked_for("order") == "items":
        lead = f"Anotei {much}{whom}; falta o item." if much else "Falta o item."
        return Say("", Question(f"{lead} Como ele se chama no cadastro?", "order", "items", slots, takes=TAKES))
    ask = f"{much} de qual item{whom}?" if much else f"O que você quer comprar{whom}, e quanto?"
    return Say("", Question(ask, "order", "items", slots, takes=TAKES))
