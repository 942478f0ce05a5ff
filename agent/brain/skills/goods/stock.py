"""How much there is of a stock item, and what is running out: "tem parafuso m8?", "o que tá acabando?"."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.goods_told import about_told, goes_on, goods_told, item_gone_on_to, item_told, points_at, points_at_it
from agent.brain.item_asked import item_asked
from agent.brain.phrasing.stock import family_told, one_told, short_told
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.skills.shop_floor.shop_floor import asks_for_cars
from agent.brain.talk import Call, Say, Skill, Talk
from agent.brain.which_item import item_meant, nearest, of_the_words, which_item
from agent.understanding.text import fold

_SKILL = "item_stock"
_SHOWN = 5
"""Of a family."""
_RUNNING_OUT = re.compile(
    r"\b(?:o que|oq|que|quais|qual|lista\w*|tem|itens|items|produtos|materiais|coisas?|mostra\w*|alg(?:o|um|uma|uns|umas))\b.{0,40}"
    r"\b(?:acab\w+|falt\w+|abaixo|minimo|repor|reposicao|zera\w*|critic\w+|baix[oa]s?|esgot\w+|no fim|pouc[oa]|comprar)\b"
)
_REPLENISH = re.compile(
    r"\b(?:o que|oq|quais)\b.{0,25}\b(?:repor|reposicao|reabastecer)\b|\babaixo do (?:estoque )?minimo\b"
    r"|\b(?:precis\w+|temos que|tem que) (?:comprar|repor|pedir) (?:alg|mais alg|o que)"
)
_OF = re.compile(r".*\b(?:de|da|do|das|dos|em|na|no|nos|nas) ([a-z][a-z ]{1,30}?)\W*$")
_EVERYWHERE = re.compile(
    r"^(?:estoque|precos?|valor\w*|saber|urgen\w*|casa|almoxarifado|deposito|semana|mes|hoje|geral|empresa|fabrica|loja|momento"
    r"|minimo|estoque minimo|falta|tudo|fim)\b"
)
_OF_THE_ONE = re.compile(
    r"\b(?:ta|esta|fica|ficou|continua) (?:acima|abaixo|perto|dentro|no) (?:d?o )?minimo\b"
    r"|\b(?:da|dura|aguenta|sobra|basta|chega|falta)\b.{0,20}\b(?:ate|semana|mes|dias?)\b"
    r"|\bja (?:tem que|tem q|precisa|preciso) (?:comprar|repor|pedir)\b"
)
"""Asked right after one item was told, it is of that one."""
_STOCK_OF = re.compile(
    r"^\W*(?:(?:ok|blz|beleza|certo|ta|bom|e|agora|qual|me (?:diz|fala|ve))\W+)*(?:o )?(?:estoque|saldo) (?:atual )?(?:d[aeo]s?) \w{3,}"
)
"""Nothing but that: "ok. estoque do óleo de motor"."""
_STOCK = re.compile(r"\b(?:estoque|saldo|quanto (?:tem|temos|sobrou|ainda tem)|tem quanto|qu?nto tem)\b")


def asks_what_is_short(talk: Talk) -> bool:
    """Whether what must be bought is asked for, whatever the intent was taken for: "o que preciso repor?"."""
    return _REPLENISH.search(fold(talk.reading.text[:200])) is not None and not talk.entities.get("product")


def claims_stock(talk: Talk) -> bool:
    """Besides, "e a tinta?" after a stock was told, "e quanto tem?" after a price."""
    if asks_what_is_short(talk) or (_STOCK_OF.match(fold(talk.reading.text)) and talk.asked_for("order") is None):
        return True
    if goes_on(talk) is None:
        return (points_at(talk) or (bool(goods_told(talk)) and points_at_it(talk))) and _STOCK.search(fold(talk.reading.text)) is not None
    return _STOCK.search(fold(talk.reading.text)) is not None or about_told(talk) in ("stock", "short")


@skill(_SKILL, "stock_status", fills=("product", "sku"), claims=claims_stock, of_staff=True)
def item_stock(talk: Talk) -> Skill:
    said = fold(talk.reading.text[:200])
    if not talk.entities.get("product") and asks_for_cars(talk):
        return (yield from SKILLS["cars_in_stock"].run(talk))
    lists = _lists(talk, said)
    item = None if lists else (item_meant(talk, _SKILL, by_noun=False) or item_gone_on_to(talk))
    if (
        item is None
        and not lists
        and (points_at_it(talk) or _of_the_one(said) or goes_on(talk) or re.search(rf"{_STOCK.pattern}\W*$", said))
    ):
        item = item_told(talk)
        if item is None and points_at_it(talk):
            return item_asked(talk, _SKILL)
    if item is None:
        return (yield from _running_out(talk, said)) if lists or not _about(talk, said) else (yield from _family(str(_about(talk, said))))
    result = yield from of_the_words(talk, Call("stock_status", {"product": item}))
    if result.get("error") == "ambiguous":
        return (yield from _family(result["said"]))
    if (asks := which_item(result, _SKILL, {})) is not None:
        return asks
    return Say(result["detail"] if result.get("error") else one_told(result))


def _family(about: str) -> Skill:
    """What there is of all that is called so, not only what runs short."""
    result = yield Call("stock_status", {"about": about, "which": "all", "limit": _SHOWN})
    return _unknown(about, result) if result.get("error") else Say(family_told(result))


def _unknown(about: str, result: dict[str, Any]) -> Say:
    """That nothing is called so, with the nearest kinds of goods, else all of them."""
    if result["error"] != "not_found":
        return Say(result["detail"])
    return Say(
        f"Não tenho nada chamado “{about}”.{nearest(result) or ' As categorias são: ' + ', '.join(result.get('categories', [])) + '.'}"
    )


def _of_the_one(said: str) -> bool:
    return _OF_THE_ONE.search(said) is not None and not re.search(r"\b(?:o que|oq|quais|que itens|itens|produtos|coisas|alg\w+)\b", said)


def _lists(talk: Talk, said: str) -> bool:
    """Whether what is short is asked for, not one item."""
    if talk.asked_for(_SKILL) == "product" and not _RUNNING_OUT.search(said):
        return False
    if about_told(talk) == "short" and goes_on(talk) and not points_at(talk):
        return True
    if _of_the_one(said) and item_told(talk) is not None:
        return False
    return asks_what_is_short(talk) or (
        _RUNNING_OUT.search(said) is not None and not re.search(r"\bem estoque\b|\bta acabando [oa]\b", said)
    )


def _running_out(talk: Talk, said: str) -> Skill:
    about = _about(talk, said)
    result = yield Call("stock_status", {"about": about} if about else {})
    return _unknown(about or "", result) if result.get("error") else Say(short_told(result))


def _about(talk: Talk, said: str) -> str | None:
    """The part of the stock that is asked about: "o que tá em falta de EPI?"."""
    if talk.entities.get("product"):
        return str(talk.entities["product"])
    if (next_one := goes_on(talk)) is not None:
        return None if _EVERYWHERE.match(next_one) else next_one
    found = _OF.search(said)
    return found[1].strip() if found and not _EVERYWHERE.match(found[1]) else None
