"""What advice is worth in money: purchases begun on kept-back days, decided anew each day, beside rules without a model, Prophet and
somebody who knew the future."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.forecasting.keeping_back import KeptBack
from forecasting import PriceSeries, fit_policy
from forecasting.calendars import Indices
from forecasting.candidates.prophet import Prophet
from forecasting.decision.record import Purchases, lived
from forecasting.forecasts import MEDIAN
from forecasting.peers import Board
from forecasting.series import Values

DAYS = 14
QUARTER = 91
LOW = 0.1
"""The rule without a model buys at or below this quantile of the last `QUARTER` days, else at the deadline."""
_MONTH = 30


@dataclass(frozen=True, slots=True)
class Money:
    """W purchases, as shares of the first day's price. `group` and `unseen` say whose, `day` when they began."""

    made: Purchases
    group: np.ndarray[tuple[int], np.dtype[np.str_]]
    unseen: np.ndarray[tuple[int], np.dtype[np.bool_]]
    day: Indices
    rules: Mapping[str, Values]
    """What each rule saved (W); missing where it was not asked."""


def bought(kept: KeptBack, labels: Mapping[str, str], sample: int, apart: frozenset[str]) -> Money:
    """Lives through every kept-back origin, with a policy learned from what was not kept back. `sample`: purchases Prophet is asked for."""
    policy = fit_policy(kept.taught)
    products = list({origin.series.unique_id: origin.series for origin in kept.origins}.values())
    place = {series.unique_id: column for column, series in enumerate(products)}
    column = np.array([place[origin.series.unique_id] for origin in kept.origins], np.intp)
    counts = np.array([origin.count for origin in kept.origins], np.intp)
    made = lived(policy, products, column, counts, DAYS, Board(products))
    group = np.array([labels[products[each].unique_id] for each in column])
    asked = np.flatnonzero(~np.isin(group, list(apart)))
    some = asked[np.linspace(0, len(asked) - 1, min(sample, len(asked))).astype(int)] if sample else asked[:0]
    rules = {
        "10th percentile of 91 days, each day": _each(products, made, _low_each_day),
        "the same, threshold of the first day": _each(products, made, _low_of_first_day),
        "wait for the deadline": _each(products, made, lambda past, coming: DAYS),
        "Prophet's cheapest day": _prophet(products, made, some),
    }
    unseen = np.array([products[each].unique_id in kept.unseen for each in column])
    days = np.array([products[one].days[count - 1].astype(int) for one, count in zip(column, counts, strict=True)], np.intp)
    return Money(made, group, unseen, days, rules)


def told(money: Money, apart: frozenset[str]) -> str:
    """Markdown: by group, then beside the rules."""
    ours = ~np.isin(money.group, list(apart))
    lines = ["| purchases | n | saved | possible | of it | lost | rule without a model | lost by it |", "|---|---|---|---|---|---|---|---|"]
    rule = money.rules["10th percentile of 91 days, each day"]
    chosen = [("all", ours), ("products never learned from", ours & money.unseen), ("products learned from", ours & ~money.unseen)]
    chosen += [(f"{name} (apart)" if name in apart else name, money.group == name) for name in np.unique(money.group).tolist()]
    for name, rows in chosen:
        if not rows.any():
            continue
        saved, possible = money.made.saved[rows], money.made.possible[rows].mean()
        of_it = f"{saved.mean() / possible:.0%}" if possible > 0 else "–"
        lines.append(
            f"| {name} | {rows.sum():,} | {_doubted(money, saved, rows)} | {possible:.2%} | {of_it} | {money.made.lost[rows].mean():.1%} "
            f"| {rule[rows].mean():.2%} | {(rule[rows] < -1e-9).mean():.1%} |"
        )
    lines += ["", "| ours, more than | points | on purchases |", "|---|---|---|"]
    for name, theirs in money.rules.items():
        rows = ours & np.isfinite(theirs)
        if rows.any():
            more = money.made.saved[rows] - theirs[rows]
            lines.append(f"| {name} | {_doubted(money, more, rows)} | {rows.sum():,} |")
    return "\n".join(lines)


def _each(products: Sequence[PriceSeries], made: Purchases, rule: Callable[[Values, Values], int]) -> Values:
    saved = []
    for column, count in zip(made.column, made.counts, strict=True):
        values = products[column].values
        waited = rule(values[:count], values[count : count + DAYS])
        saved.append(1 - values[count - 1 + waited] / values[count - 1])
    return np.array(saved)


def _low_each_day(past: Values, coming: Values) -> int:
    known = np.concatenate([past[-QUARTER:], coming])
    for waited in range(DAYS):
        until = len(known) - DAYS + waited
        if known[until - 1] <= np.quantile(known[max(0, until - QUARTER) : until], LOW):
            return waited
    return DAYS


def _low_of_first_day(past: Values, coming: Values) -> int:
    threshold = np.quantile(past[-QUARTER:], LOW)
    low = np.flatnonzero(np.concatenate([past[-1:], coming[:-1]]) <= threshold)
    return int(low[0]) if len(low) else DAYS


def _prophet(products: Sequence[PriceSeries], made: Purchases, rows: Indices) -> Values:
    saved = np.full(len(made.column), np.nan)
    for row in rows.tolist():
        series, count = products[made.column[row]], int(made.counts[row])
        ahead = Prophet().quantiles([series.until(count)], DAYS)[0][:, MEDIAN]
        day = int(np.argmin(np.concatenate([[0.0], ahead])))
        saved[row] = 1 - series.values[count - 1 + day] / series.values[count - 1]
    return saved


def _doubted(money: Money, values: Values, rows: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> str:
    """Mean ± standard error, clustered by product and by month of a group at once: products of a group move together."""
    product = money.made.column[rows]
    group = np.unique(money.group[rows], return_inverse=True)[1]
    month = group * 10_000 + money.day[rows] // _MONTH
    off = values - values.mean()
    variance = sum(_clustered(off, each) for each in (product, month)) - float((off**2).sum()) / len(off) ** 2
    return f"{values.mean():.2%} ± {np.sqrt(max(variance, 0.0)):.2%}"


def _clustered(off: Values, cluster: Indices) -> float:
    sums = np.bincount(np.unique(cluster, return_inverse=True)[1].ravel(), off)
    return float((sums**2).sum()) / len(off) ** 2
