"""Which item of ours is meant: asked where there are several, with near names where there is none."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from itertools import takewhile
from typing import Any

from agent.brain.goods_told import OF_THE_TALK, named_again, one_told_among, place_in
from agent.brain.phrasing import or_names
from agent.brain.phrasing.short_names import short_names
from agent.brain.talk import Call, Question, Say, Talk
from agent.understanding.entities.purchasing.filler_words import is_filler, is_talk, less_talk
from agent.understanding.text import fold
from domain.goods.name_words import counts, name_words

_FEW = 3
"""So many items are asked about; of more, the one that turns over most is told of."""
_LITTLE = 8
"""Words of an answer that names an item and asks for nothing else."""
_VERB = re.compile(r"(?i).*?\b(?:compr\w+|vend\w+|custa\w*|subir|cair|pre[cç]o|estoque|tem|pedir) (?:d[eao]s? |[oa]s? )*(.+)$")
_NO_ITEM = re.compile(
    r"preco|estoque|saldo|previs|tendenc|projec|quilo|tonelad|metro|litro|caixa|pacote|unidade|compr|vend|demanda|consum|saida|saiu|sairam|usamos|usou|historic"
    r"|quant|custo|valor|melhor|fornecedor|minimo|coleta|pedido|ordem|dentro|depois|antes|gasto|mais|menos|cerca|dias?|semana|reposic|falta|hora"
)
"""What stands before "de" and an item without being part of its name."""
_REQUEST = re.compile(
    r"^\W*e (?!a de |o de )|\b(?:menor|maior|media|variacao|subiu|baixou|acab\w+|falt\w+|custa\w*|compra\w*|colet\w+|atualiz\w+|lista\w*"
    r"|mostra\w*|mand[ae]\w*|relatorios?|pdfs?|emails?|quem|quando|como|oc|pedido)\b"
)
"""Words of a request of its own."""
_PLACE_ONLY = re.compile(
    r"(?:[oa]s? )?(?:dois |duas |tres )?(?:primeir|segund|terceir|quart|quint|ultim)[oa]s?(?: (?:item|itens|da lista|dois|duas|tres))?"
)
"""A place in a list, taken for a name."""
_POINTS = re.compile(r"\bmais (?:pert|proxim|rapid|barat|em conta)\w*|\bdel[ea]s?\b|^\W*(?:(?:e|eh|so) )?(?:isso|isto|ess[ea]|el[ea])\W*$")
"""What names nothing: which supplier, "60 dele", "isso"."""
_ARTICLES = re.compile(
    r"^\W*(?:(?:e|eh|seria|quero|acho que|pode ser|aquel[ea]|ess[ea]) )*(?:[oa]s? )?(?:d[eao]s? |com |que e )*", re.IGNORECASE
)


def item_meant(talk: Talk, skill: str, *, by_noun: bool = True) -> str | None:
    """The item as said, by SKU or words, or as the answer to "Qual deles?": its place, its button or another word; None where none is
    named. `by_noun`: "a chapa" is the one just told of."""
    if talk.asked_for(skill) == "product" and (answer := _answer(talk)) is not None:
        return answer
    if talk.entities.get("sku") or not (named := talk.entities.get("product")):
        return talk.entities.get("sku")
    if _PLACE_ONLY.fullmatch(fold(str(named))):
        return None
    return named_again(talk, str(named), by_noun=by_noun) or str(named)


def tells_which_item(talk: Talk) -> bool:
    """Whether a message answers the open question of which item is meant."""
    return talk.task is not None and talk.task["takes"] == "item" and _answer(talk) is not None


def asked_of(talk: Talk, call: Call) -> Generator[Call, dict[str, Any], dict[str, Any]]:
    """What a tool says of an item; where the words taken for its name are part of a longer one, or leave several, of what is meant by
    more of the words, or one that was told of just before. Where they fit many, or a few that were asked about already, of the one that
    turns over most: `among` tells then which words fit, and how many (`led` puts it in words)."""
    result = yield from of_the_words(talk, call)
    if result.get("error") == "ambiguous" and (told := one_told_among(talk, result["said"])) is not None:
        return (yield Call(call.tool, {**call.args, "product": told}))
    if result.get("error") != "ambiguous" or (result["total"] <= _FEW and not _asked_already(talk)):
        return result
    leading = yield Call(call.tool, {**call.args, "product": result["candidates"][0]["sku"]})
    return leading | {"among": {"said": result["said"], "total": result["total"]}}


def led(result: dict[str, Any], text: str) -> str:
    """An answer about the item that leads its family, with a word on what it was chosen from."""
    if not (among := result.get("among")):
        return text
    return f"Dos {among['total']} itens de {among['said']}, falo do que mais gira; se for outro, diga a medida ou o tipo.\n{text}"


def _asked_already(talk: Talk) -> bool:
    """Whether the question open is between items: put twice it would be no help."""
    return talk.task is not None and bool(talk.task["slots"].get("choices"))


def of_the_words(talk: Talk, call: Call) -> Generator[Call, dict[str, Any], dict[str, Any]]:
    """What a tool says of the item that the words mean, or that they fit several."""
    said = str(call.args["product"])
    if (whole := _within_a_name(talk.reading.text, said)) is not None:
        result = yield Call(call.tool, {**call.args, "product": whole})
        if result.get("error") in (None, "ambiguous"):
            return result
    result = yield call
    for longer in _closer(talk.reading.text, said, result) if result.get("error") == "ambiguous" else ():
        closer = yield Call(call.tool, {**call.args, "product": longer})
        if not closer.get("error") or (closer["error"] == "ambiguous" and closer["total"] < result["total"]):
            return closer
    return result


def _within_a_name(text: str, said: str) -> str | None:
    """`chapa de aço`, where only `aço` was taken for the name."""
    found = re.search(rf"(?i)\b([a-zà-ú]{{4,}}) (d[eao]) {re.escape(said)}\b", text)
    return None if found is None or _NO_ITEM.match(fold(found[1])) or is_talk(found[1]) else f"{found[1]} {found[2]} {said}"


def _closer(text: str, said: str, result: dict[str, Any]) -> Iterator[str]:
    """Longer names that the message may mean, the ones made of the items' own words first."""
    apart = told_apart(text, result)
    yield from [apart] if apart else []
    yield from (longer for longer in _longer(text, said) if longer != apart)


