"""What a price will be: "vai subir o cobre?", "e a tinta?", "e semana que vem?"."""

from __future__ import annotations

import re
from datetime import date

from agent.brain.goods_told import about_told, goes_on, item_gone_on_to, item_told
from agent.brain.item_asked import item_asked
from agent.brain.phrasing.what_comes import prices_ahead
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, led, which_item
from agent.understanding.cues.purchase_questions import goes_on_briefly, orders_something
from agent.understanding.entities import extract
from agent.understanding.text import fold

_SKILL = "price_ahead"
ABOUT = "forecast"
_ASKS = re.compile(
    r"\b(?:vai|vao|deve|devem|ira) (?:subir|cair|baixar|aumentar|custar|encarecer|baratear|ficar (?:mais )?(?:car\w|barat\w))\b"
    r"|\b(?:previsao|tendencia|projecao) (?:de |do |da )?(?:precos?|custo|valor)\b"
    r"|^\W*(?:a )?(?:previsao|tendencia|projecao) (?:d[oae]s?|pr[oa]) \w"
)
_BARE = re.compile(r"^\W*(?:a |o |qual |ver |me da |mostra )*(?:forecast|previsao|projecao)\b")
"""A forecast of an item, which is of its price where nothing else is said."""
_SALES = re.compile(r"\b(?:vend\w+|demanda|saida|sair|consum\w+|precisar|gastar|usar)\b")
_OTHER = re.compile(r"\b(?:(?:melhor|que|qual) (?:dia|hora|momento)|estoque|saldo|fornecedor\w*|compro|comprar|compra)\b")


def asks_what_it_will_cost(talk: Talk) -> bool:
    """Besides the intent: words of a coming price; and what goes on with a forecast just told."""
    said = fold(talk.reading.text[:200])
    if orders_something(talk.reading.text) or (talk.task is not None and talk.task["skill"] != _SKILL):
        return False
    if (_ASKS.search(said) or (_BARE.search(said) and talk.entities.get("product"))) and not _SALES.search(said):
        return True
    if about_told(talk) != ABOUT or not goes_on_briefly(talk.reading.text) or _SALES.search(said) or _OTHER.search(said):
        return False
    return goes_on(talk) is not None


@skill(_SKILL, "forecast_price", fills=("product", "sku"), claims=asks_what_it_will_cost, of_staff=True)
def price_ahead(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "vê previsões de preço")) is not None:
        return refused
    slots = talk.slots(_SKILL) if talk.asked_for(_SKILL) == "product" else {}
    days = horizon(talk, "forecast_price") or slots.get("horizon_days")
    told = {"horizon_days": days} if days else {}
    item = item_meant(talk, _SKILL) or (None if horizon(talk, "forecast_price") else item_gone_on_to(talk)) or item_told(talk)
    if item is None:
        return item_asked(talk, _SKILL, told)
    result = yield from asked_of(talk, Call("forecast_prices", {"product": item, **told}))
    if (asks := which_item(result, _SKILL, told)) is not None:
        return asks
    return Say(result["detail"] if result.get("error") else led(result, prices_ahead(result, talk.now.date())))


def horizon(talk: Talk, intent: str) -> int | None:
    """Days ahead that a message asks about, whatever its intent was taken for."""
    found = extract(talk.reading.text, role="staff", now=talk.now, intent=intent)
    days = talk.entities.get("horizon_days") or found.get("horizon_days")
    if days is None and (day := found.get("date")) is not None:
        days = (date.fromisoformat(str(day)[:10]) - talk.now.date()).days
    return min(int(days), 366) if days and int(days) > 0 else None
