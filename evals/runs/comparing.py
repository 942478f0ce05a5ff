"""Whether a run is worse than another, beyond noise."""

from __future__ import annotations

from math import comb

from evals.runs.run import Run

SURE = 0.05
"""A loss that chance alone would bring more often than this is noise."""


def regressions(run: Run, earlier: Run) -> list[str]:
    """What got worse since, over the trials that both made.

    Where nothing in either run is left to chance, each scenario that passed whole and does not any more is a regression. With models
    that answer differently each time, scenarios won and lost are weighed against each other (a one-sided sign test), overall and in
    every pathology.
    """
    then, now = _whole(earlier), _whole(run)
    shared = sorted(then.keys() & now.keys())
    lost = [name for name in shared if then[name] and not now[name]]
    if run.reproducible and earlier.reproducible:
        return [f"{name} passava e não passa mais" for name in lost]
    won = [name for name in shared if now[name] and not then[name]]
    found = []
    for part in ["", *sorted({name.split("/")[0] for name in shared})]:
        worse = sum(name.startswith(part) for name in lost)
        better = sum(name.startswith(part) for name in won)
        if worse > better and _chance(worse, worse + better) < SURE:
            found.append(f"{part or 'no todo'}: {worse} cenários perdidos, {better} ganhos")
    return found


def _whole(run: Run) -> dict[str, bool]:
    return {name: all(trials) for name, trials in run.by_scenario().items()}


def _chance(worse: int, changed: int) -> float:
    """Of at least so many losses among the scenarios that changed, if losses and wins were as likely."""
    return sum(comb(changed, count) for count in range(worse, changed + 1)) / float(2**changed)
