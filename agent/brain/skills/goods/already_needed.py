"""Whether an item needs to be bought already, asked as people do: "então não precisa comprar agora, né?", "dá pra segurar a compra?"."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from agent.brain.goods_told import goods_told, item_told
from agent.brain.phrasing.goods import SAMPLE, quantity
from agent.brain.phrasing.purchase_days import on
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, which_item
from agent.understanding.entities import extract
from agent.understanding.entities.purchasing.filler_words import is_filler
from agent.understanding.text import fold
from domain.goods.name_words import name_words

_SKILL = "needed_now"
_NEEDS = re.compile(
    r"\b(?:precis\w+|tem (?:que|q|de)|tenho (?:que|q)|temos (?:que|q)|e preciso|necessario|urgente)\b.{0,20}"
    r"\b(?:compr\w+|repor|reposicao|ped(?:ir|imos|ido)|encomend\w+)\b"
    r"|\b(?:da|dava|posso|podemos|consigo|tranquilo) (?:pra |para )?(?:segurar|adiar|empurrar|deixar (?:pra|para) depois)\b"
)
_ASKED = re.compile(r"\?\W*$|\b(?:ne|certo|correto|nao e|n e|confere|isso)\W*$")
_ORDERS = re.compile(r"\b(?:oc|pedido|ordem|o que|oq|quais|que itens)\b|\b\d+ ?(?:un|kg|t|m|l|cx|pecas)\b")


def asks_if_needed(talk: Talk) -> bool:
    """A question for yes or no about buying the item spoken of; never the answer to an open question."""
    said = fold(talk.reading.text[:200])
    if talk.task is not None or not _NEEDS.search(said) or not _ASKED.search(said) or _ORDERS.search(said):
        return False
    return bool(talk.entities.get("product") or _named(talk) or item_told(talk))


@skill(_SKILL, fills=("product", "sku"), claims=asks_if_needed, of_staff=True)
def needed_now(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "decide compras")) is not None:
        return refused
    item = _named(talk) or item_meant(talk, _SKILL) or item_told(talk)
    result = yield from asked_of(talk, Call("stock_status", {"product": item}))
    if (asks := which_item(result, _SKILL)) is not None:
        return asks
    if result.get("error"):
        return Say(result["detail"])
    advice = yield Call("best_purchase_day", {"product": result["product"]["sku"]})
    return Say(_told(result, {} if advice.get("error") else advice, talk.now.date()))


def _named(talk: Talk) -> str | None:
    """The item that stands before the question, "lanterna direita do Tracker, dá pra segurar?", or, by its car, another of the kind told
    of: "e o do Cruze, já precisa repor?"."""
    said = fold(talk.reading.text[:200])
    found = _NEEDS.search(said)
    before = said[: found.start()] if found else ""
    models = extract(before, role="customer", now=talk.now, intent="search_cars").get("models", ())
    car = {word for model in models for word in name_words(model)}
    words = [word for word in name_words(before) if not is_filler(word) or word in car]
    if not words:
        return None
    if set(words) <= car:
        told = goods_told(talk)
        kind = [word for word in name_words(told[0]["name"]) if not _is_car(word, talk)] if len(told) == 1 else []
        return " ".join([*kind, *words]) if kind else None
    return " ".join(words)


def _is_car(word: str, talk: Talk) -> bool:
    return "models" in extract(word, role="customer", now=talk.now, intent="search_cars")


def _told(result: dict[str, Any], advice: dict[str, Any], today: date) -> str:
    """Yes or no by the day on which the stock comes to its minimum, less what the supplier takes; else by the stock alone."""
    product = result["product"]
    if product["stock"] is None:
        return f"{product['name']}: o estoque não está no cadastro, então não sei dizer."
    have = f"{quantity(product['stock'], product['unit'])} em estoque" if product["stock"] else "o estoque está zerado"
    lasts = f", que dura cerca de {days} dias" if product["stock"] and (days := product["days_of_cover"]) else ""
    lasts += f" {SAMPLE}" if result["is_synthetic"] else ""
    by, takes = advice.get("need_by"), advice.get("lead_days") or 0
    if by is None:
        short = bool(product["missing"])
        return f"{'Precisa, sim' if short else 'Não precisa agora'}: {product['name']}, {have}{lasts}."
    last = advice["order_by"]
    delivers = f", e a {advice['supplier']} entrega em {takes} dia{'s' * (takes != 1)}" if takes and advice.get("supplier") else ""
    if last <= today.isoformat():
        least = f"; chega ao mínimo {on(by, today)}" if by > today.isoformat() else ""
        return f"Precisa, sim: {product['name']}, {have}{lasts}{least}{delivers}."
    return (
        f"Não precisa agora: {product['name']}, {have}{lasts}. Chega ao mínimo {on(by, today)}{delivers}: dá para pedir até "
        f"{on(last, today)}."
    )
