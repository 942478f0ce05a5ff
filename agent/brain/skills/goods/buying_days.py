"""When to buy: "qual o melhor dia pra comprar aço?", "e se eu precisar até sexta?", "e 20 toneladas?", "o que compro essa semana?"."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.goods_told import about_told, goes_on, goods_told, item_gone_on_to, item_told, points_at, points_at_it, wanted_told
from agent.brain.item_asked import item_asked
from agent.brain.phrasing.bought_later import bought_then
from agent.brain.phrasing.purchase_days import day_advised, list_told
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, led, which_item
from agent.understanding.cues.purchase_questions import another_day, asked_of_advice, goes_on_briefly, orders_something, purchase_told
from agent.understanding.text import fold

_SKILL = "buying_day"
ABOUT = "purchase_day"
_DAY = re.compile(
    r"\b(?:melhor|que|qual) (?:dia|hora|momento|data)\b.{0,30}\b(?:compr\w+|pedir|fechar)\b"
    r"|\b(?:quando|qndo|qdo|qnd) (?:e que )?(?:eu |a gente )?(?:e (?:bom|melhor) )?(?:devo |devemos |posso |vale )?(?:compr\w+|pec\w+)\b"
    r"|\b(?:compr\w+|fech\w+) (?:.{0,40} )?(?:agora|hoje|ja) ou (?:espero|aguardo|depois|espera\w*)\b"
    r"|\b(?:espero|aguardo|esperar|aguardar) (?:pra|para) comprar\b|\b(?:espero|aguardo) ou (?:compro|fecho)\b"
)
_LIST = re.compile(
    r"\b(?:o que|oq|quais|que) (?:itens |produtos |materiais |coisas |e |eh |que |vale a pena |ta |esta |devo |preciso |posso |da pra |eu |"
    r"(?:e |eh )?(?:o )?melhor |mais )*(?:compr\w+|bo[am] (?:de|pra|para) comprar|barat\w+|em conta)"
)
_COMING = re.compile(r"\b(?:vai|vao|deve|devem|fornecedor\w*|estoque|saldo)\b")
_SHOWN = 3
"""Of each list."""
_OTHER = re.compile(r"\b(?:estoque|saldo|fornecedor\w*|quem vende|vend(?:er|eu|emos|as)|sair|subir|cair|preco|custa|custar|custava)\b")


def asks_for_the_day(talk: Talk) -> bool:
    """Besides the intent: words only this is asked in; and what goes on with advice just given: "e 20 toneladas?", "e a tinta?"."""
    said = fold(talk.reading.text[:200])
    beside = talk.task is None or talk.task["skill"] in (_SKILL, "order")
    if (
        beside
        and another_day(talk.reading.text, talk.now)
        and (goods_told(talk) or talk.entities.get("product") or len(talk.slots("order").get("lines", [])) == 1)
    ):
        return True
    if orders_something(talk.reading.text) or (talk.task is not None and talk.task["skill"] != _SKILL):
        return False
    if _DAY.search(said):
        return True
    if about_told(talk) == ABOUT and goods_told(talk) and asked_of_advice(said) is not None and not _COMING.search(said):
        return True
    if about_told(talk) not in (ABOUT, "purchase_list") or not goes_on_briefly(talk.reading.text) or _OTHER.search(said):
        return False
    if about_told(talk) == "purchase_list":
        return points_at(talk) or (bool(goods_told(talk)) and (goes_on(talk) is not None or points_at_it(talk)))
    if not goods_told(talk) or talk.assent.answers:
        return False
    adds = bool(purchase_told(talk.reading.text, talk.now)) and talk.reading.intent not in ("approve_po", "reject_po", "po_status")
    return adds or goes_on(talk) is not None


@skill(_SKILL, "best_purchase_day", fills=("product", "sku"), claims=asks_for_the_day, of_staff=True)
def buying_day(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "decide compras")) is not None:
        return refused
    text, today = talk.reading.text, talk.now.date()
    slots = talk.slots(_SKILL) if talk.asked_for(_SKILL) == "product" else {}
    place = talk.asked_for(_SKILL) == "product" and len(text.split()) == 1
    instead = another_day(text, talk.now)
    told = {**slots.get("told", {}), **({} if place else purchase_told(text, talk.now))}
    if instead is not None:
        told.pop("need_by", None)  # "e se eu esperar até sexta?" is no day to have it by
    named = item_meant(talk, _SKILL)
    if named is None and _LIST.search(fold(text[:200])):
        return (yield from _listed(talk))
    asked = asked_of_advice(text)
    same = item_told(talk) if about_told(talk) == ABOUT else None
    onward = None if told or asked or instead else item_gone_on_to(talk)
    drafted = talk.slots("order").get("lines", []) if instead and not named else []
    if len(drafted) == 1:  # of the order that is shown
        named, told = drafted[0]["sku"], {"quantity": drafted[0]["quantity"], "unit": drafted[0]["unit"], **told}
    item = named or onward or item_told(talk)
    if item is None:
        if not talk.asked_for(_SKILL) and talk.reading.intent == "best_purchase_day" and not _DAY.search(fold(text[:200])):
            return (yield from _listed(talk))
        return item_asked(talk, _SKILL, {"told": told})
    if same is not None and item == same:
        told = {**wanted_told(talk), **told}
    days = {"other_days": [instead.first.isoformat(), instead.last.isoformat()]} if instead else {}
    result = yield from asked_of(talk, Call("best_purchase_day", {"product": item, **told, **days}))
    brief = _DAY.search(fold(text[:200])) is None
    if brief and same not in (None, item) and (told or asked) and result.get("error") == "not_found":  # a word that is no item after all
        item, told = same, {**wanted_told(talk), **told}
        result = yield Call("best_purchase_day", {"product": item, **told})
    if (asks := which_item(result, _SKILL, {"told": told})) is not None:
        return asks
    if result.get("error"):
        return Say(result["detail"])
    if result["instead"]:
        return Say(led(result, bought_then(result, today)))
    return Say(led(result, day_advised(result, asked if same is not None and item == same else None, today)))


def _listed(talk: Talk) -> Skill:
    result: dict[str, Any] = yield Call("best_purchase_day", {"limit": _SHOWN})
    return Say(result["detail"] if result.get("error") else list_told(result, talk.now.date()))
