"""Trials played and graded by pydantic-evals, as outcomes of ours."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic_evals.evaluators import Evaluator
from pydantic_evals.reporting import ReportCase, ReportCaseFailure

from evals.runs.run import CRASH, Outcome
from evals.scenarios.dataset import dataset
from evals.scenarios.graders import GRADERS
from evals.scenarios.judging import JUDGED, Verdict
from evals.scenarios.playing import Player
from evals.scenarios.talk import Talk
from evals.scenarios.trial import Trial


async def graded(
    player: Player, trials: Sequence[Trial], graders: Sequence[Evaluator[Trial, Talk, None]] = GRADERS, at_once: int = 1
) -> list[Outcome]:
    """Play trials, `at_once` side by side; an answer that raised is a failure like another."""

    async def task(trial: Trial) -> Talk:
        return await player.play(trial.scenario, trial.seed)

    report = await dataset(trials, graders).evaluate(task, max_concurrency=at_once, progress=False)
    return [*map(_outcome, report.cases), *map(_crashed, report.failures)]


def _outcome(case: ReportCase[Trial, Talk, None]) -> Outcome:
    trial, talk = case.inputs, case.output
    wrongs = {name: result.reason or "" for name, result in case.assertions.items() if not result.value and name != JUDGED}
    wrongs |= {failure.name: f"a própria regra falhou: {failure.error_message}" for failure in case.evaluator_failures}
    judged = Verdict.model_validate_json(case.assertions[JUDGED].reason or "") if JUDGED in case.assertions else None
    odd = wrongs or talk.simulator or (judged is not None and judged.passed is not True)
    return Outcome(
        scenario=trial.scenario.id,
        pathology=trial.scenario.pathology,
        seed=trial.seed,
        wrongs=wrongs,
        simulator=talk.simulator,
        turns=len(talk.exchanges),
        by_model=sum(exchange.answer.model not in ("local", "none") for exchange in talk.exchanges),
        ms=[round(exchange.ms, 1) for exchange in talk.exchanges],
        tokens=talk.tokens,
        cost=talk.cost,
        talk=talk.as_json() if odd else None,
        judged=judged,
    )


def _crashed(case: ReportCaseFailure[Trial, Talk, None]) -> Outcome:
    trial = case.inputs
    return Outcome(
        scenario=trial.scenario.id, pathology=trial.scenario.pathology, seed=trial.seed, wrongs={CRASH: case.error_stacktrace[-2_000:]}
    )
