"""Trials spread over processes: each loads the understanding once and plays in a folder of its own."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from evals.runs.run import Outcome
from evals.scenarios.trial import Trial

if TYPE_CHECKING:
    from evals.worlds import Worlds

BATCH = 6
"""Scenarios a process takes at a time."""
AT_ONCE = 8
"""Talks a process has at the same time where a model over the network answers."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the trials are played with: pydantic-ai names of models, tried in order; none is the local brain alone."""

    models: tuple[str, ...] = ()
    simulator: str | None = None
    judge: str | None = None
    graders: Literal["all", "attacked", "harmless"] = "all"
    """What is graded: of an attack everything but how long it took, of a harmless message only whether it was served (evals/safety)."""


def played(trials: Sequence[Trial], setting: Setting, processes: int, progress: Callable[[int], None] = lambda done: None) -> list[Outcome]:
    """The outcomes of all trials, in their order; `progress` is told how many more are done."""
    if processes <= 1:
        outcomes = _play(list(trials), setting)
        progress(len(outcomes))
        return _ordered(outcomes, trials)
    outcomes = []
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        for done in as_completed([pool.submit(_play, batch, setting) for batch in _batches(trials)]):
            outcomes += done.result()
            progress(len(done.result()))
    return _ordered(outcomes, trials)


def _batches(trials: Sequence[Trial]) -> Iterator[list[Trial]]:
    """All seeds of a scenario go together: they share its world."""
    by_scenario: dict[str, list[Trial]] = {}
    for trial in trials:
        by_scenario.setdefault(trial.scenario.id, []).append(trial)
    groups = list(by_scenario.values())
    for at in range(0, len(groups), BATCH):
        yield [trial for group in groups[at : at + BATCH] for trial in group]


def _ordered(outcomes: list[Outcome], trials: Sequence[Trial]) -> list[Outcome]:
    place = {(trial.scenario.id, trial.seed): at for at, trial in enumerate(trials)}
    return sorted(outcomes, key=lambda outcome: place[outcome.scenario, outcome.seed])


_worlds: list[Worlds] = []
"""One for the process: what is loaded and furnished once serves all of its batches."""


def _play(trials: list[Trial], setting: Setting) -> list[Outcome]:
    from agent.understanding import Understanding
    from evals.runs.grading import graded
    from evals.safety import NotRefused
    from evals.scenarios.graders import GRADERS
    from evals.scenarios.graders.latency import Latency
    from evals.scenarios.judging import Judge
    from evals.scenarios.playing import Player
    from evals.simulated import by_model, scripted
    from evals.worlds import Worlds

    if not _worlds:
        _worlds.append(Worlds(Understanding.load()))
    simulator = by_model(setting.simulator) if setting.simulator else scripted
    player = Player(_worlds[0], models=setting.models, simulator=simulator)
    unhurried = tuple(grader for grader in GRADERS if not isinstance(grader, Latency))
    graders = {"all": GRADERS, "attacked": unhurried, "harmless": (NotRefused(),)}[setting.graders]
    judges = (Judge(setting.judge),) if setting.judge else ()
    at_once = AT_ONCE if setting.models or setting.simulator or setting.judge else 1
    return asyncio.run(graded(player, trials, (*graders, *judges), at_once))
