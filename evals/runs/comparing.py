"""Whether a run is worse than another, beyond noise."""

from __future__ import annotations

from collections.abc import Iterable
from math import comb

from evals.runs.run import Outcome, Run

SURE = 0.05
"""A loss that chance alone would bring more often than this is noise."""


def regressions(run: Run, earlier: Run) -> list[str]:
    """What got worse since, over the trials that both made.

    Where nothing in either run is left to chance, each scenario that passed whole and does not any more is a regression. With models
    that answer differently each time, scenarios won and lost are weighed against each other (a one-sided sign test), overall and in
    every pathology.
    """
    shared = _trials(run).keys() & _trials(earlier).keys()
    then, now = _whole(earlier, shared), _whole(run, shared)
    lost = [name for name in sorted(then) if then[name] and not now[name]]
    if run.reproducible and earlier.reproducible:
        return [f"{name} passava e não passa mais" for name in lost]
    won = [name for name in sorted(then) if now[name] and not then[name]]
    found = []
    for part in ["", *sorted({f"{name.split('/')[0]}/" for name in then})]:
        worse = sum(name.startswith(part) for name in lost)
        better = sum(name.startswith(part) for name in won)
        if worse > better and _chance(worse, worse + better) < SURE:
            found.append(f"{part[:-1] or 'no todo'}: {worse} cenários perdidos, {better} ganhos")
    return found


def missing(run: Run, earlier: Run) -> list[str]:
    """Scenarios that counted in the earlier run and of which this one says nothing: gone, or every customer was at fault."""
    played = {outcome.scenario for outcome in run.outcomes}
    gone = sorted(earlier.by_scenario().keys() - run.by_scenario().keys())
    return [f"{name}: {'só erros do usuário simulado' if name in played else 'não foi jogado'}, contava antes" for name in gone]


def in_common(trials: Iterable[tuple[str, int]], earlier: Run) -> bool:
    """Whether any of these scenarios under these seeds counted in the earlier run."""
    return not _trials(earlier).keys().isdisjoint(trials)


def _trials(run: Run) -> dict[tuple[str, int], Outcome]:
    return {(outcome.scenario, outcome.seed): outcome for outcome in run.outcomes if outcome.counts}


def _whole(run: Run, shared: Iterable[tuple[str, int]]) -> dict[str, bool]:
    """Of each scenario whether all of its shared trials passed."""
    trials, found = _trials(run), dict[str, bool]()
    for trial in shared:
        found[trial[0]] = found.get(trial[0], True) and trials[trial].passed
    return found


def _chance(worse: int, changed: int) -> float:
    """Of at least so many losses among the scenarios that changed, if losses and wins were as likely."""
    return sum(comb(changed, count) for count in range(worse, changed + 1)) / float(2**changed)
