"""Conversations played and graded, with one model or several side by side."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
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
    from evals.runs import keep, regressions, shortfalls
    from evals.scenarios import LIBRARY, load

    try:
        chosen = load(asked.library or LIBRARY, asked.only)
        earlier = {model: _earlier(asked, model) for model in asked.models}
    except BalcaoError as error:
        return fail(error.detail)
    if not chosen:
        return fail(f"Nenhum cenário se chama {', '.join(asked.only)}. Use a pasta ou o nome inteiro: corrections/budget-raised.")
    failed: list[str] = []
    runs: list[Run] = []
    for model in asked.models:
        run = _run(asked, chosen, model)
        before = earlier[model]
        lost = regressions(run, before) if before else []
        short = [f"{o.scenario}#{o.seed}: {', '.join(o.wrongs)}" for o in run.failures()] if asked.only else shortfalls(run)
        page = keep(run, asked.folder / "scenarios", best=not lost and not asked.only)
        runs.append(run)
        failed += [f"{model}: {what}" for what in (*short, *lost)]
        if not asked.json:
            _tell(run, page)
        asked.verdicts[f"scenarios, {model}"] = _line(run)
    if asked.json:
        print(orjson.dumps([run.model_dump(mode="json") for run in runs]).decode())
    return fail("Abaixo do que se espera:\n" + "\n".join(failed)) if failed else 0


def _run(asked: Asked, chosen: Sequence[object], model: str) -> Run:
    from evals.runs import Run, played
    from evals.runs.processes import Setting
    from evals.scenarios import Scenario, Trial

    trials = [Trial(scenario, seed) for scenario in chosen if isinstance(scenario, Scenario) for seed in range(asked.seeds)]
    setting = Setting(() if model == "local" else (model,), asked.simulator)
    started = time.perf_counter()
    with progress(f"cenários, {model}", len(trials)) as more:
        outcomes = played(trials, setting, asked.processes, more)
    spent = time.perf_counter() - started
    return Run(suite="scenarios", model=model, at=asked.now, seeds=asked.seeds, seconds=spent, outcomes=outcomes)


def _earlier(asked: Asked, model: str) -> Run | None:
    from evals.runs import load_run
    from evals.runs.keeping import last

    folder = asked.folder / "scenarios"
    if asked.compare is not None:
        return load_run(asked.compare, folder)
    kept = last(folder, model)
    return load_run(kept, folder) if kept.is_file() and not asked.only else None


def _tell(run: Run, page: Path) -> None:
    print(f"{run.suite}, {run.model}: {_line(run)}")
    for name, figure in run.figures().items():
        print(f"  {name:<20} {figure.value:.3f}  [{figure.low:.3f}, {figure.high:.3f}]  {figure.of:>4} cenários")
    for outcome in run.failures():
        print(f"  ✗ {outcome.scenario}#{outcome.seed}: " + "; ".join(f"{k}: {v.splitlines()[0][:160]}" for k, v in outcome.wrongs.items()))
    for outcome in run.outcomes:
        if outcome.simulator:
            print(f"  ? {outcome.scenario}#{outcome.seed}: usuário simulado: {outcome.simulator[:160]}")
    print(f"page: {page}\n")


def _line(run: Run) -> str:
    from evals.runs import clustered

    whole = run.figures()["all"]
    parts = [f"pass^{run.seeds} {whole}", f"trials {clustered(list(run.by_scenario().values()))}"]
    parts += [f"p50 {run.latency(0.5):.0f} ms", f"p95 {run.latency(0.95):.0f} ms", f"{run.seconds:.0f} s"]
    if tokens := sum(outcome.tokens for outcome in run.outcomes):
        turns = sum(outcome.turns for outcome in run.outcomes)
        share = sum(outcome.by_model for outcome in run.outcomes) / max(1, turns)
        parts.append(f"{tokens} tokens, US$ {sum(o.cost for o in run.outcomes):.4f}, {share:.0%} of turns by the model")
    return "; ".join(parts)
