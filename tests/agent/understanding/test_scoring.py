from __future__ import annotations

from datetime import datetime
from typing import Any

from agent.understanding.reading import Reading
from agent.understanding.scoring import Counts, confusions, macro_f1, per_key, per_label, report


def test_f1_is_counted_for_each_label_and_averaged_over_those_wanted() -> None:
    tallies = per_label(["a", "a", "b"], ["a", "b", "c"])
    assert tallies == {"a": Counts(1, 0, 1), "b": Counts(0, 1, 1), "c": Counts(0, 1, 0)}
    assert macro_f1(tallies) == (2 / 3 + 0) / 2


def test_a_list_counts_element_by_element_and_text_without_case() -> None:
    wanted = [{"models": ["Onix", "Gol"], "supplier": "Kalunga", "quantity": 20}]
    found = [{"models": ["Onix", "Uno"], "supplier": "kalunga ", "quantity": 20.0, "unit": "kg"}]
    assert per_key(wanted, found) == {
        "models": Counts(1, 1, 1),
        "quantity": Counts(1, 0, 0),
        "supplier": Counts(1, 0, 0),
        "unit": Counts(0, 1, 0),
    }


def test_confusions_come_most_frequent_first() -> None:
    assert confusions(["a", "a", "b", "c"], ["b", "b", "c", "c"]) == [("a", "b", 2), ("b", "c", 1)]


def test_a_report_holds_every_figure() -> None:
    def read(text: str, *, role: str, now: datetime) -> Reading:
        return Reading(text, role, "greet" if now.hour == 9 else "thanks", 1.0, "neutral", {"name": "Ana"})

    rows: list[dict[str, Any]] = [
        {"text": "oi", "role": "customer", "intent": "greet", "sentiment": "neutral", "entities": {"name": "ana"}, "now": "2026-11-20T09"},
        {"text": "oi", "role": "customer", "intent": "greet", "sentiment": "positive", "entities": {}},
    ]
    figures = report(rows, read)
    assert figures["messages"] == 2
    assert figures["intents"]["accuracy"] == 0.5
    assert figures["intents"]["confusions"] == [("greet", "thanks", 1)]
    assert figures["sentiment"]["accuracy"] == 0.5
    assert figures["entities"]["micro"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "support": 1}
