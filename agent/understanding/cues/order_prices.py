"""What somebody says that the goods they order cost: "por 20 reais o quilo", "a 50 cada", "a R$ 4.000 a tonelada"."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.purchasing.quantities import UNITS
from agent.understanding.text import fold, number

_SAID = re.compile(
    r"(?P<limit>\b(?:ate|maximo|maximo de|menos de|abaixo de|acima de|mais de|passar de|passe de)\s+)?"
    r"(?:\b(?P<lead>a|ao|por|sai(?:ndo)?(?: a| por)?|custando|preco(?: de)?|valor(?: de)?|fechei(?: a| por| em)?)\s+)?"
    r"(?P<money>r ?\$ ?)?(?<![\w.,/-])(?P<price>\d[\d.]*(?:,\d{1,4})?)(?P<reais> ?(?:reais|real|contos?|pilas?)\b)?"
    r"(?P<per> (?:o|a|cada|por|pel[oa]) (?P<unit>\w+)| ?/ ?(?P<unit2>\w+)| cada\b)?"
)
_HOLDS_SEVERAL = frozenset({"cx", "pct"})
_WHOLE = re.compile(r"\b(?:no total|ao todo|por tudo|tudo)\b")


def price_told(text: str, unit: str | None = None) -> dict[str, Any]:
    """`price` and, where it is not the product's own, the `price_unit` it is for; `unit` is what the goods are counted in.

    Nothing where no price is said, or where it may be the price of all of it (`price_in_doubt`).
    """
    found = _found(text)
    if found is None or _doubtful(found, text, unit):
        return {}
    per = UNITS.get(found["unit"] or found["unit2"] or "")
    counted = unit if found["per"] and per is None else unit if unit in _HOLDS_SEVERAL else None
    meant = per or counted
    return {"price": number(found["price"].rstrip("."))} | ({"price_unit": meant} if meant else {})


def price_in_doubt(text: str, unit: str | None = None) -> float | None:
    """An amount of which nobody knows whether it is for each or for all: "10 kg por 200 reais"."""
    found = _found(text)
    return number(found["price"].rstrip(".")) if found is not None and _doubtful(found, text, unit) else None


def without_price(text: str) -> str:
    """What a message says beside the price."""
    while (found := _found(text)) is not None:
        text = f"{text[: found.start()]} {text[found.end() :]}".strip()
    return text


def _found(text: str) -> re.Match[str] | None:
    for found in _SAID.finditer(fold(text[:500])):
        for_each = found["per"] is not None and (UNITS.get(found["unit"] or found["unit2"] or "") or found["per"].strip() == "cada")
        money = found["money"] or found["reais"]
        if not found["limit"] and (money or ((found["lead"] or found["unit2"]) and for_each)) and number(found["price"].rstrip(".")):
            return found
    return None


def _doubtful(found: re.Match[str], text: str, unit: str | None) -> bool:
    per = UNITS.get(found["unit"] or found["unit2"] or "") or (found["per"] or "").strip().startswith("cada")
    if per:
        return False
    return (found["lead"] or "") in ("por", "valor", "valor de") or unit == "t" or _WHOLE.search(fold(text)) is not None
