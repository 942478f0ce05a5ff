"""How much will go out: "quanto vou vender de óleo 15w40 mês que vem?", "e a tinta?"."""

from __future__ import annotations

import re

from agent.brain.goods_told import about_told, goes_on, item_gone_on_to, item_told
from agent.brain.item_asked import item_asked
from agent.brain.phrasing.what_comes import demand_told
from agent.brain.skills.goods.prices_ahead import horizon
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, led, which_item
from agent.understanding.cues.purchase_questions import goes_on_briefly, orders_something
from agent.understanding.text import fold

_SKILL = "demand"
ABOUT = "demand"
_OTHER = re.compile(r"\b(?:estoque|saldo|fornecedor\w*|compro|comprar|preco|custa|custar|subir|cair|baixar)\b")


def asks_what_will_go_out(talk: Talk) -> bool:
    """What goes on with a demand just told: "e a tinta?", "e em 60 dias?"."""
    if orders_something(talk.reading.text) or (talk.task is not None and talk.task["skill"] != _SKILL):
        return False
    if about_told(talk) != ABOUT or not goes_on_briefly(talk.reading.text) or _OTHER.search(fold(talk.reading.text[:200])):
        return False
    return goes_on(talk) is not None


@skill(_SKILL, "forecast_demand", fills=("product", "sku"), claims=asks_what_will_go_out, of_staff=True)
def demand(talk: Talk) -> Skill:
    slots = talk.slots(_SKILL) if talk.asked_for(_SKILL) == "product" else {}
    asked_days = horizon(talk, "forecast_demand")
    days = asked_days or slots.get("horizon_days")
    told = {"horizon_days": days} if days else {}
    item = item_meant(talk, _SKILL) or (None if asked_days else item_gone_on_to(talk)) or item_told(talk)
    if item is None:
        return item_asked(talk, _SKILL, told)
    result = yield from asked_of(talk, Call("forecast_demand", {"product": item, **told}))
    if (asks := which_item(result, _SKILL, told)) is not None:
        return asks
    return Say(result["detail"] if result.get("error") else led(result, demand_told(result, talk.now.date())))
