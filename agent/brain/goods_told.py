"""The stock items that the replies before told of, and what a message that goes on with them means: "e a tinta?", "o segundo", "dele"."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.talk import Talk
from agent.understanding.cues.comparisons import ordinal
from agent.understanding.cues.past_days import past_days
from agent.understanding.cues.places import places
from agent.understanding.entities import extract
from agent.understanding.entities.purchasing.filler_words import less_talk
from agent.understanding.text import fold
from domain.goods.name_words import name_words

_ASKED_BY = {
    "item_prices": "price",
    "item_stock": "stock",
    "buying_day": "purchase_day",
    "price_ahead": "forecast",
    "demand": "demand",
    "items_sold": "sold",
}
"""What is told of an item once it is known which, by the skill that asked."""
_LATELY = 3
"""Replies back to which a question may go on from."""
_LITTLE = 8
"""Words of a question that only goes on."""
_AND = re.compile(
    r"^\W*(?:mas |ah |entao )?e (?:(?:quanto|qto|qnto) (?:ta|tah|esta|e|custa|tem|temos) )?"
    r"(?:(?:[oa]s?|um|uma|pr[oa]|n[oa]s?|de|d[oa]s?|em|sobre) ){0,3}(.*?)\W*$"
)
_TOO = re.compile(r"^\W*(?:e )?(?:[oa]s? |d[oa]s? |de )?(.+?)(?: ?,)? (?:tb|tbm|tambem)\W*$")
"""Of another item the same: "papel a4 tb"."""
_ANOTHER = re.compile(
    r"^\W*(?:(?:nao|mas|e|eh|era|seria|quero|queria|prefiro|falo|digo|na verdade)\W+)*"
    r"(?:(?:d?[oa]s?|aquel[ea]|n[oa]) (?:de |com |em )?(?!mesm|outr|que\b|melhor|mais\b|menos\b)(?=\w)|(?=.*\d))(?P<kind>[\w./,\"% ]+?)\W*$"
)
"""Another of the family: "a galvanizada", "do de 2 mm", "não, 12,5 mm"."""
_TO = re.compile(r"^\W*(?:\w+\W+)?(?:aument|diminu|baix|sob|pass|mud|troc)\w* (?:pra|para|em)\b")
"""An amount put right: "aumenta pra 2500"."""
_SIZE = re.compile(r"\d+(?:\.\d+)?(?:mm|cm|l|ml|kg|g|v|w|pol)")
_MANY, _OF_A_KIND = 20, 4
_IT = re.compile(r"\b(?:d?el[ea]s?|desse|dessa|deste|desta|disso|nele|nela|esse|essa|isso)\b")
_IT_ALONE = re.compile(r"\b(?:d|n)?el[ea]\b|\b(?:d|n)?isso\b")
"""What stands for the one thing spoken of, and for no other: "essa tinta" names one."""
_PLACE = re.compile(r"^\W*(?:e )?(?:[oa] |n[oa] |d[oa] |numero |opcao |item )?(\d{1,2})[ªº]?\W*$")
OF_THE_TALK = re.compile(
    r"\b(?:estoque|saldo|precos?|minimo|fornecedor|historico|valor|quanto|quantos|quantas|ai|agora|hoje|quando|onde|quem|compr(?:o|a|ar|amos)"
    r"|melhor|dia|devo|hora|espero|esperar|vende|custa|subiu|caiu)\b"
)
"""Words of what is asked about an item, never of its name."""


def goods_told(talk: Talk) -> list[dict[str, str]]:
    """The items that one of the last few replies told of, in order: a "hmm" in between is no change of subject."""
    goods = talk.memory.get("goods")
    said = "\n".join(exchange["assistant"] for exchange in talk.memory["said"][-_LATELY:])
    items: list[dict[str, str]] = goods.get("items", []) if goods else []
    return items if any(item["name"] in said for item in items) else []


def about_told(talk: Talk) -> str | None:
    """What was told of them, or will be once it is known which is meant: `price`, `stock`, `short`, `purchase_day`…"""
    goods = talk.memory.get("goods")
    asking = talk.task["skill"] if talk.task and talk.task["takes"] == "item" else ""
    return _ASKED_BY.get(asking) or (goods.get("about") if goods else None)


def goes_on(talk: Talk) -> str | None:
    """What follows the "e" of a short question right after something was told of items: "e a tinta?", "e em setembro?"; or the words for
    another of a family: "a de 5 mm"."""
    if not goods_told(talk) or len(talk.reading.text.split()) > _LITTLE:
        return None
    found = _AND.match(fold(talk.reading.text)) or _TOO.match(fold(talk.reading.text))
    return found[1] if found and found[1] else _narrowed(talk)


def _narrowed(talk: Talk) -> str | None:
    """The measure or kind by which one of the family just told of is meant, in a message that says no more."""
    said = fold(talk.reading.text)
    if family_told(talk) is None or "?" in said or talk.assent.answers or OF_THE_TALK.search(said) or place_in(talk, _MANY) is not None:
        return None
    if talk.asked_for("order") == "quantity" or _TO.match(said):
        return None
    found = _ANOTHER.match(said)
    return found["kind"] if found and len(found["kind"].split()) <= _OF_A_KIND else None


def item_gone_on_to(talk: Talk) -> str | None:
    """The item that such a question names or points at, as a tool takes it."""
    told = goods_told(talk)
    if (place := place_in(talk, len(told))) is not None:
        return told[place]["sku"]
    following = goes_on(talk)
    if following is None or past_days(talk.reading.text, talk.now.date()) is not None:
        return None
    if len(told) == 1 and _IT_ALONE.search(following):
        return None
    if following.startswith("se ") and "product" not in extract(following, role="staff", now=talk.now, intent="stock_status"):
        return None  # "e se comprar semana que vem?"
    if (kind := _narrowed(talk)) is not None:
        return f"{family_told(talk)} {kind}"
    words = less_talk(OF_THE_TALK.sub(" ", _IT.sub(" ", following)))
    if words and words[0].isdigit() and len(told) == 1:  # "e a de 2?" of a plate of 3 mm
        return " ".join([*(word for word in name_words(told[0]["name"]) if word.isalpha()), words])
    return words or None


def item_told(talk: Talk) -> str | None:
    """The one item that the reply before was about, for a question that goes on with it; of several between which a name left it open,
    the one that leads them, or the one of a list that is pointed at."""
    told = goods_told(talk)
    if len(pointed := items_pointed_at(talk)) == 1:
        return pointed[0]["sku"]
    one = len(told) == 1 or (bool(told) and family_told(talk) is not None)
    return told[0]["sku"] if one and not _another_named(talk, told[0]["name"]) else None


def family_told(talk: Talk) -> str | None:
    """The words that fit several items, where the first of those told leads them: `chapa de aço`."""
    return (talk.memory.get("goods") or {}).get("family") if goods_told(talk) else None


def named_again(talk: Talk, said: str, *, by_noun: bool = True) -> str | None:
    """The item just told of, where words point at it ("esse aço") or, `by_noun`, name it ("a chapa"), and no other."""
    if (told := item_told(talk)) is None or _another_size(talk):
        return None
    name, words = list(name_words(goods_told(talk)[0]["name"])), [word for word in name_words(said) if not _IT.fullmatch(word)]
    pointed = (
        _IT.search(fold(said)) is not None or re.search(rf"{_IT.pattern} {re.escape(fold(said))}", fold(talk.reading.text)) is not None
    )
    return told if set(words) <= set(name) and (pointed or (by_noun and len(goods_told(talk)) == 1 and words[:1] == name[:1])) else None


def _another_size(talk: Talk) -> bool:
    """Whether a size is said that the item just told of has not: "quanto ficam 40 litros do óleo 5W30 20 L?", of one of 1 L."""
    much = f"{talk.entities.get('quantity', '')} {talk.entities.get('unit', '')}"
    sizes = {word for word in name_words(talk.reading.text) if _SIZE.fullmatch(word)} - set(name_words(much))
    name = name_words(goods_told(talk)[0]["name"])
    return bool(sizes) and any(_SIZE.fullmatch(word) for word in name) and not sizes & set(name)


def one_told_among(talk: Talk, said: str) -> str | None:
    """The SKU of the one item of those just told that has all the words said, where the words fit others that nobody spoke of."""
    words = name_words(said)
    fitting = [item for item in goods_told(talk) if all(_held(word, name_words(item["name"])) for word in words)]
    return fitting[0]["sku"] if words and len(fitting) == 1 else None


def _held(word: str, name: tuple[str, ...]) -> bool:
    """Whether a name has a word, or the measure that a bare number is of: `2.5` of `2.5mm`."""
    number = word.replace(".", "").replace("/", "").isdigit()
    return word in name or (number and any(other.startswith(word) and other[len(word) :].isalpha() for other in name))


def _another_named(talk: Talk, name: str) -> bool:
    """Whether the last thing asked was about goods that turned out to be none of ours, or several."""
    last = talk.memory["said"][-1]
    return name not in last["assistant"] and "product" in extract(last["user"], role="staff", now=talk.now, intent="stock_status")


def wanted_told(talk: Talk) -> dict[str, Any]:
    """What was said of the purchase of the one item just talked about, as the tool takes it: quantity, by when, cost of keeping."""
    goods = talk.memory.get("goods") or {}
    return {key: value for key, value in goods.get("wanted", {}).items() if key != "reckoned"}


def advised_told(talk: Talk) -> dict[str, Any]:
    """The same for an order: the quantity that was advised, where nobody said another."""
    wanted = (talk.memory.get("goods") or {}).get("wanted", {})
    return ({"quantity": wanted["reckoned"]} if wanted.get("reckoned") else {}) | wanted_told(talk)


def points_at_it(talk: Talk) -> bool:
    """Whether the message says "dele", "disso"."""
    return _IT.search(fold(talk.reading.text[:200])) is not None


def points_at(talk: Talk) -> bool:
    """Whether the message names a place in the list of items just told: "quanto tá o segundo?"."""
    return place_in(talk, len(goods_told(talk))) is not None


def items_pointed_at(talk: Talk) -> list[dict[str, str]]:
    """Those of the items told that a message points at by their places: "os dois primeiros", "pede 500 do segundo"."""
    told = goods_told(talk)
    at = [place - 1 if place > 0 else len(told) + place for place in places(talk.reading.text)]
    return [told[place] for place in at] if len(told) > 1 and all(0 <= place < len(told) for place in at) else []


def place_in(talk: Talk, many: int) -> int | None:
    """The index in a list of so many that is pointed at: "o segundo", "2", "a última"."""
    found = _PLACE.match(fold(talk.reading.text))
    place = int(found[1]) if found else ordinal(talk.reading.text)
    if not many or place is None:
        return None
    at = place - 1 if place > 0 else many + place
    return at if 0 <= at < many else None
