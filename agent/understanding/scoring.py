"""How well messages are understood, against labelled ones. Pure functions over readings; a command line prints them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Any

from agent.understanding.reading import Reading

CLOCK = datetime(2026, 11, 20, 10)
"""The `now` of messages that bring none."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, wrongly found and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 1.0

    def as_json(self) -> dict[str, float | int]:
        support = self.right + self.missed
        return {"precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4), "support": support}


def per_label(wanted: Sequence[str], found: Sequence[str]) -> dict[str, Counts]:
    """Counts of every label that is wanted or found."""
    tallies: dict[str, Counts] = defaultdict(Counts)
    for want, find in zip(wanted, found, strict=True):
        if want == find:
            tallies[want] += Counts(right=1)
        else:
            tallies[want] += Counts(missed=1)
            tallies[find] += Counts(wrong=1)
    return dict(sorted(tallies.items()))


def macro_f1(tallies: dict[str, Counts]) -> float:
    """The mean F1 over labels that were wanted at least once."""
    scores = [tally.f1 for tally in tallies.values() if tally.right + tally.missed]
    return sum(scores) / len(scores) if scores else 0.0


def confusions(wanted: Sequence[str], found: Sequence[str]) -> list[tuple[str, str, int]]:
    """Wanted, found and how often, most frequent first."""
    pairs = Counter((want, find) for want, find in zip(wanted, found, strict=True) if want != find)
    return [(want, find, count) for (want, find), count in pairs.most_common()]


def values(entities: dict[str, Any]) -> Counter[tuple[str, Any]]:
    """Every value as (key, value): a list element by element, free text without regard to case, 20.0 as 20."""
    return Counter((key, _plain(item)) for key, value in entities.items() for item in (value if isinstance(value, list) else [value]))


def _plain(value: Any) -> Any:
    return value.casefold().strip() if isinstance(value, str) else float(value) if isinstance(value, (int, float)) else repr(value)


def per_key(wanted: Iterable[dict[str, Any]], found: Iterable[dict[str, Any]]) -> dict[str, Counts]:
    """Counts of every entity key."""
    tallies: dict[str, Counts] = defaultdict(Counts)
    for want, find in zip(wanted, found, strict=True):
        asked, got = values(want), values(find)
        for (key, _), count in (asked & got).items():
            tallies[key] += Counts(right=count)
        for (key, _), count in (got - asked).items():
            tallies[key] += Counts(wrong=count)
        for (key, _), count in (asked - got).items():
            tallies[key] += Counts(missed=count)
    return dict(sorted(tallies.items()))


def report(rows: Sequence[dict[str, Any]], read: Callable[..., Reading]) -> dict[str, Any]:
    """All figures of `read` (as `Understanding.read`) on labelled rows of contracts/nlu_examples.jsonl's form."""
    started = perf_counter()
    readings = [read(row["text"], role=row["role"], now=datetime.fromisoformat(row["now"]) if "now" in row else CLOCK) for row in rows]
    spent = perf_counter() - started
    wanted, found = [row["intent"] for row in rows], [reading.intent for reading in readings]
    moods, felt = [row["sentiment"] for row in rows], [reading.sentiment for reading in readings]
    intents, feelings = per_label(wanted, found), per_label(moods, felt)
    keys = per_key([row["entities"] for row in rows], [reading.entities for reading in readings])
    return {
        "messages": len(rows),
        "ms_a_message": round(1_000 * spent / max(1, len(rows)), 2),
        "intents": {
            "accuracy": round(_share(wanted, found), 4),
            "macro_f1": round(macro_f1(intents), 4),
            "per_intent": {label: tally.as_json() for label, tally in intents.items()},
            "confusions": confusions(wanted, found),
        },
        "sentiment": {
            "accuracy": round(_share(moods, felt), 4),
            "macro_f1": round(macro_f1(feelings), 4),
            "per_class": {label: tally.as_json() for label, tally in feelings.items()},
        },
        "entities": {
            "micro": sum(keys.values(), Counts()).as_json(),
            "macro_f1": round(macro_f1(keys), 4),
            "per_key": {key: tally.as_json() for key, tally in keys.items()},
        },
    }


def _share(wanted: Sequence[str], found: Sequence[str]) -> float:
    return sum(want == find for want, find in zip(wanted, found, strict=True)) / max(1, len(wanted))
