"""How much will be sold or used up, from what was: often nothing on most days, with a weekly rhythm, never below zero."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from domain.errors import Invalid
from forecasting.series import Values

FEWEST_DAYS = 14
"""Below it what was is only averaged, and said to be little."""
_TRIED_ON = 14
"""Days of each past period on which the ways of telling the level are compared."""
_MOST_TRIALS = 40
_YEAR = 364
_WILDEST = 2.0
"""Variance, in squares of the mean, beyond which nearly all chance would sit on nothing at all."""
_NOTHING = 1e-9
_DAILY = 0.5
"""Share of days with sales from which on they are called daily."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What is expected to go out. `week` (7,) a day, from tomorrow on; `doubt` the spread of a fortnight's total about its forecast."""

    week: Values
    doubt: float
    whole: bool
    """Counted in pieces."""
    days_known: int
    share_of_days: float
    """Of the last year's days, those on which anything went out."""
    way: str
    """How the level was told, as tried on the past: `média`, `meia-vida de 69 dias`, `TSB`, `últimos dias`."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader must know, in Portuguese."""
        said = []
        if self.days_known < FEWEST_DAYS:
            said.append(f"só {self.days_known} dia{'s' if self.days_known > 1 else ''} de vendas: é uma média, com muita dúvida")
        elif not self.week.any():
            said.append("nada saiu no período conhecido: pode ser falta de estoque")
        elif self.share_of_days < _DAILY:
            said.append(f"sai em {round(100 * self.share_of_days)}% dos dias: o total do período é mais certo que cada dia")
        return tuple(said)

    def expected(self, days: int) -> float:
        """Total of the coming days."""
        weeks, rest = divmod(max(days, 0), 7)
        return float(weeks * self.week.sum() + self.week[:rest].sum())

    def below(self, days: int, share: float) -> float:
        """The total that is not exceeded with a chance of `share` (between 0 and 1)."""
        from scipy import special  # its distributions, of `scipy.stats`, would take a second to load

        mean = self.expected(days)
        if mean < _NOTHING:
            return 0.0
        spread = self.doubt * np.sqrt(days / _TRIED_ON) * max(1.0, np.sqrt(days / _TRIED_ON))
        least = mean * 1.0001 if self.whole else mean**2 * 1e-6
        variance = max(min(spread**2, _WILDEST * mean**2 + mean), least)
        if self.whole:
            kept = mean / variance
            size = mean * kept / (1 - kept)
            pieces = np.ceil(special.nbdtrik(share, size, kept))
            one_less = max(pieces - 1, 0.0)  # where rounding put the root just above a whole number
            return float(one_less if special.betainc(size, one_less + 1, kept) >= share else pieces)
        return float(special.gammaincinv(mean**2 / variance, share) * variance / mean)


def forecast_demand(quantities: Values) -> Demand:
    """From what went out on each day, oldest first, zeros included. Raises Invalid where that is nothing, negative or no number."""
    past = np.asarray(quantities, float)[-2 * _YEAR :]
    if not len(past) or not np.isfinite(past).all() or past.min() < 0:
        raise Invalid("As vendas diárias têm de ser números, zero ou mais.")
    way, doubt = _best(past)
    level = _WAYS[way](past)
    return Demand(
        level * _rhythm(past), max(doubt, float(np.sqrt(level * _TRIED_ON))), bool((past == past.round()).all()),
        len(quantities), float((past[-_YEAR:] > 0).mean()), way,
    )  # fmt: skip


def _best(past: Values) -> tuple[str, float]:
    """The way that erred least over past fortnights, and its error (root mean square); shorter periods where less is known."""
    period = min(_TRIED_ON, max(1, len(past) // 4))
    last = len(past) - period
    origins = np.unique(np.linspace(max(FEWEST_DAYS, len(past) // 3), max(last, 0), _MOST_TRIALS).astype(int))
    if last < FEWEST_DAYS or len(origins) < 3:
        return "média", float(past.std() * np.sqrt(_TRIED_ON) + past.mean() * _TRIED_ON / np.sqrt(len(past)))
    actual = np.array([past[origin : origin + period].sum() for origin in origins])
    errors = {}
    for way, level in _WAYS.items():
        said = np.array([level(past[:origin]) for origin in origins]) * period
        errors[way] = float(np.mean((said - actual) ** 2))
    best = min(errors, key=lambda way: errors[way])
    return best, float(np.sqrt(errors[best])) * _TRIED_ON / period


def _rhythm(past: Values) -> Values:
    """(7,) from tomorrow on: each weekday's share of an average day, drawn to the even one as far as chance alone may have made it."""
    weeks = len(past) // 7
    by_week = past[len(past) - weeks * 7 :].reshape(weeks, 7)
    if weeks < 4 or by_week.sum() < _NOTHING:
        return np.ones(7)
    means = by_week.mean(0)
    between, chance = float(means.var()), float(by_week.var(0).mean() / weeks)
    believed = max(0.0, 1 - chance / between) if between > 0 else 0.0
    return np.asarray(1 + believed * (means / means.mean() - 1))


def _fading(half_life: float) -> Callable[[Values], float]:
    def level(past: Values) -> float:
        weights = 0.5 ** (np.arange(len(past))[::-1] / half_life)
        return float((past * weights).sum() / weights.sum())

    return level


def _tsb(past: Values) -> float:
    """Teunter, Syntetos and Babai: the chance of a sale fades each day, its size is learned from sales only."""
    sold = past > 0
    if not sold.any():
        return 0.0
    chances = _fading(20.0)(sold.astype(float))
    return chances * _fading(10.0)(past[sold])


_WAYS: dict[str, Callable[[Values], float]] = {
    "média": lambda past: float(past[-_YEAR:].mean()),
    "meia-vida de 69 dias": _fading(69.0),
    "meia-vida de 23 dias": _fading(23.0),
    "TSB": _tsb,
    "últimos dias": lambda past: float(past[-_TRIED_ON:].mean()),
}
