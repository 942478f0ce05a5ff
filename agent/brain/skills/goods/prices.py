"""What a stock item costs, cost on a day, and how its price moved: "quanto tá o aço?", "e em setembro?"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from agent.brain.goods_told import about_told, goes_on, item_gone_on_to, item_told, points_at
from agent.brain.item_asked import item_asked
from agent.brain.phrasing.prices_told import price_told, yes_or_no
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.skills.shop_floor.shop_floor import asks_for_cars
from agent.brain.talk import Call, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, led, which_item
from agent.understanding.cues.past_days import past_days
from agent.understanding.cues.periods import Period
from agent.understanding.cues.price_questions import asks_cost, closed, only_quotes
from agent.understanding.text import fold

_SKILL = "item_prices"
_PRICE = re.compile(r"\b(?:precos?|custa\w*|valor(?:es)?|pag(?:a|o|am|amos|ou|ando)|cobra\w*|cota\w*)\b")
_COLLECT = re.compile(
    r"\b(?:coleta\w*|busca\w*|atualiz\w+|pux[ae]\w*|captur\w+|varr\w+|pesquis\w+|scrap\w+|raspar|raspe|roda\w*|pega\w*"
    r"|procur\w+|mercado livre|ml)\b"
)
_LEAST = re.compile(r"\b(?:menor|mais baixo|minimo|mais barat\w|mais em conta)\b")
_MOST = re.compile(r"\b(?:maior|mais alto|maximo|mais car\w|pico)\b")
_MEAN = re.compile(r"\bmedi[oa]\b")
_MOVED = re.compile(r"\b(?:subi\w*|baix(?:ou|aram|ando)|ca(?:iu|iram|indo)|vari\w+|aument\w+|evolu\w+|mudou|oscil\w+)\b")
_ELSE = re.compile(
    r"\b(?:estoque|saldo|quanto tem|temos|demanda|consumo|vou vender|vai sair|previsao|vai (?:subir|cair|baixar)|fornecedor\w*|quem vende"
    r"|melhor (?:dia|hora)|relatorio|compr\w+|esper\w+|vale a pena)\b"
)
"""What is asked of an item besides its price."""
_LITTLE = 6
"""Words of a question that only goes on."""


def asks_for_a_price(talk: Talk) -> bool:
    """Besides the intent: "preço da luva" is no wish to collect prices; "e a tinta?", "e mês passado?" after a price was told."""
    if talk.reading.intent in ("scrape_now", "suggest_price") and (talk.entities.get("product") or talk.entities.get("sku")):
        said = fold(talk.reading.text[:200])
        return _PRICE.search(said) is not None and _COLLECT.search(said) is None
    if talk.entities.get("product") and only_quotes(talk.reading.text):
        return True
    if talk.entities.get("product") and (closed(talk.reading.text) or ("quantity" in talk.entities and asks_cost(talk.reading.text))):
        return True
    if closed(talk.reading.text) and item_told(talk) and about_told(talk) == "price" and len(talk.reading.text.split()) <= _LITTLE:
        return True
    if (following := goes_on(talk)) is None:
        return points_at(talk) and re.search(rf"{_PRICE.pattern}|\bqu?a?n?to (?:ta|esta|e|custa)\b", fold(talk.reading.text)) is not None
    asks = _PRICE.search(fold(talk.reading.text)) is not None
    return asks or (about_told(talk) == "price" and not _ELSE.search(following))


@skill(_SKILL, "price_history", fills=("product", "sku"), claims=asks_for_a_price, of_staff=True)
def item_prices(talk: Talk) -> Skill:
    if not talk.entities.get("product") and asks_for_cars(talk):
        return (yield from SKILLS["cars_in_stock"].run(talk))
    slots = talk.slots(_SKILL) if talk.asked_for(_SKILL) == "product" else {}
    item = (item_meant(talk, _SKILL) or item_gone_on_to(talk)) or item_told(talk)
    days = _days(talk, item) or _days_of(slots)
    wanted = slots.get("wanted") or _wanted(talk.reading.text)
    kept = {"since": days.first.isoformat(), "until": days.last.isoformat()} if days else {}
    supplier = talk.entities.get("supplier") or slots.get("supplier")
    kept |= {"supplier": supplier} if supplier else {}
    much = _much(talk.entities) or _much(slots)
    lower_or_higher = slots.get("closed") or closed(talk.reading.text)
    asked = {**kept, **much, "wanted": wanted} | ({"closed": lower_or_higher} if lower_or_higher else {})
    if item is None:
        return item_asked(talk, _SKILL, asked)
    result = yield from asked_of(talk, Call("price_history", {"product": item, **kept, **much}))
    if (asks := which_item(result, _SKILL, asked)) is not None:
        return asks
    if result.get("error"):
        return Say(result["detail"])
    today = talk.now.date()
    answer = yes_or_no(lower_or_higher, result, days, today) if lower_or_higher else ""
    return Say(led(result, f"{answer} {price_told(result, days, wanted, today)}".strip()))


def _much(told: Mapping[str, Any]) -> dict[str, Any]:
    """The quantity whose cost is asked."""
    return {key: told[key] for key in ("quantity", "unit") if "quantity" in told and key in told}


def _days(talk: Talk, item: str | None) -> Period | None:
    """The days asked about, in the words that are not the item's: a bar of 1/2 is no first of February."""
    text = talk.reading.text
    named = str(talk.entities.get("product") or item or "")
    found = past_days(text.replace(named, " ") if named else text, talk.now.date())
    return None if found is None or found.first == talk.now.date() else found


def _days_of(slots: dict[str, Any]) -> Period | None:
    return Period(date.fromisoformat(slots["since"]), date.fromisoformat(slots["until"])) if slots.get("since") else None


def _wanted(text: str) -> str:
    """What of a history is asked for first."""
    said = fold(text)
    kinds = (("lowest", _LEAST), ("highest", _MOST), ("mean", _MEAN), ("change", _MOVED))
    return next((kind for kind, pattern in kinds if pattern.search(said)), "price")
