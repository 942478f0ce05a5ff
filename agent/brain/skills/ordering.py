"""A purchase order by conversation: drafted from one sentence, completed one question at a time, shown whole, confirmed by a yes."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing.orders import sending, similar, summary
from agent.brain.skills.order_questions import TAKES, answered, question_for
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues.order_changes import OrderChange, order_change
from agent.understanding.cues.order_items import order_items
from agent.understanding.cues.order_words import about_orders, numbers, reason
from agent.understanding.entities import extract
from agent.understanding.text import fold
from domain.people import PURCHASING, Role

_SHOWN = ("confirmed", "again", "change")
"""What is asked while a whole order is shown: anything else about it changes it."""
_GIVES_UP = re.compile(r"\b(cancel\w*|desist\w*|descarta\w*|esquece)\b|\bdeixa (pra|para) la\b")
_AGAIN = re.compile(r"\bpedir de novo\b|\bmesmo assim\b|\bde novo sim\b")
_NEW = re.compile(
    r"\b(faz|faca|faze|fazer|abre|abrir|cria\w*|gera\w*|nova?|outra?|quero|preciso)\b.{0,20}\b(oc|ordem|pedido|compra)\b|^\W*(compra|compre|pede|encomenda)\b"
)
_CHANGES = re.compile(
    r"\b(muda\w*|troca\w*|altera\w*|corrig\w*|aumenta\w*|diminu\w*|tira\w*|remove\w*|acrescenta\w*|inclui\w*|adiciona\w*|passa)\b"
)
_STARTS = frozenset(
    {"stock_status", "forecast_demand", "forecast_price", "best_purchase_day", "po_status", "find_supplier", "help", "human"}
)
"""Intents of a message that is no change where it names something else."""


def not_purchasing(talk: Talk) -> Say | None:
    """What somebody who does not buy is told, and whom to ask."""
    if Role(talk.who.role) in PURCHASING:
        return None
    return Say("Ordens de compra são com compradores, gerentes e administradores: peça a um deles.")


def changes_an_order(talk: Talk) -> bool:
    """Whether a message corrects the order that is shown, or one that it names."""
    text = talk.reading.text
    if Role(talk.who.role) not in PURCHASING or talk.assent.binds or _NEW.search(fold(text[:200])):
        return False
    if talk.asked_for("order") in _SHOWN:
        return not _GIVES_UP.search(fold(text[:200])) and talk.reading.intent not in _STARTS - {"find_supplier", "best_purchase_day"} and (
            order_change(_without_number(text), talk.now) is not None
        )  # fmt: skip
    return bool(
        _CHANGES.search(fold(text[:200])) and about_orders(text) and numbers(text) and order_change(_without_number(text), talk.now)
    )


@skill("order_change", claims=changes_an_order, of_staff=True)
def changed(talk: Talk) -> Skill:
    change = order_change(_without_number(talk.reading.text), talk.now)
    slots = talk.slots("order") if talk.asked_for("order") in _SHOWN else {"number": numbers(talk.reading.text)[0], "items": []}
    return (yield from _redrafted(talk, slots, change or OrderChange()))


@skill("order", "create_po", fills=("product", "sku", "quantity", "unit", "supplier", "date"), of_staff=True)
def order(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk)) is not None:
        return refused
    asked, words = talk.asked_for("order"), fold(talk.reading.text[:200])
    if asked in _SHOWN and not _NEW.search(words):
        if _GIVES_UP.search(words):
            return (yield from _given_up(talk))
        if talk.assent.binds or _AGAIN.search(words) or re.match(r"^\W*(aprov\w+|confirm\w+|fecha\w*|manda\w*)\b", words):
            return (yield from _confirmed(talk, despite_similar=asked == "again"))
        if talk.assent.yes is False:
            number = talk.slots("order")["number"]
            return Say(
                "Não confirmei.",
                Question(f"O que mudo na OC {number}?", "order", "change", talk.slots("order"), ("Cancelar",), takes="yes_no"),
            )
    if asked and talk.task and asked not in _SHOWN and not _NEW.search(words) and (slots := answered(talk, talk.task)) is not None:
        return (yield from _gone_on(talk, slots))
    return (yield from _begun(talk))


def _begun(talk: Talk) -> Skill:
    text = talk.reading.text
    said = extract(text, role="staff", now=talk.now, intent="create_po")
    items = order_items(text, talk.now)
    slots = {
        "items": items,
        "supplier": said.get("supplier"),
        "need_by": said.get("date"),
        "reason": reason(text) if "porque" in fold(text) else None,
    }
    if not items:
        return Say("", Question("O que você quer comprar, e quanto?", "order", "items", slots, takes=TAKES))
    return (yield from _drafted(talk, slots))


def _gone_on(talk: Talk, slots: dict[str, Any]) -> Skill:
    if change := slots.pop("change", None):
        return (yield from _redrafted(talk, slots, OrderChange(**change)))
    return (yield from _drafted(talk, slots))


def _drafted(talk: Talk, slots: dict[str, Any]) -> Skill:
    """Draft what is known; what is missing, or more than one thing, is asked for."""
    wanted = {key: slots.get(key) for key in ("items", "supplier", "need_by", "reason", "number", "remove")}
    result = yield Call("create_purchase_order", {key: value for key, value in wanted.items() if value})
    if result.get("error"):
        return question_for(result, slots)
    said = {"items": slots["items"]} if not slots.get("number") else {"items": []}
    return proposed(talk, result, said)


def proposed(talk: Talk, result: dict[str, Any], said: dict[str, Any]) -> Say:
    """The order whole, and the question whose yes confirms it."""
    items = [{**item, "sku": line["sku"]} for item, line in zip(said["items"], result["lines"], strict=False)]
    slots = {"number": result["number"], "version": result["version"], "items": items if len(items) == len(result["lines"]) else []}
    slots["lines"] = [{key: line[key] for key in ("sku", "name", "quantity", "unit")} for line in result["lines"]]
    text = summary(result, talk.now)
    unpriced = next((line for line in result["lines"] if line["price"] is None), None)
    if unpriced is not None:
        ask = f"Não tenho preço de {unpriced['name']}. Quanto custa o {unpriced['unit']}?"
        return Say(text, Question(ask, "order", "price", {**slots, "priced": unpriced["sku"]}, takes=TAKES))
    if result["similar"]:
        asks = Question("Quer pedir de novo mesmo assim?", "order", "again", slots, ("Pedir de novo", "Cancelar"), takes="yes_no")
        return Say(f"{text}\n{similar(result['similar'])}", asks)
    return Say(text, Question("Confirma?", "order", "confirmed", slots, ("Confirmar", "Cancelar")))


def _confirmed(talk: Talk, *, despite_similar: bool) -> Skill:
    slots = talk.slots("order")
    if "version" not in slots:
        return Say("Essa OC ainda não está completa.", keeps_task=True)
    asked = {"number": slots["number"], "version": slots["version"], "despite_similar": despite_similar}
    result = yield Call("confirm_purchase_order", asked)
    match result.get("error"):
        case None:
            return Say(_outcome(result))
        case "repeated":
            asks = Question("Quer pedir de novo mesmo assim?", "order", "again", slots, ("Pedir de novo", "Cancelar"), takes="yes_no")
            return Say(similar(result["similar"]), asks)
        case "changed":
            now = yield Call("purchase_order_status", {"number": slots["number"]})
            return proposed(talk, {**now["order"], "similar": []}, {"items": []})
        case _:
            return Say(result["detail"])


def _outcome(result: dict[str, Any]) -> str:
    number = result["number"]
    if result["state"] == "awaiting_approval":
        who = " ou ".join(result["waits_for"])
        return f"OC {number} confirmada. O valor passa do seu limite: agora aguarda aprovação ({who})."
    return f"Pronto! OC {number} confirmada e aprovada. {sending(result)}".strip()


def _given_up(talk: Talk) -> Skill:
    number = talk.slots("order")["number"]
    result = yield Call("reject_purchase_order", {"number": number})
    return Say(result["detail"] if result.get("error") else f"Cancelei a OC {number}.")


def _redrafted(talk: Talk, slots: dict[str, Any], change: OrderChange) -> Skill:
    """A new version with a change; a quantity without an item is of the one item, or of the one that had the old quantity."""
    items = list(change.items)
    if change.quantity or (change.price is not None and not items):
        one = _meant(slots, change)
        if one is None:
            known = slots.get("lines", [])
            told = " ou ".join(line["name"] for line in known) if known else "qual item"
            return Say(
                "",
                Question(
                    f"De qual item: {told}? Diga assim: “{known[0]['name'] if known else 'aço'}: 30”.",
                    "order",
                    "change",
                    slots,
                    takes="yes_no",
                ),
            )
        items = [{"product": one["sku"], **({"unit": one["unit"]} if one.get("unit") else {}), **change.quantity}]
        items = [{"product": one["sku"], "price": change.price}] if change.price is not None else items
    wanted = {"items": items, "supplier": change.supplier, "need_by": change.need_by, "remove": change.remove, "number": slots["number"]}
    before = {item["sku"]: item for item in slots.get("items", []) if "sku" in item}
    answer = yield from _drafted(talk, wanted)
    return _remembering(answer, before, items)


def _meant(slots: dict[str, Any], change: OrderChange) -> dict[str, Any] | None:
    """The item that a bare quantity or price is of, as it was said ("20 t") where it was said here."""
    known = [item for item in slots.get("items", []) if "sku" in item] or slots.get("lines", [])
    if change.instead_of is not None:
        same = [item for item in known if item.get("quantity") == change.instead_of]
        if len(same) == 1:
            return dict(same[0])
    return dict(known[0]) if len(known) == 1 else None


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
