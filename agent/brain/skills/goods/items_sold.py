"""How much went out: "quanto vendemos de parafuso no mês?", "e de tinta?", "e em outubro?"."""

from __future__ import annotations

from agent.brain.goods_told import about_told, goes_on, goods_told, item_gone_on_to, item_told
from agent.brain.phrasing.items_sold import sold_told
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, which_item
from agent.understanding.cues.past_days import past_days
from agent.understanding.cues.periods import Period
from agent.understanding.cues.purchase_questions import goes_on_briefly, orders_something
from agent.understanding.cues.sold_items import POINTED_AT, item_sold

_SKILL = "items_sold"
ABOUT = "sold"


def asks_what_went_out(talk: Talk) -> bool:
    """Whether it is asked of an item, or goes on with one just told: "e de tinta?", "e mês passado?"."""
    if orders_something(talk.reading.text) or (talk.task is not None and talk.task["skill"] != _SKILL):
        return False
    if item_sold(talk.reading.text) is not None:
        return True
    return about_told(talk) == ABOUT and bool(goods_told(talk)) and goes_on_briefly(talk.reading.text) and goes_on(talk) is not None


@skill(_SKILL, fills=("product", "sku"), claims=asks_what_went_out, of_staff=True)
def items_sold(talk: Talk) -> Skill:
    today = talk.now.date()
    days = past_days(talk.reading.text, today) or (_days_told(talk) if not item_sold(talk.reading.text) else None)
    told = {"since": days.first.isoformat(), "until": days.last.isoformat()} if days else {}
    named = item_sold(talk.reading.text)
    item = item_meant(talk, _SKILL) if named in (None, POINTED_AT) else named
    item = item or item_gone_on_to(talk) or item_told(talk)
    if item is None:
        return Say("Diga de qual item, por exemplo “quanto vendemos de parafuso m8 esse mês?”.")
    told = talk.slots(_SKILL).get("told", told) if talk.asked_for(_SKILL) == "product" and not told else told
    result = yield from asked_of(talk, Call("item_sales", {"product": item, **told}))
    if (asks := which_item(result, _SKILL, {"told": told})) is not None:
        return asks
    return Say(result["detail"] if result.get("error") else sold_told(result, today))


def _days_told(talk: Talk) -> Period | None:
    """The days of the question before, for one that only names another item."""
    return past_days(talk.memory["said"][-1]["user"], talk.now.date()) if talk.memory["said"] and about_told(talk) == ABOUT else None
