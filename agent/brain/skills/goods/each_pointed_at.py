"""Two or three of a list asked about at once: "os dois primeiros, quanto saem por mês?" is asked of each."""

from __future__ import annotations

from dataclasses import replace

from agent.brain.goods_told import items_pointed_at
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Say, Skill, Talk

_OF_ITEMS = {
    "forecast_demand": "demand", "price_history": "item_prices", "stock_status": "item_stock", "best_purchase_day": "buying_day",
    "forecast_price": "price_ahead", "find_supplier": "suppliers",
}  # fmt: skip
_MOST = 3


def _several(talk: Talk) -> bool:
    return talk.reading.intent in _OF_ITEMS and not talk.entities.get("sku") and 1 < len(items_pointed_at(talk)) <= _MOST


@skill("each_pointed_at", claims=_several, of_staff=True)
def each_pointed_at(talk: Talk) -> Skill:
    entry, said = SKILLS[_OF_ITEMS[talk.reading.intent]], list[str]()
    others = {key: value for key, value in talk.entities.items() if key != "product"}
    for item in items_pointed_at(talk):
        of_one = replace(talk.reading, entities={**others, "sku": item["sku"]})
        answer = yield from entry.run(replace(talk, reading=of_one, memory={**talk.memory, "task": None}))
        said.append(answer.text)
    return Say("\n".join(said))
