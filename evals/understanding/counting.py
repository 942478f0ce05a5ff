"""Precision, recall and F1 from counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares between 0 and 1; `support` counts what there was to find."""

    precision: float
    recall: float
    f1: float
    support: int

    @classmethod
    def of(cls, right: int, wrong: int, missed: int) -> Quality:
        precision = right / (right + wrong) if right + wrong else 0.0
        recall = right / (right + missed) if right + missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return cls(round(precision, 4), round(recall, 4), round(f1, 4), right + missed)

    def as_json(self) -> dict[str, float]:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1, "support": self.support}


def per_label(pairs: Sequence[tuple[str, str]]) -> dict[str, Quality]:
    """(expected, given) pairs → the quality of each expected label."""
    right = Counter(expected for expected, given in pairs if expected == given)
    expected = Counter(label for label, _ in pairs)
    given = Counter(label for _, label in pairs)
    return {label: Quality.of(right[label], given[label] - right[label], count - right[label]) for label, count in sorted(expected.items())}


def macro_f1(qualities: Iterable[Quality]) -> float:
    found = [quality.f1 for quality in qualities]
    return round(sum(found) / len(found), 4) if found else 0.0


def facts(entities: dict[str, Any]) -> Counter[tuple[str, str]]:
    """Entities as single facts: a list counts element by element, free text whatever its case."""
    found: Counter[tuple[str, str]] = Counter()
    for key, value in entities.items():
        for element in value if isinstance(value, list) else [value]:
            number = isinstance(element, int | float) and not isinstance(element, bool)
            found[key, f"{float(element):g}" if number else str(element).casefold()] += 1
    return found


def entity_quality(pairs: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> tuple[Quality, dict[str, Quality]]:
    """(expected, given) entities → the quality over all keys together, and of each key."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for expected, given in pairs:
        wanted, found = facts(expected), facts(given)
        for (key, _), count in (wanted & found).items():
            right[key] += count
        for (key, _), count in (found - wanted).items():
            wrong[key] += count
        for (key, _), count in (wanted - found).items():
            missed[key] += count
    keys = sorted({*right, *wrong, *missed})
    each = {key: Quality.of(right[key], wrong[key], missed[key]) for key in keys}
    return Quality.of(right.total(), wrong.total(), missed.total()), each
