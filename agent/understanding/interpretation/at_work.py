"""What the shop's people ask in words that look like another business of theirs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from agent.understanding import rules
from agent.understanding.entities import extract
from agent.understanding.entities.purchasing.item_words import is_item_word
from agent.understanding.reading import Reading
from agent.understanding.text import fold

_OF_CARS = frozenset({"suggest_price", "competitor_analysis", "optimize_listing", "schedule_discount", "out_of_scope"})
_PART = re.compile(r"^(?P<part>\w.*?) (?:d[oae]s?|pr[oa]|para|p/) (?P<car>[\w -]+)$")
_PRICED = re.compile(r"\b(?:precos?|valor(?:es)?|custa\w*|custo|cotac\w+|quanto|qto|qnto)\b")
_COLLECTED = re.compile(r"\b(?:me\w{1,5}o ?livre|ml)\b|\b(?:colet\w+|atualiz\w+|pux[ae]\w*|raspa\w*)\b")


def part_of_a_car_is_an_item(reading: Reading, now: datetime) -> Reading:
    """ "Dá uma atualizada nos preços da correia dentada do Gol": no Gol is for sale in it; nor is a car in "preço correia dentada"."""
    said = fold(reading.text[:300])
    if reading.role == "customer" or reading.intent not in _OF_CARS or not _PRICED.search(said):
        return reading
    found = extract(reading.text, role="staff", now=now, intent="price_history")
    product = fold(str(found.get("product", "")))
    named = _PART.match(product)
    of_a_car = named is not None and _names_a_car(named["car"], now)
    goods = [is_item_word(word) for word in (named["part"] if named and of_a_car else product).split()]
    if not any(goods if of_a_car else goods[:1]) or (not of_a_car and _names_a_car(said, now)):
        return reading
    intent = "scrape_now" if _COLLECTED.search(said) else "price_history"
    return replace(reading, intent=intent, confidence=rules.CONFIDENCE, entities=found)


def _names_a_car(said: str, now: datetime) -> bool:
    return "models" in extract(said, role="customer", now=now, intent="search_cars")
