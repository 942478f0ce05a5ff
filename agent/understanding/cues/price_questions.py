"""What is asked of a price: whether it is lower or higher than it was, and what a quantity comes to."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_DOWN = re.compile(r"\b(?:mais (?:barat\w|em conta|baix\w)|barat[oa]|baix(?:ou|aram|ando)|ca(?:iu|iram|indo)|desc(?:eu|endo))\b")
_UP = re.compile(r"\b(?:mais (?:car\w|alt\w)|car[oa]|subi\w*|aument\w+)\b")
_IS_SO = re.compile(
    r"\b(?:ta|tah|tao|esta|estao|ficou|ficaram|anda|subi(?:u|ram)|baix(?:ou|aram)|ca(?:iu|iram)|desceu|aument(?:ou|aram))\b"
)
_QUOTES = re.compile(r"\b(?:so|apenas|somente)\b.{0,10}\bcot\w+|\bnao (?:compr|ped)\w+ (?:nada )?ainda\b.{0,20}\b(?:cot\w+|preco|valor)")
_COSTS = re.compile(
    r"\b(?:quanto|qto|qnto) (?:sai\w*|custa\w*|fica\w*|da|dao|seria\w*|ta|tah|esta)\b"
    r"|\b(?:sai|custa|fica|da)\w* (?:por )?(?:quanto|qto|qnto)\b"
)
_NO_CLOSED = re.compile(r"\b(?:quant\w*|qto|qual|quais|quando|onde|quem|como|por ?que|pq|menor|maior|minimo|maximo)\b")


def closed(text: str) -> str | None:
    """`down` or `up` where it is asked whether the price is lower or higher: "tá mais barato que semana passada?", "o aço subiu?"."""
    said = fold(text[:200])
    if "?" not in said or not _IS_SO.search(said) or _NO_CLOSED.search(said):
        return None
    return "down" if _DOWN.search(said) else "up" if _UP.search(said) else None


def only_quotes(text: str) -> bool:
    """A price is asked for and no order: "não compra nada ainda, só me cota 12 pneus"."""
    return _QUOTES.search(fold(text[:200])) is not None


def asks_cost(text: str) -> bool:
    """ "Quanto sai 2 caixas de luva?", "3 t custa quanto?"."""
    return _COSTS.search(fold(text[:200])) is not None
