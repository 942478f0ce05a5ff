"""Which stock item a member of staff means: named, pointed at, the one just told of, or the answer to "qual deles?"."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any

from agent.brain.phrasing import or_list
from agent.brain.phrasing.goods import apart
from agent.brain.talk import Call, Question, Say, Talk
from agent.understanding.cues.comparisons import ordinal
from agent.understanding.cues.past_days import past_days
from agent.understanding.text import fold
from domain.name_words import name_words

_ASKED_BY = {"item_prices": "price", "item_stock": "stock"}
"""What is told of an item once it is known which, by the skill that asked."""
_SHOWN = 5
_FEW = 3
_SHORT = 8
"""Words of an answer, or of a question that goes on."""
_AND = re.compile(
    r"^\W*(?:mas |ah |entao )?e (?:(?:quanto|qto|qnto) (?:ta|tah|esta|e|custa|tem|temos) )?"
    r"(?:(?:[oa]s?|um|uma|pr[oa]|n[oa]s?|de|d[oa]s?|em|sobre) ){0,3}(.*?)\W*$"
)
_IT = re.compile(r"\b(?:d?el[ea]s?|desse|dessa|deste|desta|disso|nele|nela|esse|essa|isso)\b")
_PLACE = re.compile(r"^\W*(?:e )?(?:[oa] |n[oa] |d[oa] |numero |opcao |item )?(\d{1,2})[ªº]?\W*$")
_OF_THE_TALK = re.compile(r"\b(?:estoque|saldo|precos?|minimo|fornecedor|historico|valor|quanto|quantos|quantas|ai|agora|hoje)\b")
_REQUEST = re.compile(
    r"^\W*e (?!a de |o de )"
    r"|\b(?:menor|maior|media|variacao|subiu|baixou|acab\w+|falt\w+|custa\w*|compra\w*|lista\w*"
    r"|mostra\w*|quem|quando|oc|pedido)\b"
)
_ARTICLES = re.compile(
    r"^\W*(?:(?:e|eh|seria|quero|acho que|pode ser|aquel[ea]|ess[ea]) )*(?:[oa]s? )?(?:d[eao]s? |com |que e )*", re.IGNORECASE
)


def goods_told(talk: Talk) -> list[dict[str, str]]:
    """The items that the reply just before told of, in order."""
    goods = talk.memory.get("goods")
    said = talk.memory["said"][-1]["assistant"] if talk.memory["said"] else ""
    items: list[dict[str, str]] = goods["items"] if goods else []
    return items if any(item["name"] in said for item in items) else []


def about_told(talk: Talk) -> str | None:
    """What was told of them: `price`, `stock`…"""
    goods = talk.memory.get("goods")
    asking = talk.task["skill"] if talk.task and talk.task["asked"] == "item" else ""
    return _ASKED_BY.get(asking) or (goods.get("about") if goods else None)


def goes_on(talk: Talk) -> str | None:
    """What follows the "e" of a short question right after something was told of items: "e a tinta?", "e em setembro?"."""
    if not goods_told(talk) or len(talk.reading.text.split()) > _SHORT:
        return None
    found = _AND.match(fold(talk.reading.text))
    return found[1] if found and found[1] else None


def item_named(talk: Talk, skill: str) -> str | None:
    """The item as a tool takes it: a SKU or words; None where the message names none and points at none."""
    if (answer := _answer(talk, skill)) is not None:
        return answer
    if named := talk.entities.get("sku") or talk.entities.get("product"):
        return str(named)
    told = goods_told(talk)
    if (place := _place(talk, len(told))) is not None:
        return told[place]["sku"]
    if (next_one := goes_on(talk)) and past_days(talk.reading.text, talk.now.date()) is None:
        words = " ".join(_OF_THE_TALK.sub(" ", _IT.sub(" ", next_one)).split())
        if words and words[0].isdigit() and len(told) == 1:  # "e a de 2?" of a plate of 3 mm
            return " ".join([*(word for word in name_words(told[0]["name"]) if word.isalpha()), words])
        if words:
            return words
    return None


def item_told(talk: Talk) -> str | None:
    """The one item that the reply before was about, for a question that goes on with it."""
    told = goods_told(talk)
    return told[0]["sku"] if len(told) == 1 else None


def points_at_it(talk: Talk) -> bool:
    """Whether the message says "dele", "disso"."""
    return _IT.search(fold(talk.reading.text[:200])) is not None


def points_at(talk: Talk) -> bool:
    """Whether the message names a place in the list of items just told: "quanto tá o segundo?"."""
    return _place(talk, len(goods_told(talk))) is not None


def asked_of(talk: Talk, call: Call) -> Generator[Call, dict[str, Any], dict[str, Any]]:
    """What a tool says of an item; where the words taken for its name leave several, once more with all that follows them."""
    result = yield call
    said = str(call.args["product"])
    begin = talk.reading.text.find(said)
    longer = talk.reading.text[begin:].strip(" ?!.,") if begin >= 0 else said
    if result.get("error") != "ambiguous" or longer == said:
        return result
    closer = yield Call(call.tool, {**call.args, "product": longer})
    settles = not closer.get("error") or (closer["error"] == "ambiguous" and closer["total"] < result["total"])
    return closer if settles else result


def _place(talk: Talk, many: int) -> int | None:
    """The index of the list that is pointed at: "o segundo", "2"."""
    if not many:
        return None
    found = _PLACE.match(fold(talk.reading.text))
    place = int(found[1]) if found else ordinal(talk.reading.text)
    if place is None:
        return None
    at = place - 1 if place > 0 else many + place
    return at if 0 <= at < many else None


def _answer(talk: Talk, skill: str) -> str | None:
    """What the answer to "qual deles?" means; None where nothing was asked, or the message asks for something of its own."""
    if talk.asked_for(skill) != "item":
        return None
    slots, text = talk.slots(skill), talk.reading.text
    items, buttons = slots.get("items", []), talk.task["buttons"] if talk.task else []
    if fold(text).strip() in (pressed := [fold(button) for button in buttons]):
        return str(items[pressed.index(fold(text).strip())]["sku"])
    if (place := _place(talk, len(items))) is not None:
        return str(items[place]["sku"])
    if len(items) == 1 and talk.assent.yes:
        return str(items[0]["sku"])
    if "?" in text or len(text.split()) > _SHORT or talk.assent.yes is not None or _asks_anew(talk):
        return None
    words, said = _ARTICLES.sub("", text).strip(" .,!"), str(slots.get("said", ""))
    return f"{said} {words}".strip() if words else None


def _asks_anew(talk: Talk) -> bool:
    """Whether a message has a request of its own, in the words of one: "preço do cobre", "e a tinta"."""
    said = fold(talk.reading.text)
    return bool(talk.entities.get("sku")) or _OF_THE_TALK.search(said) is not None or _REQUEST.search(said) is not None


def fits_item(talk: Talk) -> bool:
    """Whether a message answers which item is meant."""
    return talk.task is not None and _answer(talk, talk.task["skill"]) is not None


def which_item(result: dict[str, Any], skill: str, slots: dict[str, Any]) -> Say | None:
    """What is asked where a tool could not tell which item was meant; None where it could. `slots` come back with the answer."""
    said = result.get("said", "")
    if result.get("error") == "ambiguous":
        items = result["candidates"][:_SHOWN]
        asked = {**slots, "items": items, "said": said}
        names = [item["name"] for item in items]
        if result["total"] <= _FEW:
            return Say("", Question(f"Qual deles: {or_list(names)}?", skill, "item", asked, tuple(apart(names))))
        listed = "\n".join(f"{at}. {name}" for at, name in enumerate(names, 1))
        more = f"\n…e mais {result['total'] - len(items)}" if result["total"] > len(items) else ""
        text = f"Tenho {result['total']} itens assim:\n{listed}{more}"
        return Say(text, Question("Qual deles? Diga o número, ou mais uma palavra (medida, material).", skill, "item", asked))
    if result.get("error") == "not_found" and result.get("near"):
        items = result["near"]
        asked, names = {**slots, "items": items, "said": ""}, [item["name"] for item in items]
        question = f"Seria {names[0]}?" if len(names) == 1 else f"Seria algum destes: {or_list(names)}?"
        return Say(f"Não achei “{said}” no cadastro.", Question(question, skill, "item", asked, tuple(apart(names))))
    if result.get("error"):
        return Say(result["detail"])
    return None
