"""A purchase order by conversation: drafted from one sentence, completed one question at a time, shown whole, confirmed by a yes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from agent.brain.goods_told import about_told, advised_told, goods_told, items_pointed_at, named_again
from agent.brain.phrasing import and_list
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.orders.confirming import confirmed, given_up
from agent.brain.skills.orders.item_to_order import item_to_order
from agent.brain.skills.orders.order_answers import SHOWN, answered, begins_another, tells_the_kind
from agent.brain.skills.orders.order_corrections import redrafted
from agent.brain.skills.orders.order_proposals import NOT_POSITIVE, begins_anew, drafted
from agent.brain.skills.orders.order_questions import TAKES, the_leading_one
from agent.brain.skills.orders.same_again import another, asks_for_one_like_it, like_the_last, made_already
from agent.brain.skills.registry import skill
from agent.brain.suppliers_told import only_points, supplier_named_again, supplier_pointed_at, supplier_wanted
from agent.brain.talk import Question, Say, Skill, Talk
from agent.state import Task
from agent.understanding.cues.order_changes import OrderChange
from agent.understanding.cues.order_decisions import decides
from agent.understanding.cues.order_given_up import cancels, gives_up, wanted_again
from agent.understanding.cues.order_items import amount, goods_listed, of_whom, order_items, without_whom
from agent.understanding.cues.order_limits import day_wanted, nothing_ordered
from agent.understanding.cues.order_prices import price_in_doubt, without_price
from agent.understanding.cues.order_words import reason, sends_on
from agent.understanding.cues.price_questions import only_quotes
from agent.understanding.cues.purchase_questions import orders_only, orders_outright
from agent.understanding.cues.whichever import less_whichever, takes_whichever
from agent.understanding.entities import extract
from agent.understanding.text import fold
from domain.goods.name_words import name_words
from domain.people import PURCHASING, Role

_OUTRIGHT = re.compile(r"^\W*(uma |nova )?(oc|ordem de compra|pedido|po)\W+(de|com|para|pra|pro)?\W*\d")
_NEEDS = re.compile(
    r"^\W*(?:oi |bom dia |ola )?(?:eu |a gente )?(?:to |tou |estou |estamos )?(?:precis\w+|quero|queria|queremos) (?:de |comprar )"
)
_OTHERS = frozenset({"retrain", "report", "human", "help", "list_leads", "kpis", "scrape_now", "best_purchase_day", "find_suppliers"})
"""What may be needed besides goods."""
_BUYS_OF = re.compile(r"^\W*(?:(?:entao|ok|blz|beleza|ta|certo)\W+)*(?:monta|faz|faca|fecha|gera|pede|compra|compre|manda|abre)\w*\b")
"""What is ordered of a supplier just told of: "monta o pedido com a Pindorama mesmo, 800"."""
_AS_IT_IS = re.compile(r"\b(como (ta|esta)|sem mudar|assim( mesmo)?)\b")


def _orders_plainly(talk: Talk) -> bool:
    """ "OC de 3 t de aço…", whatever the intent was taken for: an order that is given outright is one."""
    words = fold(talk.reading.text[:200])
    if only_quotes(talk.reading.text):
        return False
    if talk.asked_for("order") in SHOWN and cancels(words) and "?" not in words:
        return True  # "cancela esse pedido, sobrou no estoque" asks nothing of the stock
    if asks_for_one_like_it(talk):
        return True
    told = len(goods_told(talk)) == 1 and talk.task is None and not decides(talk.reading.text)
    if told and orders_outright(talk.reading.text) and (about_told(talk) == "purchase_day" or amount(talk.reading.text, talk.now)):
        return True
    if "?" in words:
        return False
    if _BUYS_OF.search(words) and talk.task is None and supplier_named_again(talk) and amount(talk.reading.text, talk.now):
        return True
    if talk.task and talk.task["skill"] == "order" and tells_the_kind(talk, talk.task):
        return True
    if talk.asked_for("order") and talk.task and begins_another(talk, talk.task):
        return True
    items = order_items(talk.reading.text, talk.now)
    if orders_outright(talk.reading.text) and any({"product", "quantity"} <= item.keys() for item in items):
        return True
    if len(items) == 1 and orders_only(talk.reading.text, items[0].get("product", "")):
        return True
    if _OUTRIGHT.search(words) is not None or (goods_listed(talk.reading.text) and not decides(talk.reading.text)):
        return any("quantity" in item for item in items)
    needs = _NEEDS.search(words) is not None and talk.reading.intent not in _OTHERS and Role(talk.who.role) in PURCHASING
    return needs and talk.task is None and any("product" in item for item in items)


@skill("order", "create_po", fills=("product", "sku", "quantity", "unit", "supplier", "date"), claims=_orders_plainly, of_staff=True)
def order(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "mexe com ordens de compra")) is not None:
        return refused
    asked, words = talk.asked_for("order"), fold(talk.reading.text[:200])
    if asked in SHOWN and not begins_anew(talk):
        if cancels(words):
            return (yield from given_up(talk))
        if gives_up(words):
            return Say(f"Certo, a OC {talk.slots('order')['number']} fica como está, sem confirmar.")
        if talk.task and asked == "change" and not _AS_IT_IS.search(words):
            return Say(f"Ainda não mudei nada na OC {talk.slots('order')['number']}.", _asked_of_change(talk.task))
        if talk.assent.binds or wanted_again(words) or sends_on(words):
            return (yield from confirmed(talk, despite_similar=asked == "again"))
        if talk.assent.yes is False and asked == "again":
            return (yield from given_up(talk))
        if talk.assent.yes is False:
            number = talk.slots("order")["number"]
            return Say(
                "Não confirmei.",
                Question(f"O que mudo na OC {number}?", "order", "change", talk.slots("order"), ("Cancelar",), takes=TAKES),
            )
        return Say("Não peguei o que mudar.", keeps_task=True)
    if asked and gives_up(words):
        number = talk.slots("order").get("number")
        return Say(f"Certo, a OC {number} ficou como estava." if number else "Certo, não fiz nenhum pedido.")
    if asked in ("product", "supplier") and talk.assent.refuses and talk.task and answered(talk, talk.task) is None:
        what = "Como o item se chama no cadastro, ou qual o SKU?" if asked == "product" else "De qual fornecedor, então?"
        told = talk.slots("order")
        kept = told.get("choices", []) if told.get("offered") else []  # a no to the one proposed leaves the others to choose from
        told |= {"choices": kept, "offered": False, "by_turnover": bool(kept)}
        return Say("", Question(what, "order", asked, told, takes=TAKES))
    if asked == "apart" and talk.assent.answers:
        return (yield from _apart(talk))
    if asked == "another" and not begins_anew(talk):
        return (yield from another(talk))
    if asked and talk.task and asked not in SHOWN and not begins_anew(talk) and (slots := answered(talk, talk.task)) is not None:
        return (yield from _gone_on(talk, slots))
    if asked == "items" and not begins_anew(talk) and not order_items(talk.reading.text, talk.now):
        return item_to_order(talk, talk.slots("order") | {"amount": amount(talk.reading.text, talk.now) or talk.slots("order")["amount"]})
    if asked and talk.task and not begins_anew(talk) and not order_items(talk.reading.text, talk.now):
        if asked == "product" and talk.assent.binds and talk.task["slots"].get("choices"):
            return the_leading_one(talk.task["slots"])
        return Say("" if talk.assent.binds else "Não peguei.", Question.of(talk.task))  # a yes to "which?" says nothing
    answer = yield from _begun(talk)
    return replace(answer, text=f"{_left(talk)} {answer.text}".strip())


def _left(talk: Talk) -> str:
    """What was half asked for, where another order takes its place."""
    left = talk.slots("order").get("items", []) if talk.task and begins_another(talk, talk.task) else []
    return f"Deixei de lado o pedido de {and_list([item['product'] for item in left])}." if left else ""


def _apart(talk: Talk) -> Skill:
    """An order for each supplier, one after the other; or the one supplier for all."""
    slots = talk.slots("order")
    parts = slots.pop("apart")
    if not talk.assent.binds:
        return Say("", Question("De qual fornecedor, então?", "order", "supplier", slots, takes=TAKES))
    orders = [{**slots, "items": [slots["items"][at] for at in part["items"]], "supplier": part["id"]} for part in parts]
    return (yield from drafted(talk, {**orders[0], "rest": orders[1:]}))


def _begun(talk: Talk) -> Skill:
    text = less_whichever(talk.reading.text)
    whichever = takes_whichever(talk.reading.text) and bool(order_items(text, talk.now))
    text = text if whichever else talk.reading.text
    said = extract(text, role="staff", now=talk.now, intent="create_po")
    nothing = nothing_ordered(text)
    whom = said.get("supplier") or talk.entities.get("supplier")
    if (again := supplier_named_again(talk)) is not None:
        whom, text = again[0], text.replace(again[1], " ")
    pointed = supplier_pointed_at(talk) if not whichever and (not whom or only_points(whom)) else None
    whom = None if whom and only_points(whom) else whom
    items = order_items(without_whom(text, whom) if whom else text, talk.now)
    for item in items:
        item["product"] = named_again(talk, item["product"]) or item["product"]
    by = None if whom or pointed else supplier_wanted(text)
    guess = None if whom or pointed else of_whom(without_price(text), items)
    guess = None if guess and (by or only_points(guess)) else guess
    slots: dict[str, Any] = {
        "items": items,
        "supplier": whom or pointed or guess,
        "guessed": guess is not None,
        "need_by": day_wanted(text, talk.now),
        "supplier_by": by,
        "whichever": whichever,
    }
    if nothing:
        for item in items:
            item.pop("quantity", None)
            item.pop("unit", None)
    if _advised(talk, items):
        wanted = advised_told(talk)
        slots["items"] = items = [{**{key: wanted[key] for key in ("quantity", "unit") if key in wanted and not nothing}, **items[0]}]
        slots["need_by"] = slots["need_by"] or wanted.get("need_by")
    slots["reason"] = reason(text) if "porque" in fold(text) else None
    if not items and (same := (yield from like_the_last(talk))) is not None:
        return (yield from drafted(talk, {**slots, **same}))
    if not items:
        told = slots["amount"] = {} if nothing else amount(text, talk.now)
        spoken_of = items_pointed_at(talk) or (talk.memory.get("goods") or {}).get("items", [])
        if len(spoken_of) != 1 and not items_pointed_at(talk):
            return item_to_order(talk, slots)
        wanted = advised_told(talk)
        much = {key: wanted[key] for key in ("quantity", "unit") if key in wanted}
        slots["items"] = [{"product": item["sku"], **(told or much)} for item in spoken_of]  # "qual o melhor dia pra aço?", "faz a OC"
        slots["need_by"] = slots["need_by"] or wanted.get("need_by")
    if (said_before := (yield from made_already(talk, slots))) is not None:
        return said_before
    answer = yield from drafted(talk, slots)
    if nothing:
        return replace(answer, text=f"{NOT_POSITIVE} {answer.text}".strip())
    return _doubting(answer, price_in_doubt(text, next((item.get("unit") for item in items), None)))


def _advised(talk: Talk, items: list[dict[str, Any]]) -> bool:
    """Whether the one item named, without a quantity, is the one whose purchase was just advised on."""
    told = goods_told(talk)
    if len(items) != 1 or "quantity" in items[0] or len(told) != 1 or about_told(talk) != "purchase_day":
        return False
    return items[0]["product"] == told[0]["sku"] or set(name_words(items[0]["product"])) <= set(name_words(told[0]["name"]))


def _doubting(answer: Say, price: float | None) -> Say:
    """That an amount was heard, and is not used until somebody says what it is for."""
    if price is None or answer.question is None or "lines" not in answer.question.slots:
        return answer
    heard = "Não usei o preço que você disse, porque não sei se é de cada um ou de tudo. Se for de cada, diga “a … reais cada”."
    return replace(answer, text=f"{answer.text}\n{heard}")


def _asked_of_change(task: Task) -> Question:
    """What to change, asked again; nothing is confirmed meanwhile but in so many words."""
    return replace(Question.of(task), buttons=("Confirmar assim", "Cancelar"))


def _gone_on(talk: Talk, slots: dict[str, Any]) -> Skill:
    if change := slots.pop("change", None):
        return (yield from redrafted(talk, slots, OrderChange(**change)))
    if len(slots["items"]) == 1 and not slots["items"][0].get("product"):  # only its amount was put right
        return item_to_order(talk, {**slots, "amount": slots["items"][0]})
    return (yield from drafted(talk, slots))
