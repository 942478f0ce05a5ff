"""The common reading of words that stand for one value: found by a trie, unless denied."""

from __future__ import annotations

from typing import TypeVar

from agent.understanding.entities.negation import denied
from agent.understanding.entities.phrases import Phrases
from agent.understanding.entities.utterance import Utterance

T = TypeVar("T")


def wished(utterance: Utterance, first: int, last: int) -> bool:
    """Whether nothing in the sentence denies the words from `first` to `last`."""
    return not any(utterance.unwanted[first:last]) and not denied(utterance, last)


# Intents in which staff name the traits of cars; elsewhere such words belong to items and talk.
_STAFF_TRAITS = frozenset(
    {"list_leads", "score_lead", "optimize_listing", "suggest_price", "competitor_analysis", "schedule_discount", "simulate_campaign", "kpis", "report", "segment_customers", "forecast_demand", "stock_status", "price_history", "scrape_now", None}
)


def of_cars(utterance: Utterance) -> bool:
    """Whether words for traits of cars may be read as such: always from customers, from staff where cars are the topic."""
    return not utterance.staff or (utterance.intent in _STAFF_TRAITS and not utterance.item)


def named(utterance: Utterance, phrases: Phrases[T]) -> list[T]:
    """The values named and not denied, each once, in order of mention; their words are claimed."""
    found: list[T] = []
    for first, last, value in list(phrases.scan(utterance)):
        utterance.claim(first, last)
        if value is not None and wished(utterance, first, last) and value not in found:
            found.append(value)
    return found
