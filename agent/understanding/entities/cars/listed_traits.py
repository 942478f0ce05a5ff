"""Words for the traits of a car that come from a list: `lexicon/traits.csv`, one line a value.

A line without a value holds phrases that contain such a word and mean something else ("posto de gasolina",
"placa preta"): they are claimed and give nothing.
"""

from __future__ import annotations

from functools import lru_cache

from agent.understanding.entities import lexicon
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.affirmed import named
from agent.understanding.entities.words.phrases import Phrases

# Intents in which staff name the traits of cars; elsewhere such words belong to items and talk.
_STAFF = frozenset(
    {
        "list_leads", "score_lead", "optimize_listing", "suggest_price", "competitor_analysis",
        "schedule_discount",
        "simulate_campaign", "kpis", "report", "segment_customers", "forecast_demand", "stock_status",
        "price_history",
        "scrape_now", None,
    }
)  # fmt: skip


@lru_cache(maxsize=8)
def phrases(key: str) -> Phrases[str | None]:
    """The phrases of one trait; None is the value of those that mean something else."""
    return Phrases([(phrase, value or None) for name, value, words in lexicon.traits() if name == key for phrase in words])


def read_trait(utterance: Utterance, key: str) -> list[str]:
    """The values named and not denied, in order; from staff only where cars are the topic."""
    if utterance.staff and (utterance.intent not in _STAFF or utterance.item):
        return []
    return named(utterance, phrases(key))
