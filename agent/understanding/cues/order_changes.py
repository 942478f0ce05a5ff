"""What somebody wants otherwise in an order: "não, 30 em vez de 20", "tira o parafuso", "a 4,20 o kg", "melhor pra segunda"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from agent.understanding.cues.order_items import amount, order_items
from agent.understanding.cues.order_limits import day_wanted, nothing_ordered
from agent.understanding.cues.order_prices import price_told, without_price
from agent.understanding.cues.put_right import less_excuses, put_right
from agent.understanding.entities import extract
from agent.understanding.text import fold, number

_INSTEAD = re.compile(r"(?P<new>.+?)\b(?:em vez|ao inves|no lugar) d[eoa]s?\b(?P<old>.+)|(?P<new2>.+?)\be nao\b(?P<old2>.+)")
_NOT_THAT = re.compile(r"^\W*(?!nao\b)(?P<old>[^,;]{1,30}?) nao\b[,;. ]+(?P<new>\w.*)$")
"""What is not meant before what is: "sexta não, segunda"."""
_THEN = re.compile(r"\b(?:e|,) (?=(?:poe|bota|coloca|acrescenta|adiciona|inclui|muda|troca)\b)")
_REMOVES = re.compile(
    r"\b(?:tira|tire|tirar|remov\w+|exclu\w+|elimin\w+|retir\w+|esquece"
    r"|sem(?! (?:querer|problema|pressa|duvida|falta|mudar|nada|mais|medo|estresse|urgencia)))\b(?: fora)?"
    r"(?: (?:o|a|os|as|esse|essa))? (?P<what>.+)"
)
_NOT_NEEDED = re.compile(
    r"^\W*(?:(?:e|ah|opa|olha|entao|pensando bem)\W+)*(?:[oa]s? )?"
    r"(?P<what>(?!nao\b|isso\b|mais\b|(?:[oa]s? )?(?:pedido|ordem|oc\b|compra)|nada\b|eu\b|a gente)[a-z][^,;.!?]{1,40}?)"
    r"\W+(?:ja )?nao (?:vou |vamos |a gente )?(?:precis\w+|quer\w*)(?: mais)?\W*$"
)
"""An item that is wanted no more, named first: "os parafusos não precisa mais"."""
_CORRECTS = re.compile(
    r"\b(muda\w*|mude|troc\w+|alter\w+|ajust\w+|corrig\w+|aument\w+|diminu\w+|reduz\w*|sob[ea]\b|baix[ae]\b|passa|deixa|coloc\w+|bota\w*|poe|poem"
    r"|na verdade|na real|alias|quis dizer|errei|digo|melhor|sao|era|eram|faz|so|apenas)\b|^\W*(nao|opa|perai|ops|e|mas)\b"
)
_ADDS = re.compile(r"\b(acrescent\w+|adicion\w+|inclu\w+|soma|junta|tambem|tb|tbm|mais)\b")
_SUPPLIER = re.compile(
    r"\b(?:fornecedor\w*|forn)\b(?: (?:e|eh|vai ser|seja))?(?: (?:pr?a|para|por|pel[oa]|d[aoe]|n[ao]|o|a))*\b (?P<name>[a-z].+)"
    r"|\b(?:compra|pede|pedir|comprar|e|eh|melhor|quero|prefiro|troca|muda|passa|vai|com)\b (?:pr?a|para|d[ao]|pel[oa]|n[ao]|com [ao])\b "
    r"(?P<name2>[a-z].+)"
    r"|^\W*(?:e |nao,? )?(?:d[ao]|pel[ao]|n[ao]|com [ao]) (?P<name3>[a-z].+)"
)
_PRICE = re.compile(
    r"(?:\b(?:a|por|preco|sai|custa|fechei|negociei|valor)\b[^\d]{0,25}|r\$ ?)(?P<price>\d[\d.]*(?:,\d{1,4})?)(?: reais)?"
    r"(?P<each> (?:o|a|cada|por|/)\b.*|/\w+| cada)?"
)
_PER = re.compile(r"\b(o|a|cada|por) (kg|quilo|t|tonelada|l|litro|m|metro|un|unidade|caixa|cx|par|pacote|pct|peca)\b|/ ?\w+|\bcada\b")
_DAYS = re.compile(
    r"\b(?:dia )?\d{1,2}/\d{1,2}(?:/\d{2,4})?|\bdia \d{1,2}\b|\b\d{1,2} de [a-z]{3,}o\b|\b\d+ (?:dias?|semanas?|mes(?:es)?)\b"
)
_MONEY = re.compile(r"\br\$|\breais\b|\bpreco\b|\bcusta|\d,\d{2}\b")


@dataclass(frozen=True, slots=True)
class OrderChange:
    """`items` name a product each; `quantity` and `price` are of the item meant, where none is named. `instead_of` is the old quantity."""

    items: list[dict[str, Any]] = field(default_factory=list)
    quantity: dict[str, Any] = field(default_factory=dict)
    instead_of: float | None = None
    remove: list[str] = field(default_factory=list)
    supplier: str | None = None
    need_by: str | None = None
    price: float | None = None
    price_unit: str | None = None
    """What the price is for, where it is not the unit of the product."""

    def __bool__(self) -> bool:
        return bool(self.items or self.quantity or self.remove or self.supplier or self.need_by or self.price)


def order_change(text: str, now: datetime) -> OrderChange | None:
    """The change a message asks for in an order that is talked about; None where it asks for none."""
    text = less_excuses(text)
    said = fold(text[:500])
    if "?" in said or nothing_ordered(said):
        return None
    if right := put_right(text, now):
        return OrderChange(quantity=right[0], instead_of=right[1])
    if unneeded := _NOT_NEEDED.match(said):
        return _without(_as_typed(text, unneeded, "what"), now)
    if found := _NOT_THAT.match(said):
        meant = order_change(_as_typed(text, found, "new"), now)
        return replace(meant, instead_of=amount(found["old"], now).get("quantity")) if meant else None
    if removed := _REMOVES.search(said):
        return _without(_as_typed(text, removed, "what"), now)
    entities = extract(text, role="staff", now=now, intent="create_po")
    whole = [item for item in order_items(text, now) if "quantity" in item]
    told = price_told(text)
    price = told.get("price") or _price(said)
    if price is not None and not any("price" in item for item in whole):
        product, unit = entities.get("product"), told.get("price_unit")
        costs = {"product": product, "price": price} | ({"price_unit": unit} if unit else {})
        much = amount(without_price(text), now) if told else {}
        if product and not _is_unit(product):
            return OrderChange([{**costs, **much}])
        return OrderChange(quantity=much, price=price, price_unit=unit, need_by=day_wanted(text, now))
    need_by, supplier = day_wanted(text, now), entities.get("supplier") or _supplier(text, said)
    if (instead := _INSTEAD.search(said)) and (quantity := amount(_meant(instead, "new"), now)):
        old = amount(_meant(instead, "old"), now).get("quantity")
        named = [item for item in order_items(_as_typed(text, instead, "new" if instead["new"] else "new2"), now) if "quantity" in item]
        return OrderChange(named, {} if named else quantity, old, need_by=need_by, supplier=supplier)
    items = [] if supplier and "quantity" not in entities else whole
    quantity = {} if items else amount(_without_days(text) if need_by else text, now)
    corrects = _CORRECTS.search(said) or _ADDS.search(said) or len(said.split()) <= 4
    change = OrderChange(items, quantity if corrects else {}, need_by=need_by, supplier=supplier)
    return change if change else None


def takes_one_out(said: str) -> bool:
    """Whether one thing, named, is wanted no more; `said` is folded."""
    return _NOT_NEEDED.match(said) is not None


def _without(what: str, now: datetime) -> OrderChange | None:
    """Items taken out, and what is wanted in their place: "as luvas e põe 20 de tinta"."""
    out, *rest = _THEN.split(what) if _THEN.search(fold(what)) else [what]
    out = re.sub(r"\W*\b(por favor|pfv?|da oc|do pedido|da lista|d[oa] \w+ \d+)\b.*$", "", out).strip(" .!")
    also = order_change(rest[0], now) if rest else None
    return replace(also or OrderChange(), remove=[out]) if out else also


def _meant(found: re.Match[str], which: str) -> str:
    return found[which] or found[f"{which}2"] or ""


def _as_typed(text: str, found: re.Match[str], group: str) -> str:
    """Folding keeps the length."""
    return text[found.start(group) : found.end(group)]


def _supplier(text: str, said: str) -> str | None:
    found = _SUPPLIER.search(said)
    if found is None:
        return None
    group = next(name for name in ("name", "name2", "name3") if found[name])
    name = _as_typed(text, found, group)
    if group != "name" and re.match(r"\W*(\d|segunda|terca|quarta|quinta|sexta|sabado|domingo|amanha|hoje|dia|semana)", fold(name)):
        return None
    if group != "name" and re.search(r"\d|\bverdade\b", name):
        return None
    return re.split(r"\b(?:pra|para|ate|com|e) \w+|[,.!;]", name)[0].strip() or None


def _without_days(text: str) -> str:
    """A correction without the day it names, whose numbers are no quantity: "400 e pra 10/12"."""
    return _DAYS.sub(" ", fold(text))


def _price(said: str) -> float | None:
    """A price told: an amount of money, or one said to be for each."""
    found = _PRICE.search(said)
    if found is None or not (_MONEY.search(said) or _PER.search(said[found.start() :])):
        return None
    return number(found["price"].rstrip("."))


def told_price(text: str) -> float | None:
    """The amount that answers "quanto custa?": "18,50", "4,2 o quilo", "uns 30 reais"."""
    found = re.search(r"\d[\d.]*(?:,\d{1,4})?", fold(text[:100]))
    return number(found[0].rstrip(".")) if found else None


def _is_unit(product: str) -> bool:
    return fold(product) in ("kg", "quilo", "litro", "metro", "unidade", "preco", "valor")
