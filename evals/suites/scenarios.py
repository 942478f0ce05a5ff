"""Conversations played and graded, with one model or several side by side."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import orjson

from channels.commands.options import fail
from domain.errors import BalcaoError
from evals.suites.asked import Asked
from evals.suites.earlier import check_models, earlier_run
from evals.suites.progress import progress

if TYPE_CHECKING:
    from evals.runs.run import Run
    from evals.scenarios import Trial


def scenarios(asked: Asked) -> int:
    """Fails where pass^k is under its floor, or worse than the run it is compared with; of a part of the library, where any trial fails."""
    from evals.runs import as_text, in_a_line, keep, missing, regressions, shortfalls, side_by_side, unheard
    from evals.scenarios import LIBRARY, Trial, load

    try:
        trials = [Trial(scenario, seed) for scenario in load(asked.library or LIBRARY, asked.only) for seed in range(asked.seeds)]
        if not trials:
            return fail(f"Não há nenhum cenário em {asked.library}: passe uma pasta com arquivos .yaml, ou um deles, em --library.")
        check_models(asked)
        earlier = {model: earlier_run(asked, "scenarios", model, trials) for model in asked.models}
    except BalcaoError as error:
        return fail(error.detail)
    runs = [_run(asked, trials, model) for model in asked.models]
    failed: list[str] = []
    for run in runs:
        before = earlier[run.model]
        lost = regressions(run, before) if before else []
        short = [*unheard(run), *(f"{o.name}: {', '.join(o.wrongs)}" for o in run.failures())] if asked.only else shortfalls(run)
        beside = [other for other in runs if other is not run]
        page = keep(run, asked.folder / "scenarios", best=asked.standard and not short and not lost, beside=beside)
        failed += [f"{run.model}: {what}" for what in (*short, *lost)]
        asked.verdicts[f"scenarios, {run.model}"] = in_a_line(run)
        if not asked.json:
            gone = missing(run, before) if before and not asked.only else []
            print("\n".join([as_text(run), *(f"  ? {what}" for what in gone), f"página: {page}\n"]))
    if asked.json:
        print(orjson.dumps([run.model_dump(mode="json") for run in runs]).decode())
    elif len(runs) > 1:
        print(f"{side_by_side(runs)}\n")
    return fail("Abaixo do que se espera:\n" + "\n".join(failed)) if failed else 0


def _run(asked: Asked, trials: Sequence[Trial], model: str) -> Run:
    from evals.runs import Run, played
    from evals.runs.processes import Setting

    setting = Setting(() if model == "local" else (model,), asked.simulator, asked.judge)
    started = time.perf_counter()
    with progress(f"cenários, {model}", len(trials)) as more:
        outcomes = played(trials, setting, asked.processes, more)
    spent = time.perf_counter() - started
    return Run(
        suite="scenarios", model=model, at=asked.now, seeds=asked.seeds, seconds=spent, outcomes=outcomes,
        simulator=asked.simulator, judge=asked.judge,
    )  # fmt: skip
