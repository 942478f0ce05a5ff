"""The stock item a message is about, as said: without quantity, unit or supplier.

The catalogue's names come first. Otherwise the item is the run of words that are neither talk ("quero",
"preço") nor claimed by another entity, judged by what stands before it and by whether it is a known good.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from agent.understanding.entities.cars.makes_and_models import mentioned
from agent.understanding.entities.purchasing.item_scores import score
from agent.understanding.entities.purchasing.item_spans import OF, runs
from agent.understanding.entities.purchasing.item_words import is_item_word
from agent.understanding.entities.purchasing.quantities import Measure, measures, opens, plain
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.phrases import Phrases

STOCK = frozenset(
    {
        "forecast_price",
        "best_purchase_day",
        "price_history",
        "scrape_now",
        "forecast_demand",
        "stock_status",
        "create_po",
        "find_supplier",
        "approve_po",
        "reject_po",
        "po_status",
    }
)
TRADE = frozenset(
    {
        "suggest_price",
        "competitor_analysis",
        "schedule_discount",
        "simulate_campaign",
        "optimize_listing",
        "run_experiment",
        "retrain",
        "report",
        "kpis",
        "complaint",
        "segment_customers",
    }
)
# In these most messages name no item: one must be a known good, or stand after a plain cue.
_SPARSE = frozenset(
    {
        "run_experiment",
        "retrain",
        "report",
        "kpis",
        "complaint",
        "segment_customers",
        "approve_po",
        "reject_po",
        "po_status",
    }
)


class Candidate(NamedTuple):
    """A run of words that may be the item: its tokens and how likely it is."""

    first: int
    last: int
    score: float


@lru_cache(maxsize=8)
def _known(names: tuple[str, ...]) -> Phrases[str]:
    return Phrases([(name, name) for name in names])


def read(utterance: Utterance) -> dict[str, Any]:
    """`product`, `quantity` and `unit`; staff only."""
    if not utterance.staff:
        return {}
    intent = utterance.intent
    if intent is not None and intent not in STOCK and intent not in TRADE:
        return {}
    if (intent in TRADE or intent is None) and mentioned(utterance):
        return {}
    amounts = measures(utterance)
    span = _from_catalogue(utterance)
    if span is None:
        span = _best(utterance, amounts)
    found: dict[str, Any] = {}
    if intent in {
        None,
        "create_po",
        "stock_status",
        "forecast_demand",
        "price_history",
        "find_supplier",
        "reject_po",
        "best_purchase_day",
        "complaint",
        "schedule_discount",
    }:
        found |= _quantity(utterance, amounts, span)
    if span is not None:
        utterance.claim(*span)
        utterance.item = True
        found["product"] = utterance.said(*span)
    return found


def _from_catalogue(utterance: Utterance) -> tuple[int, int] | None:
    names = utterance.vocabulary.products
    if not names:
        return None
    best: tuple[int, int] | None = None
    for first, last, _ in _known(names).scan(utterance):
        if best is None or last - first > best[1] - best[0]:
            best = (first, last)
    return best


def _quantity(utterance: Utterance, amounts: list[Measure], span: tuple[int, int] | None) -> dict[str, Any]:
    """The first count of the item: with a unit anywhere, bare only before it or where it is ordered."""
    for amount in amounts:
        if span is not None and span[0] <= amount.first < span[1]:
            continue
        with_unit = amount.unit is not None or amount.last > amount.first + 1
        adjacent = span is not None and 0 <= span[0] - amount.last <= 2
        ordered = utterance.intent == "create_po" and opens(utterance.word(amount.first - 1)) and _counts(utterance, amount)
        per_item = (
            utterance.intent in {"create_po", "stock_status"} or adjacent or (utterance.intent == "complaint" and amount.unit is not None)
        )
        if (with_unit and per_item) or ordered or (adjacent and utterance.intent in {"create_po", "reject_po"}):
            if utterance.intent != "create_po" and re.search(r"\b(?:o|a|do|da|por|cada|de)$", utterance.before(amount.first, 1)):
                continue
            utterance.claim(amount.first, amount.last)
            found: dict[str, Any] = {"quantity": plain(amount.quantity)}
            if amount.unit:
                found["unit"] = amount.unit
            return found
    return {}


def _counts(utterance: Utterance, amount: Measure) -> bool:
    after = utterance.word(amount.last)
    return after not in {"%", "reais", "/", ":", "h", "x", "dias", "por", "semanas", "meses", "vezes", "itens"} and amount.quantity >= 1


def _best(utterance: Utterance, amounts: list[Measure]) -> tuple[int, int] | None:
    starts = {amount.last: amount for amount in amounts}
    inside = {at for amount in amounts for at in range(amount.first, amount.last) if amount.last > amount.first + 1}
    best: Candidate | None = None
    for run in runs(utterance, inside):
        first, last = _trimmed(utterance, *run)
        candidate = Candidate(first, last, score(utterance, first, last, starts))
        if best is None or candidate.score > best.score + 0.01:
            best = candidate
    if best is None:
        return None
    if utterance.intent in STOCK and best.score < 3 and mentioned(utterance):
        return None
    needed = (
        4.2
        if utterance.intent in {"kpis", "report", "segment_customers"}
        else 2.6
        if utterance.intent in _SPARSE or utterance.intent is None
        else 1.0
        if utterance.intent in STOCK
        else 1.5
    )
    return (best.first, best.last) if best.score >= needed else None


def _trimmed(utterance: Utterance, first: int, last: int) -> tuple[int, int]:
    """A run without an unknown head that only leads to a good ("rumo do pvc", "representante de tinta")."""
    if is_item_word(utterance.words[first]):
        return first, last
    for at in range(first + 1, last - 1):
        if utterance.words[at] in OF and is_item_word(utterance.words[at + 1]):
            return at + 1, last
    return first, last
