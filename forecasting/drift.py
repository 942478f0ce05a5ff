"""What has changed since a model was taught: how far it is from what comes, how much prices move, how many arrive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np

from forecasting.features import last_windows
from forecasting.groups import GROUPS, NAMES, groups
from forecasting.series import PriceSeries, Values

SURE = 0.001
"""Chance that ADWIN calls a drift where there is none, of one look."""
WORSE = 1.25
"""Times the error of before, in the middle of the days on both sides: less is told by nobody."""
_FURTHEST = 0.5
"""An error further than this (a logarithm) counts as this much: ADWIN wants bounds."""
_FEWEST_DAYS = 3
"""On each side of a change: on one day all prices may be off together."""
RECENT, BEFORE = 28, 182
"""Days whose movement is compared."""
_WILDER, _CALMER = 1.6, 0.5
_ARRIVE = 0.5
"""Share of the prices of before below which too few arrive."""
_FEWEST_PRODUCTS = 5


@dataclass(frozen=True, slots=True)
class Drift:
    """`since`: the day from which it is so; `words` tell it in Portuguese."""

    kind: Literal["error", "volatility", "coverage"]
    group: str | None
    before: float
    after: float
    since: date
    words: str

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind, "group": self.group, "before": round(self.before, 5), "after": round(self.after, 5),
            "since": self.since.isoformat(), "words": self.words,
        }  # fmt: skip


def error_drift(days: Sequence[date], whose: Sequence[str], errors: Sequence[float]) -> list[Drift]:
    """Errors of forecasts (as logarithms) on the days that came, by group: where they have grown, for good, by ADWIN."""
    found = []
    when, group_of, size = np.array(days, "datetime64[D]"), np.array(whose, object), np.minimum(np.abs(np.array(errors, float)), _FURTHEST)
    order = np.argsort(when, kind="stable")
    for group in GROUPS:
        rows = order[group_of[order] == group]
        if not _changes(size[rows] / _FURTHEST):
            continue
        known, day = np.unique(when[rows], return_inverse=True)
        sums, counts = np.bincount(day, size[rows]), np.bincount(day)
        means, split = sums / counts, _split(sums, counts)
        before, after = float(np.median(means[:split])), float(np.median(means[split:]))
        if min(split, len(means) - split) >= _FEWEST_DAYS and after >= WORSE * max(before, 1e-9):
            since: date = known[split].astype(object)
            grown = f"o erro em itens de {NAMES[group]} subiu de {_percent(before)} para {_percent(after)} desde {since:%d/%m}"
            found.append(Drift("error", group, before, after, since, grown))
    return found


def data_drift(series: Sequence[PriceSeries], today: date) -> list[Drift]:
    """Prices up to today that move otherwise than in the half year before, or of which far fewer arrive."""
    grown = [each for each in series if len(each) >= RECENT + 2 * RECENT]
    if len(grown) < _FEWEST_PRODUCTS:
        return []
    whose = groups(last_windows(list(grown)))
    found = [drift for number, group in enumerate(GROUPS) if (drift := _restless(_of(grown, whose, number), group, today))]
    lately = float(np.mean([each.observed[-RECENT // 2 :].mean() for each in grown]))
    usual = float(np.mean([each.observed[-BEFORE : -RECENT // 2].mean() for each in grown]))
    if lately < _ARRIVE * usual:
        few = f"só {lately:.0%} dos preços chegaram nas últimas duas semanas (antes, {usual:.0%})"
        found.append(Drift("coverage", None, usual, lately, today - timedelta(days=RECENT // 2), few))
    return found


def _restless(series: list[PriceSeries], group: str, today: date) -> Drift | None:
    if len(series) < _FEWEST_PRODUCTS:
        return None
    weekly = [np.minimum(np.abs(np.diff(np.log(each.values[-BEFORE - RECENT :][::7]))), _FURTHEST) for each in series]
    # Means, not medians: of moves that are rare, as promotions are, four weeks of most products have none.
    before = float(np.mean([each[: -RECENT // 7].mean() for each in weekly]))
    after = float(np.mean([each[-RECENT // 7 :].mean() for each in weekly]))
    if before < 1e-4 or _CALMER < after / before < _WILDER:
        return None
    times = after / before
    told = f"{times:.1f} vezes mais".replace(".", ",") if times > 1 else f"{1 - times:.0%} menos"
    words = f"itens de {NAMES[group]} oscilaram {told} nas últimas quatro semanas que no meio ano antes"
    return Drift("volatility", group, before, after, today - timedelta(days=RECENT), words)


def _of(series: Sequence[PriceSeries], whose: Any, number: int) -> list[PriceSeries]:
    return [each for each, group in zip(series, whose, strict=True) if group == number]


def _changes(values: Values) -> bool:
    """Whether ADWIN saw any change."""
    from river.drift import ADWIN

    watching: Any = ADWIN(delta=SURE)  # type: ignore[no-untyped-call]
    for value in values.tolist():
        watching.update(value)
        if watching.drift_detected:
            return True
    return False


def _split(sums: Any, counts: Any) -> int:
    """The day that best parts the days into two of one mean each; a day with few prices weighs little."""
    first, errors = np.cumsum(counts)[:-1], np.cumsum(sums)[:-1]
    rest = counts.sum() - first
    apart = np.abs((sums.sum() - errors) / rest - errors / first) * np.sqrt(first * rest)
    return int(np.argmax(apart)) + 1 if len(apart) else 0


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%".replace(".", ",")
