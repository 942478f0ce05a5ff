"""What a stock item costs, cost on a day, and how its price moved: "quanto tá o aço?", "e em setembro?"."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from agent.brain.goods_told import about_told, goes_on, item_gone_on_to, item_told, points_at
from agent.brain.phrasing.goods import SAMPLE, on_day, unit_price
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.skills.shop_floor.shop_floor import asks_for_cars
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, which_item
from agent.understanding.cues.past_days import past_days
from agent.understanding.cues.periods import Period
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
_ABOUT_NOW = 7
"""Days that a price counts as today's for."""


def asks_for_a_price(talk: Talk) -> bool:
    """Besides the intent: "preço da luva" is no wish to collect prices; "e a tinta?", "e mês passado?" after a price was told."""
    if talk.reading.intent == "scrape_now" and (talk.entities.get("product") or talk.entities.get("sku")):
        said = fold(talk.reading.text[:200])
        return _PRICE.search(said) is not None and _COLLECT.search(said) is None
    if (following := goes_on(talk)) is None:
        return points_at(talk) and re.search(rf"{_PRICE.pattern}|\bqu?a?n?to (?:ta|esta|e|custa)\b", fold(talk.reading.text)) is not None
    asks = _PRICE.search(fold(talk.reading.text)) is not None
    return asks or (about_told(talk) == "price" and not re.search(r"\b(?:estoque|saldo|quanto tem|temos)\b", following))


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
    if item is None:
        return Say("", Question("De qual item?", _SKILL, "product", {**kept, "wanted": wanted}, takes="item"))
    result = yield from asked_of(talk, Call("price_history", {"product": item, **kept}))
    if (asks := which_item(result, _SKILL, {**kept, "wanted": wanted})) is not None:
        return asks
    if result.get("error"):
        return Say(result["detail"])
    return Say(_told(result, days, wanted, talk.now.date()))


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


def _told(result: dict[str, Any], days: Period | None, wanted: str, today: date) -> str:
    product, price, seen = result["product"], result["price"], result["period"]
    sample = f" {SAMPLE}" if result["is_synthetic"] else ""
    at = f" na {result['supplier']}" if result["supplier"] else ""
    if price is None:
        until = f" até {days.last:%d/%m/%Y}" if days else ""
        return f"{product['name']}: não tenho nenhum preço{at}{until}."
    if days and days.first == days.last:
        return f"{product['name']}{at}, {_on_the_day(price, days.last, product['unit'], today)}{sample}."
    if seen is None:
        last = f"o último preço que vi é {unit_price(price['amount'], product['unit'])}, {on_day(price['day'], today)}"
        return f"{product['name']}{at}: nada nesse período; {last}{sample}."
    moved = _moved(seen, product["unit"], wanted, today)
    if days:
        return f"{product['name']}{at}, {_span(seen, today)}: {moved}{sample}."
    lately = date.fromisoformat(price["day"])
    when = on_day(price["day"], today) if (today - lately).days <= _ABOUT_NOW else f"visto pela última vez {on_day(price['day'], today)}"
    whose = f" ({price['supplier']})" if price["supplier"] and not result["supplier"] else ""
    cheaper = _cheaper(result, product["unit"], today)
    now = f"{product['name']}{at}: {unit_price(price['amount'], product['unit'])} {when}{whose}"
    return f"{now}{sample}.{cheaper} Nos últimos 90 dias: {moved}."


def _on_the_day(price: dict[str, Any], asked: date, unit: str, today: date) -> str:
    cost = unit_price(price["amount"], unit)
    if price["day"] == asked.isoformat():
        return f"{on_day(price['day'], today)}: {cost}"
    return f"{on_day(asked.isoformat(), today)}: {cost}, que é o último preço antes, visto {on_day(price['day'], today)}"


def _span(seen: dict[str, Any], today: date) -> str:
    first, last = date.fromisoformat(seen["since"]), date.fromisoformat(seen["until"])
    written = "%d/%m" if first.year == last.year == today.year else "%d/%m/%Y"
    return f"de {first.strftime(written)} a {last.strftime(written)}"


def _moved(seen: dict[str, Any], unit: str, wanted: str, today: date) -> str:
    """The lowest, highest and mean of a period and its change, what was asked for first."""
    change = seen["change_percent"]
    parts = {
        "lowest": f"menor {unit_price(seen['lowest']['amount'], unit)} {on_day(seen['lowest']['day'], today)}",
        "highest": f"maior {unit_price(seen['highest']['amount'], unit)} {on_day(seen['highest']['day'], today)}",
        "mean": f"média {unit_price(round(seen['mean'], 4 if seen['mean'] < 1 else 2), unit)}",
        "change": _change(change) if change is not None else "um preço só",
    }
    order = [wanted, *(kind for kind in ("mean", "lowest", "highest", "change") if kind != wanted)] if wanted in parts else list(parts)
    return "; ".join(parts[kind] for kind in order)


def _change(percent: float) -> str:
    if not percent:
        return "sem variação"
    return f"{'alta' if percent > 0 else 'queda'} de {abs(percent):.1f}%".replace(".", ",")


def _cheaper(result: dict[str, Any], unit: str, today: date) -> str:
    """Another supplier whose last price is lower."""
    price, sold = result["price"], result["suppliers"]
    if result["supplier"] or not sold or sold[0]["supplier"] == price["supplier"] or sold[0]["amount"] >= price["amount"]:
        return ""
    return f" Mais barato: {sold[0]['supplier']}, {unit_price(sold[0]['amount'], unit)} {on_day(sold[0]['day'], today)}."