def _longer(text: str, said: str) -> Iterator[str]:
    """What was said with all that follows it, and with what comes before it back to the verb; without the talk around it."""
    words = text.strip(" ?!.,")
    begin = words.find(said)
    before = _VERB.match(words)
    whole = [words[begin:]] if begin >= 0 else []
    whole += [before[1]] if before is not None and begin > before.start(1) else []
    for longer in map(less_talk, whole):
        if said in longer and name_words(longer) != name_words(said) and not _asks(longer.replace(said, "")):
            yield longer


def told_apart(text: str, result: dict[str, Any]) -> str | None:
    """What was said with every word of the message that tells the items apart which it fits: "cabo flexível", of "do cabo flexível 2,5
    preto quanto compro pra 30 dias?", with "2,5 preto"; a number counts only where it goes on with the name."""
    said, apart = str(result["said"]), set(result.get("apart", ()))
    begin = fold(text).find(fold(said))
    if begin < 0 or not apart:
        return None
    before, after = name_words(text[:begin]), [word for word in name_words(text[begin + len(said) :]) if word != "x"]
    following = list(takewhile(lambda word: _names_one(word, apart), after))
    others = [word for word in (*before, *after) if word in apart and not word.replace(".", "").isdigit() and word not in following]
    return " ".join([said, *following, *others]) if following or others else None


def _names_one(word: str, apart: set[str]) -> bool:
    """Whether a word tells items apart, or is the number of a measure that does: `2.5` of `2.5mm`."""
    number = word.replace(".", "").replace("/", "").isdigit()
    return word in apart or (number and any(other.startswith(word) and other[len(word) :].isalpha() for other in apart))


def _asks(words: str) -> bool:
    """Whether something is said between the words, so that they are no name: "vai subir ou cair nas prox"."""
    return any(is_filler(fold(word)) and counts(fold(word)) for word in words.split())


def which_item(result: dict[str, Any], skill: str, slots: dict[str, Any] | None = None) -> Say | None:
    """The question that a result which knows no one item leads to; None where the item was clear. `slots` go on with the answer."""
    found = result.get("candidates") if result.get("error") == "ambiguous" else result.get("near")
    if result.get("error") not in ("ambiguous", "not_found") or found is None:
        return None
    if not found:
        asked = Question("Como ele está cadastrado, ou qual é o SKU?", skill, "product", dict(slots or {}), takes="item")
        return Say(f"{result['detail']}{nearest(result)}", asked)
    choices, unknown = found[:_FEW], result["error"] == "not_found"
    names = [one["name"] for one in choices]
    kept = {**(slots or {}), "choices": choices, "said": "" if unknown else result["said"]}
    text = f"Não achei “{result['said']}” no cadastro." if unknown else ""
    question = f"{'Seria' if unknown else 'Qual deles:'} {or_names(names)}?"
    return Say(text, Question(question, skill, "product", kept, short_names(names), takes="item"))


def nearest(result: dict[str, Any]) -> str:
    """What kinds of goods come closest to one that nobody keeps; nothing where nobody can say."""
    return f" O mais próximo que tenho é {or_names(result['kinds'][:_FEW])}." if result.get("kinds") else ""


def _answer(talk: Talk) -> str | None:
    """What the answer to the open question means: a SKU, or what was said before with the words now; None where it is no answer."""
    assert talk.task
    slots, text = talk.task["slots"], talk.reading.text
    choices, buttons = slots.get("choices", []), [fold(button) for button in talk.task["buttons"]]
    said = fold(text).strip()
    if choices and said in buttons:
        return str(choices[buttons.index(said)]["sku"])
    if (place := place_in(talk, len(choices))) is not None:
        return str(choices[place]["sku"])
    if choices and talk.assent.yes and (len(choices) == 1 or slots.get("offered")):
        return str(choices[0]["sku"])
    asks_anew = OF_THE_TALK.search(said) is not None or _REQUEST.search(said) is not None
    if _POINTS.search(said):
        return None
    if "?" in text or len(text.split()) > _LITTLE or talk.assent.yes is not None or asks_anew:
        return None
    if talk.entities.get("sku"):
        return str(talk.entities["sku"])
    words = less_talk(_ARTICLES.sub("", text).strip(" .,!"))
    return f"{slots.get('said', '')} {words}".strip() if words else None
