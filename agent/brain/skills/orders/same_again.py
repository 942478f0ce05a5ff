"""The same order asked for twice: that it exists is said, and a second one is made only where one is meant."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any

from agent.brain.phrasing import and_list
from agent.brain.phrasing.orders import named, quantity
from agent.brain.skills.orders.approving import shown
from agent.brain.skills.orders.order_proposals import drafted, proposed
from agent.brain.skills.orders.order_questions import TAKES
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.text import fold
from domain.buying.order_states import State
from domain.goods.name_words import name_words

_LOOKED_AT = 3
"""Orders of this conversation that are compared, the last told of first."""
_MEANT = re.compile(r"\b(?:outr[oa]|mais uma?|de novo|repete|repetir|segund[oa]|nov[oa]|tambem|tb|tbm)\b")
"""Said by whoever knows that there is one already."""
_LIKE_IT = re.compile(r"\b(?:igual|de novo|repete|repetir|mesma coisa|mesm[oa] (?:pedido|oc|ordem)|outra dess[ae]s?)\b")
_ONE_MORE = re.compile(
    r"^\W*(?:(?:quero|faz|faca|pede|manda|gera|pode|sim|fazer)\W+)*"
    r"(?:(?:outr[oa]|mais uma?) (?:oc |pedido |ordem )?(?:igual|dess[ae]s?)|repete\b.*"
    r"|(?:de novo )?(?:o|a|esse|essa|ess[ea] mesm[oa])? ?mesm[oa] (?:pedido|oc|ordem)(?: de novo)?)\W*$"
)
_OVER = (State.REJECTED.value, State.CANCELLED.value, State.EXPIRED.value)


def made_already(talk: Talk, slots: dict[str, Any]) -> Generator[Call, dict[str, Any], Say | None]:
    """What is said where an order of this conversation has the same goods in the same amounts; None where none has, or another is meant."""
    items = slots["items"]
    if _MEANT.search(fold(talk.reading.text[:200])) or not items or not all("quantity" in item for item in items):
        return None
    for number in list(shown(talk))[:_LOOKED_AT]:
        result = yield Call("purchase_order_status", {"number": number})
        if not result.get("error") and result["order"]["state"] not in _OVER and _same(items, result["order"]["lines"]):
            return _told(talk, result["order"], slots)
    return None


def _same(items: list[dict[str, Any]], lines: list[dict[str, Any]]) -> bool:
    return len(items) == len(lines) and all(any(_is(item, line) for line in lines) for item in items)


def _is(item: dict[str, Any], line: dict[str, Any]) -> bool:
    """Whether a line is of this item; an amount in another unit than the item's is not compared."""
    said = {_stem(word) for word in name_words(item["product"])}
    meant = item["product"] == line["sku"] or (bool(said) and said <= {_stem(word) for word in name_words(line["name"])})
    same_unit = item.get("unit") in (None, line["unit"])
    return meant and same_unit and float(item["quantity"]) == float(line["quantity"])


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _told(talk: Talk, order: dict[str, Any], slots: dict[str, Any]) -> Say:
    if order["state"] == State.DRAFT.value:
        draft = proposed(talk, {**order, "similar": [], "not_listed": []}, {"items": []})
        return Say(
            f"Esse pedido já está aqui, falta só confirmar. Se quer mais um igual, diga “outra igual”.\n{draft.text}", draft.question
        )
    goods = and_list([f"{quantity(line['quantity'], line['unit'])} de {line['name']}" for line in order["lines"]])
    exact = [{"product": line["sku"], "quantity": line["quantity"], "unit": line["unit"]} for line in order["lines"]]
    asks = Question("Quer mais uma igual?", "order", "another", {**slots, "items": exact}, ("Mais uma igual", "Não"), takes=TAKES)
    return Say(f"A {named(order)}, {State(order['state']).word}, já pede {goods}.", asks)


def asks_for_one_like_it(talk: Talk) -> bool:
    """ "outra igual", "repete esse pedido", with an order told of."""
    return bool(shown(talk)) and _ONE_MORE.match(fold(talk.reading.text[:80])) is not None


def another(talk: Talk) -> Skill:
    """The answer to whether another one like it is wanted."""
    if talk.assent.yes is False:
        return Say("Certo, fica só essa.")
    return (yield from drafted(talk, talk.slots("order")))


def like_the_last(talk: Talk) -> Generator[Call, dict[str, Any], dict[str, Any] | None]:
    """Goods, amounts and supplier of the order told of last, for "outra OC igual"; None where no such is asked for."""
    if _LIKE_IT.search(fold(talk.reading.text[:200])) is None or not shown(talk):
        return None
    result = yield Call("purchase_order_status", {"number": next(iter(shown(talk)))})
    if result.get("error"):
        return None
    lines = result["order"]["lines"]
    goods = [{"product": line["sku"], "quantity": line["quantity"], "unit": line["unit"]} for line in lines]
    return {"items": goods, "supplier": result["order"]["supplier"]}
