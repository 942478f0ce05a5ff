"""What a tool's result, or what the customer said, allows a reply to state.

Beside plain figures (`90000`), some facts say more: `price:90000` is an amount that a tool named as one, not the customer's wish
or offer nor a mileage; `car:onix` is a car that a tool found in stock, and `of:onix:69900` a figure or a look of it; `said:90000` is
what the customer said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from agent.guardrails.claims import claims, favours, plain
from agent.understanding.text import fold

_NO_PRICE = re.compile(
    r"^(budget_|down_payment$|monthly_payment$|offer$|amount$|expected$|value$|quilometragem|mileage|ano$|year|lugares|portas|seats|doors"
    r"|position|score|count|installments|terms|hours|days|limit|ms$|cpf$|phone$)|percent"
)
"""Keys of numbers that are no price, or only somebody's wish."""
_FREE = ("descricao", "note", "condition", "imagens", "said")
"""Texts that anybody may have written into a listing or a message, now or in an earlier talk: nothing rests on them."""
_NAMES = ("modelo", "model", "models", "marca", "brand", "brands", "make", "name", "headline")


def facts_of(value: Any, key: str = "") -> Iterator[str]:
    """Every fact in a value, however deep."""
    found: list[str] = []
    _collect(value, key, found)
    return iter(found)


def _collect(value: Any, key: str, found: list[str]) -> None:
    """Into one list: results are hundreds of values deep in lists of cars."""
    match value:
        case str() if key == "imagens":
            found.append(f"link:{value.casefold()}")
        case str() if key not in _FREE:
            found += _of_text(value, key)
        case str() | bool() | None:
            return
        case int() | float():
            found += _of_number(float(value), key) if math.isfinite(value) else ()
        case dict():
            if "modelo" in value and "preco" in value:
                found += _of_car(value)
            for name, inner in value.items():
                _collect(inner, str(name), found)
        case list() | tuple():
            for inner in value:
                _collect(inner, key, found)


def said_facts(entities: dict[str, Any]) -> Iterator[str]:
    """What the customer said: it may be repeated, but it is no tool's word."""
    for fact in facts_of(entities):
        if not fact.startswith("price:"):
            yield fact
            yield f"said:{fact}"


@lru_cache(maxsize=8_192)
def _of_number(value: float, key: str) -> tuple[str, ...]:
    """Kept for a while, as texts are."""
    return tuple(_figures(value, key))


def _figures(value: float, key: str) -> Iterator[str]:
    """Also without its cents: people round."""
    for form in dict.fromkeys((plain(value), plain(float(int(value))), plain(float(round(value))))):
        yield form
        if not _NO_PRICE.search(key):
            yield f"price:{form}"
    if "percent" in key:
        yield from (f"{plain(round(abs(value), digits))}%" for digits in (0, 1, 2))  # a fall is told without its sign
    if key in ("installments", "terms", "within_monthly_payment"):
        yield f"{int(value)}x"


@lru_cache(maxsize=8_192)
def _of_text(value: str, key: str) -> tuple[str, ...]:
    """Kept for a while: the texts of listings come again in turn after turn."""
    return tuple(_read(value, key))


def _read(value: str, key: str) -> Iterator[str]:
    for claim in claims(value):
        yield claim
        if claim.replace(".", "").isdigit() and key not in ("opcionais", "versao"):
            yield f"price:{claim}"
    yield from favours(value)
    if key in _NAMES:
        yield f"model:{value.casefold()}"
    if key == "phone" and len(digits := re.sub(r"\D", "", value)) >= 8:
        yield from (f"fone:{digits[-8:]}", f"fone:{digits[-9:]}")
    yield from _of_moment(value)


def _of_car(value: dict[str, Any]) -> Iterator[str]:
    """A listing: its model is in stock, and its price is that model's."""
    model = str(value["modelo"]).casefold()
    yield f"car:{model}"
    yield f"car:{str(value.get('marca', '')).casefold()}"
    version = str(value.get("versao") or "").casefold()
    yield from (f"model:{model} {version}", f"car:{model} {version}")
    yield from (f"of:{model}:{plain(float(value[key]))}" for key in ("preco", "ano", "quilometragem") if value.get(key) is not None)
    yield from (f"of:{model}:{fold(str(value[key]))}" for key in ("cor", "cambio", "combustivel") if value.get(key))


def _of_moment(text: str) -> Iterator[str]:
    """`2026-11-25T16:00:00-03:00` allows 25/11, "dia 25" and 16:00."""
    if not re.match(r"\d{4}-\d\d-\d\d", text):
        return
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return
    yield f"{moment:%d/%m}"
    yield f"dia:{moment.day}"
    if len(text) > len("2026-11-25"):
        yield f"{moment:%H:%M}"
    yield str(moment.year)
