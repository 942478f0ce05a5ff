"""Conversations played and graded, with one model or several side by side."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import orjson

from channels.commands.options import fail
from domain.errors import BalcaoError
from evals.suites.asked import Asked
from evals.suites.progress import progress

if TYPE_CHECKING:
    from evals.runs.run import Run


def scenarios(asked: Asked) -> int:
    """Fails where pass^k is under its floor, or worse than the run it is compared with; of a part of the library, where any trial fails."""
    from evals.runs import as_text, in_a_line, keep, regressions, shortfalls, side_by_side
    from evals.scenarios import LIBRARY, load

    try:
        chosen = load(asked.library or LIBRARY, asked.only)
        earlier = {model: _earlier(asked, model) for model in asked.models}
    except BalcaoError as error:
        return fail(error.detail)
    if not chosen:
        return fail(f"Nenhum cenário se chama {', '.join(asked.only)}. Use a pasta ou o nome inteiro: corrections/budget-raised.")
    runs = [_run(asked, chosen, model) for model in asked.models]
    failed: list[str] = []
    for run in runs:
        before = earlier[run.model]
        lost = regressions(run, before) if before else []
        short = [f"{o.name}: {', '.join(o.wrongs)}" for o in run.failures()] if asked.only else shortfalls(run)
        beside = [other for other in runs if other is not run]
        page = keep(run, asked.folder / "scenarios", best=not lost and not asked.only, beside=beside)
        failed += [f"{run.model}: {what}" for what in (*short, *lost)]
        asked.verdicts[f"scenarios, {run.model}"] = in_a_line(run)
        if not asked.json:
            print(f"{as_text(run)}\npage: {page}\n")
    if asked.json:
        print(orjson.dumps([run.model_dump(mode="json") for run in runs]).decode())
    elif len(runs) > 1:
        print(f"{side_by_side(runs)}\n")
    return fail("Abaixo do que se espera:\n" + "\n".join(failed)) if failed else 0


def _run(asked: Asked, chosen: Sequence[object], model: str) -> Run:
    from evals.runs import Run, played
    from evals.runs.processes import Setting
    from evals.scenarios import Scenario, Trial

    trials = [Trial(scenario, seed) for scenario in chosen if isinstance(scenario, Scenario) for seed in range(asked.seeds)]
    setting = Setting(() if model == "local" else (model,), asked.simulator, asked.judge)
    started = time.perf_counter()
    with progress(f"cenários, {model}", len(trials)) as more:
        outcomes = played(trials, setting, asked.processes, more)
    spent = time.perf_counter() - started
    return Run(
        suite="scenarios", model=model, at=asked.now, seeds=asked.seeds, seconds=spent, outcomes=outcomes,
        simulator=asked.simulator, judge=asked.judge,
    )  # fmt: skip


def _earlier(asked: Asked, model: str) -> Run | None:
    from evals.runs import load_run
    from evals.runs.keeping import last

    folder = asked.folder / "scenarios"
    if asked.compare is not None:
        return load_run(asked.compare, folder)
    kept = last(folder, model)
    return load_run(kept, folder) if kept.is_file() and not asked.only else None
