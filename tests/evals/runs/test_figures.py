"""How often, how sure, and whether it got worse."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from domain.errors import Invalid, NotFound
from evals.runs import Outcome, Run, as_text, clustered, in_short, keep, load_run, missing, pass_power, regressions, shortfalls, wilson
from evals.runs.run import CRASH

AT = datetime(2026, 11, 24, 10)


def _outcome(name: str, seed: int, good: bool) -> Outcome:
    wrongs = {} if good else {"Words": "<said> nothing\x07"}
    return Outcome(scenario=name, pathology=name.split("/")[0], seed=seed, wrongs=wrongs, turns=1, ms=[10.0])


def run(passed: dict[str, list[bool]], model: str = "local") -> Run:
    outcomes = [_outcome(name, seed, good) for name, seeds in passed.items() for seed, good in enumerate(seeds)]
    return Run(suite="scenarios", model=model, at=AT, seeds=4, seconds=1.0, outcomes=outcomes)


@pytest.mark.parametrize(("successes", "of"), [(0, 5), (5, 5), (3, 7), (160, 168)])
def test_wilsons_interval_is_scipys(successes: int, of: int) -> None:
    from scipy.stats import binomtest  # here: it takes a second to load, and every worker reads every file of tests

    figure, theirs = wilson(successes, of), binomtest(successes, of).proportion_ci(method="wilson")
    assert (figure.low, figure.high) == pytest.approx((theirs.low, theirs.high), abs=1e-6)


def test_a_scenario_passes_to_the_power_of_k_where_every_seed_does() -> None:
    assert pass_power([[True] * 4, [True, True, True, False]], 4).value == 0.5
    assert pass_power([[True, True, False, False]], 2).value == pytest.approx(1 / 6)


def test_seeds_that_fail_together_are_no_more_witnesses_than_one() -> None:
    together = clustered([[True] * 4] * 9 + [[False] * 4])
    apart = clustered([[True] * 4] * 6 + [[True, True, True, False]] * 4)
    assert together.value == apart.value == 0.9
    assert together.high - together.low > apart.high - apart.low


def test_of_a_run_that_repeats_itself_every_scenario_lost_is_a_regression() -> None:
    before, after = run({"a/one": [True] * 4, "a/two": [False] * 4}), run({"a/one": [True, True, True, False], "a/two": [True] * 4})
    assert regressions(after, before) == ["a/one passava e não passa mais"]
    assert not regressions(before, before)


def test_of_a_model_that_varies_a_few_lost_are_noise_and_many_are_not() -> None:
    names = [f"a/{at}" for at in range(20)]
    good = run({name: [True] * 4 for name in names}, "openai:x")
    for lost, worse in ((2, False), (6, True)):
        bad = run({name: [at >= lost] * 4 for at, name in enumerate(names)}, "openai:x")
        assert bool(regressions(bad, good)) is worse


def test_a_pathology_under_its_floor_is_told() -> None:
    passed = {f"a/{at}": [True] * 4 for at in range(95)} | {f"b/{at}": [at > 0] * 4 for at in range(5)}
    assert shortfalls(run(passed)) == ["b: pass^4 = 0.800 < 0.85"]


def test_a_simulators_fault_counts_for_nothing() -> None:
    outcome = Outcome(scenario="a/one", pathology="a", seed=0, wrongs={"EndState": "x"}, simulator="said nonsense")
    whole = run({"a/two": [True] * 4})
    assert whole.model_copy(update={"outcomes": [*whole.outcomes, outcome]}).figures()["all"].value == 1.0


def test_a_run_is_kept_and_found_again_by_name_or_file(tmp_path: Path) -> None:
    made = run({"a/one": [False] * 4})
    page = keep(made, tmp_path, best=True)
    assert load_run(Path(made.name), tmp_path, "scenarios") == load_run(tmp_path / "last-local.json", tmp_path, "scenarios") == made
    assert "&lt;said&gt;" in page.read_text(encoding="utf-8")
    junit = (tmp_path / f"{made.name}.xml").read_text(encoding="utf-8")
    assert 'failures="4"' in junit
    assert "\x07" not in junit
    with pytest.raises(NotFound):
        load_run(Path("nada"), tmp_path, "scenarios")
    with pytest.raises(Invalid):
        load_run(page, tmp_path, "scenarios")
    with pytest.raises(Invalid, match="de scenarios, não de safety"):
        load_run(Path(made.name), tmp_path, "safety")


def _faulty(name: str, seed: int) -> Outcome:
    return Outcome(scenario=name, pathology="a", seed=seed, simulator="said nonsense")


def test_a_run_of_which_nothing_counted_falls_short() -> None:
    made = run({}).model_copy(update={"outcomes": [_faulty("a/one", seed) for seed in range(4)]})
    assert "nenhuma conversa contou" in shortfalls(made)
    assert missing(made, run({"a/one": [True] * 4, "a/two": [True] * 4})) == [
        "a/one: só erros do usuário simulado, contava antes", "a/two: não foi jogado, contava antes"
    ]  # fmt: skip


def test_a_scenario_whose_customer_was_at_fault_under_a_seed_is_told() -> None:
    whole = run({"a/one": [True] * 3, "a/two": [True] * 4})
    assert "a/one: só 3 de 4 conversas contaram" in as_text(whole.model_copy(update={"outcomes": [*whole.outcomes, _faulty("a/one", 3)]}))


def test_a_model_that_never_answered_is_told_and_falls_short() -> None:
    silent = run({"a/one": [True] * 4}, "openai:x")
    assert "0% dos turnos respondidos pelo modelo" in as_text(silent)
    assert shortfalls(silent) == ["openai:x não respondeu nenhum turno: quem respondeu foi o modelo local"]


def test_only_trials_that_both_runs_made_are_compared() -> None:
    assert not regressions(run({"a/one": [True, True, False, False]}), run({"a/one": [True, True]}))


def test_a_crash_is_told_by_the_error_and_a_rule_without_a_reason_by_its_name() -> None:
    trace = "Traceback\n  File x\n    say(1)\n    ^^^^^^\nValueError: no price\n"
    assert in_short({CRASH: trace, "Words": "", "Manners": "shouts\nmore"}) == "Crash: ValueError: no price; Words; Manners: shouts"
