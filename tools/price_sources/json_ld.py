"""Offers in a page's structured data: schema.org's Product, alone, in a graph or in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

import orjson
from selectolax.lexbor import LexborHTMLParser

from domain.market.listings import LONGEST_TITLE, Listing
from domain.spelling import readable

_DEEPEST = 6
_DEAREST = Decimal(100_000_000)


def offers(page: LexborHTMLParser) -> list[Listing]:
    """The products with a price in reais, in the order of the page; what is malformed is passed over."""
    found: list[Listing] = []
    for script in page.css('script[type="application/ld+json"]'):
        try:
            told = orjson.loads(script.text(deep=True))
        except orjson.JSONDecodeError:
            continue
        found.extend(listing for thing in _products(told) if (listing := _listing(thing)) is not None)
    return found


def amount(said: object) -> Decimal | None:
    """A price as pages write it: `1234.5`, `"1234.50"`, `"1.234,50"`, `"R$ 1.234"`."""
    words = re.sub(r"[^\d.,-]", "", str(said)) if isinstance(said, str | int | float) and not isinstance(said, bool) else ""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+", words):
        words = words.replace(".", "").replace(",", ".")
    try:
        found = Decimal(words)
    except InvalidOperation:
        return None
    return found if found.is_finite() and 0 < found <= _DEAREST else None


def tidy(title: str) -> str:
    """A title on one line, as much of it as is kept."""
    return re.sub(r"\s+", " ", readable(title)).strip()[:LONGEST_TITLE]


def _products(told: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(told, list):
        for inner in told:
            yield from _products(inner, depth + 1)
    elif isinstance(told, dict):
        kinds = told.get("@type")
        if "Product" in (kinds if isinstance(kinds, list) else [kinds]):
            yield told
        else:
            for key in ("@graph", "itemListElement", "item", "mainEntity"):
                yield from _products(told.get(key), depth + 1)


def _listing(thing: dict[str, Any]) -> Listing | None:
    offer = thing.get("offers")
    offer = offer[0] if isinstance(offer, list) and offer else offer
    title = tidy(thing["name"]) if isinstance(thing.get("name"), str) else ""
    if not isinstance(offer, dict) or not title or offer.get("priceCurrency", "BRL") != "BRL":
        return None
    price = amount(offer.get("price", offer.get("lowPrice")))
    url = offer.get("url") or thing.get("url")
    condition = str(offer.get("itemCondition") or thing.get("itemCondition") or "")
    used = condition.endswith(("UsedCondition", "RefurbishedCondition", "DamagedCondition"))
    return Listing(title, price, url if isinstance(url, str) else None, used) if price is not None else None
