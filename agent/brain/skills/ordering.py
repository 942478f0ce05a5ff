"""A purchase order by conversation: drafted from one sentence, completed one question at a time, shown whole, confirmed by a yes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from agent.brain.goods_told import about_told, goods_told, wanted_told
from agent.brain.order_drafts import drafted_as
from agent.brain.order_meant import item_meant, item_told
from agent.brain.phrasing import and_list, or_list
from agent.brain.phrasing.orders import sending, similar, summary
from agent.brain.skills.order_questions import SHOWN, TAKES, answered, cancels, gives_up, question_for, wanted_again
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.state import Task
from agent.understanding.cues.order_changes import OrderChange, order_change
from agent.understanding.cues.order_items import amount, of_whom, order_items
from agent.understanding.cues.order_limits import day_wanted, nothing_ordered
from agent.understanding.cues.order_prices import price_in_doubt, without_price
from agent.understanding.cues.order_words import about_orders, numbers, reason
from agent.understanding.cues.purchase_questions import orders_something
from agent.understanding.entities import extract
from agent.understanding.text import fold
from domain.people import PURCHASING, Role

_NEW = re.compile(
    r"\b(faz|faca|faze|fazer|abre|abrir|cria\w*|gera\w*|nova?|outra?|quero|preciso)\b.{0,20}\b(oc|ordem|pedido|compra)\b|^\W*(compra|compre|pede|encomenda)\b"
)
_OUTRIGHT = re.compile(r"^\W*(uma |nova )?(oc|ordem de compra|pedido|po)\W+(de|com|para|pra|pro)?\W*\d")
_CHANGES = re.compile(
    r"\b(muda\w*|troca\w*|altera\w*|corrig\w*|aumenta\w*|diminu\w*|tira\w*|remove\w*|acrescenta\w*|inclui\w*|adiciona\w*|passa)\b"
)
_TAKES_BACK = re.compile(r"\bem vez d|\bao inves d|\bno lugar d|\bna (?:verdade|real)\b|\bquis dizer\b|\berrei\b|^\W*nao\b[\s,;.!]+.*\d")
_AS_IT_IS = re.compile(r"\b(como (ta|esta)|sem mudar|assim( mesmo)?)\b")
_NOT_POSITIVE = "A quantidade precisa ser maior que zero."
_STARTS = frozenset({"stock_status", "forecast_demand", "forecast_price", "po_status", "help", "human"})
_SURE_OF_OTHERS = 0.7
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
        return Say(_NOT_POSITIVE, Question.of(talk.task))
    if talk.asked_for("order") in SHOWN:
        return (yield from _redrafted(talk, talk.slots("order"), _told_which(talk) or change or OrderChange()))
    number = _number_taken_back(talk) or numbers(talk.reading.text)[0]
    found = yield Call("purchase_order_status", {"number": number})
    if found.get("error"):
        return Say(found["detail"])
    slots = {"number": found["order"]["number"], "items": [], "lines": found["order"]["lines"]}
    return (yield from _redrafted(talk, slots, _as_counted(change or OrderChange(), slots["lines"])))


def _as_counted(change: OrderChange, lines: list[dict[str, Any]]) -> OrderChange:
    """A bare "3 em vez de 2" of what was said in tonnes and is kept in kilos."""
    if change.instead_of is None or "unit" in change.quantity or not change.quantity:
        return change
    in_tonnes = any(line["unit"] == "kg" and line["quantity"] == change.instead_of * 1000 for line in lines)
    as_it_is = any(line["quantity"] == change.instead_of for line in lines)
    return replace(change, quantity={**change.quantity, "unit": "t"}) if in_tonnes and not as_it_is else change


def _orders_plainly(talk: Talk) -> bool:
    """ "OC de 3 t de aço…", whatever the intent was taken for: an order that is given outright is one."""
    words = fold(talk.reading.text[:200])
    advised = about_told(talk) == "purchase_day" and bool(goods_told(talk)) and talk.task is None
    if advised and orders_something(talk.reading.text) and "?" not in words and not numbers(talk.reading.text.replace("oc", "")):
        return True
    given = _OUTRIGHT.search(words) is not None and "?" not in words
    return given and any("quantity" in item for item in order_items(talk.reading.text, talk.now))


@skill("order", "create_po", fills=("product", "sku", "quantity", "unit", "supplier", "date"), claims=_orders_plainly, of_staff=True)
def order(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk)) is not None:
        return refused
    asked, words = talk.asked_for("order"), fold(talk.reading.text[:200])
    if asked in SHOWN and not _NEW.search(words):
        if cancels(words):
            return (yield from _given_up(talk))
        if gives_up(words):
            return Say(f"Certo, a OC {talk.slots('order')['number']} fica como está, sem confirmar.")
        if talk.task and asked == "change" and not _AS_IT_IS.search(words):
            return Say(f"Ainda não mudei nada na OC {talk.slots('order')['number']}.", _asked_of_change(talk.task))
        if talk.assent.binds or wanted_again(words) or re.match(r"^\W*(aprov\w+|confirm\w+|fecha\w*|manda\w*)\b", words):
            return (yield from _confirmed(talk, despite_similar=asked == "again"))
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
        return Say("", Question(what, "order", asked, {**talk.slots("order"), "choices": []}, takes=TAKES))
    if asked and talk.task and asked not in SHOWN and not _NEW.search(words) and (slots := answered(talk, talk.task)) is not None:
        return (yield from _gone_on(talk, slots))
    return (yield from _begun(talk))


def _begun(talk: Talk) -> Skill:
    text = talk.reading.text
    said = extract(text, role="staff", now=talk.now, intent="create_po")
    nothing = nothing_ordered(text)
    items = order_items(text, talk.now)
    guess = None if "supplier" in said else of_whom(without_price(text), items)
    slots: dict[str, Any] = {
        "items": items,
        "supplier": said.get("supplier") or guess,
        "guessed": guess is not None,
        "need_by": day_wanted(text, talk.now),
    }
    if nothing:
        for item in items:
            item.pop("quantity", None)
            item.pop("unit", None)
    slots["reason"] = reason(text) if "porque" in fold(text) else None
    if not items:
        told = slots["amount"] = {} if nothing else amount(text, talk.now)
        spoken_of = (talk.memory.get("goods") or {}).get("items", [])
        if len(spoken_of) != 1:
            return Say("", Question("O que você quer comprar, e quanto?", "order", "items", slots, takes=TAKES))
        wanted = wanted_told(talk)
        much = {key: wanted[key] for key in ("quantity", "unit") if key in wanted}
        slots["items"] = [{"product": spoken_of[0]["sku"], **(told or much)}]  # "qual o melhor dia pra aço?", "faz uma OC de 20 t"
        slots["need_by"] = slots["need_by"] or wanted.get("need_by")
    answer = yield from _drafted(talk, slots)
    if nothing:
        return replace(answer, text=f"{_NOT_POSITIVE} {answer.text}".strip())
    return _doubting(answer, price_in_doubt(text, next((item.get("unit") for item in items), None)))


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
        return (yield from _redrafted(talk, slots, OrderChange(**change)))
    return (yield from _drafted(talk, slots))


def _drafted(talk: Talk, slots: dict[str, Any]) -> Skill:
    """Draft what is known; what is missing, or more than one thing, is asked for."""
    result, slots = yield from drafted_as(slots)
    if result.get("error"):
        return question_for(result, slots)
    return proposed(talk, result, {"items": [] if slots.get("number") else slots["items"]})


def proposed(talk: Talk, result: dict[str, Any], said: dict[str, Any]) -> Say:
    """The order whole, and the question whose yes confirms it."""
    items = [{**item, "sku": line["sku"]} for item, line in zip(said["items"], result["lines"], strict=False)]
    slots = {"number": result["number"], "version": result["version"], "items": items if len(items) == len(result["lines"]) else []}
    slots["lines"] = [{key: line[key] for key in ("sku", "name", "quantity", "unit")} for line in result["lines"]]
    text = summary(result, talk.now)
    if result.get("not_listed"):
        text += f"\n{result['supplier']} não aparece no cadastro como quem vende {and_list(result['not_listed'])}."
    unpriced = next((line for line in result["lines"] if line["price"] is None), None)
    if unpriced is not None:
        ask = f"Não tenho preço de {unpriced['name']}. Quanto custa o {unpriced['unit']}?"
        return Say(text, Question(ask, "order", "price", {**slots, "priced": unpriced["sku"]}, takes=TAKES))
    if result["similar"]:
        asks = Question("Quer pedir de novo mesmo assim?", "order", "again", slots, ("Pedir de novo", "Cancelar"), takes=TAKES)
        return Say(f"{text}\n{similar(result['similar'])}", asks)
    return Say(text, Question("Confirma?", "order", "confirmed", slots, ("Confirmar", "Cancelar"), takes=TAKES))


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
            asks = Question("Quer pedir de novo mesmo assim?", "order", "again", slots, ("Pedir de novo", "Cancelar"), takes=TAKES)
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
    wanted = {"items": items, "supplier": change.supplier, "need_by": change.need_by, "remove": change.remove, "number": slots["number"]}
    before = {item["sku"]: item for item in slots.get("items", []) if "sku" in item}
    answer = yield from _drafted(talk, wanted)
    return _remembering(answer, before, items)


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
