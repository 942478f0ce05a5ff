"""The supplier that a message points at among those just told of: "pede 50 com eles", "compra do segundo", "do mais barato"."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.talk import Talk
from agent.understanding.cues.comparisons import ordinal
from agent.understanding.entities.lexicon import words
from agent.understanding.entities.purchasing.item_words import is_item_word
from agent.understanding.text import fold
from domain.buying.supplier_choice import Order

_THEM = re.compile(
    r"\b(?:com|por|a|de) (?:eles?|elas?|ess[ea]s?)\b|\b(?:d|n)el[ea]s\b|\b(?:dess[ea]|ness[ea])(?: (?:mesm\w|fornecedor\w*|ai))?\W*$"
)
_OF_HIM = re.compile(r"\b(?:d|n)el[ea]\b")
"""Said of an item too, but not right after one supplier was told."""
_PLACED = re.compile(r"\b(?:com |d|pel|n)?[oa] (?:primeir|segund|terceir|ultim)[oa]\b")
_BEST = {
    "barat": re.compile(r"\bmais barat\w*|\bmais em conta\b|\b(?:menor|melhor) preco\b|\b(?:cobr|custe|custa)\w* menos\b"),
    "perto": re.compile(r"\bmais (?:pert\w+|proxim\w+)|\bmenor distancia\b|\bpertinho\b"),
    "rapid": re.compile(
        r"\bmais rapid\w*|\b(?:entreg\w+|cheg\w+) (?:mais (?:rapid\w+|cedo)|antes|primeiro|logo)\b|\bmenor prazo\b|\bmais ligeir\w+"
    ),
}
_ORDERS = {"barat": Order.PRICE, "perto": Order.DISTANCE, "rapid": Order.LEAD_TIME}
_NO_NAME = re.compile(
    r"(?:o |a |d[oa] )?(?:fornecedor\w* )?(?:(?:que (?:e |tem |entrega )?(?:o )?)?mais (?:em conta|\w+)|melhor preco|"
    r"(?:primeir|segund|terceir|ultim)[oa]|el[ea]s?|ess[ea]s?)(?: fornecedor\w*)?"
)
_TO_WHOM = r"\b(?:com|d|n|pel)?(?: ?[oa])"
_OWN = 4
"""Letters of a word that tells a firm from others."""
_LATELY = 2
"""Replies back that may be pointed at."""


def supplier_pointed_at(talk: Talk) -> str | None:
    """The name of the supplier, as it was told; the list's first where several were told and "eles" points at its answer."""
    said = fold(talk.reading.text[:200])
    told = _told(talk)
    if not told:
        return None
    if _PLACED.search(said) and (place := ordinal(talk.reading.text)) is not None:
        at = place - 1 if place > 0 else len(told) + place
        return str(told[at]["name"]) if 0 <= at < len(told) else None
    for why, asked in _BEST.items():
        if asked.search(said):
            return next((str(one["name"]) for one in told if why in fold(" ".join(one["reasons"]))), None)
    alone = len(told) == 1 and told[0]["asked_for"] and told[0]["name"] in talk.memory["said"][-1]["assistant"]
    return str(told[0]["name"]) if _THEM.search(said) or (alone and _OF_HIM.search(said)) else None


def supplier_named_again(talk: Talk) -> tuple[str, str] | None:
    """One of the suppliers just told, by a word of its own, with the words as typed: "monta o pedido com a pindorama mesmo" →
    (`Plásticos Pindorama`, `com a pindorama mesmo`)."""
    said = fold(talk.reading.text)
    for one in _told(talk):
        name = fold(str(one["name"]))
        own = [word for word in name.split() if len(word) >= _OWN and not (word in words("businesses") or is_item_word(word))]
        rest = "|".join(re.escape(word) for word in name.split())
        for word in [name, *own]:
            found = re.search(rf"{_TO_WHOM} (?:\w+ )?{re.escape(word)}(?: (?:{rest}))*(?: mesm[oa])?\b", said)
            if found and sum(word in fold(str(other["name"])) for other in _told(talk)) == 1:
                return str(one["name"]), talk.reading.text[found.start() : found.end()]
    return None


def supplier_wanted(text: str) -> str | None:
    """By what a supplier is to be chosen, as the tool takes it: "com o fornecedor mais em conta", "de quem entrega mais rápido"; by all
    together where two are asked for."""
    said = fold(text[:200])
    found = [order.value for why, order in _ORDERS.items() if _BEST[why].search(said)]
    return None if not found else found[0] if len(found) == 1 else Order.BEST.value


def only_points(whom: str) -> bool:
    """Whether what was read as a supplier's name is no name: "mais barato", "segundo"."""
    return _NO_NAME.fullmatch(fold(whom)) is not None


def _told(talk: Talk) -> list[dict[str, Any]]:
    """The suppliers that one of the last replies told of."""
    said = "\n".join(exchange["assistant"] for exchange in talk.memory["said"][-_LATELY:])
    suppliers = talk.memory.get("suppliers", [])
    return suppliers if any(one["name"] in said for one in suppliers) else []
