"""`balcao eval` on the command line: runs that are kept and compared, floors, and recordings."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from channels.commands.main import outcome
from evals.runs import Run
from evals.suites import Asked

GOOD = """
- {id: mine/hours, about: "The shop's hours.", turns: [{say: "que horas vcs fecham?", expect: {says: ['/18\\s?h/']}}]}
"""
BAD = GOOD.replace("18", "23")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text(GOOD, encoding="utf-8")
    return file


def test_a_scenario_that_stops_passing_fails_the_run_and_is_told(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--home", str(tmp_path / "casa"), "eval", "scenarios", "--library", str(library), "--seeds", "2", "--processes", "1"]
    assert outcome(command) == 0
    assert "1 cenários" in capsys.readouterr().out
    library.write_text(BAD, encoding="utf-8")
    kept = tmp_path / "casa" / "evals" / "scenarios"
    assert not list(kept.glob("last-*"))  # somebody's own library is not what ours is compared with
    (good,) = kept.glob("*.json")
    good = good.rename(tmp_path / "good.json")
    assert outcome([*command, "--json", "--compare", str(good)]) == 1
    told = capsys.readouterr()
    assert "mine/hours passava e não passa mais" in told.err
    (run,) = json.loads(told.out)
    assert [outcome["wrongs"].keys() == {"Words"} for outcome in run["outcomes"]] == [True, True]
    assert {path.suffix for path in kept.iterdir()} == {".json", ".html", ".xml"}
    elsewhere = ["--home", str(tmp_path / "outra"), *command[2:], "--compare", str(good)]  # a run of another branch
    assert outcome(elsewhere) == 1
    assert "mine/hours passava e não passa mais" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["scenarios", "--compare", "nada.json"], "nada.json"),
        (["scenarios", "--only", "nenhum"], "nenhum"),
        (["scenarios", "--judge", "cohere:x"], "cohere:x"),
        (["scenarios", "--only", "corrections", "--only", "tipo"], "Nada se chama tipo"),
        (["safety", "--model", "nada"], "nada"),
        (["safety", "--only", "typo"], "Nada se chama typo"),
        (["all", "--only", "corrections"], "balcao eval scenarios --only"),
        (["scenarios", "--library", "."], "Não há nenhum cenário em ."),
        (["forecasting", "--compare", "nada.json"], "nada.json"),
        (["record"], "balcao eval record"),
        (["replay", "nada.json"], "nada.json"),
    ],
)
def test_what_cannot_be_done_is_said(
    command: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert outcome(["--home", str(tmp_path / "casa"), "eval", *command]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("suite", ["understanding", "forecasting", "safety", "scenarios"])
def test_the_result_of_another_suite_is_nothing_to_compare_with(suite: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"rows": []}', encoding="utf-8")
    assert outcome(["--home", str(tmp_path / "casa"), "eval", suite, "--compare", str(other)]) == 1
    assert "não é um resultado" in capsys.readouterr().err


def test_a_run_that_shares_no_conversation_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(suite="scenarios", model="local", at=datetime(2026, 11, 24), seeds=4, seconds=1.0, outcomes=[])
    (tmp_path / "run.json").write_text(run.model_dump_json(), encoding="utf-8")
    assert outcome(["--home", str(tmp_path / "casa"), "eval", "scenarios", "--compare", str(tmp_path / "run.json")]) == 1
    assert "em comum" in capsys.readouterr().err


@pytest.mark.parametrize("odd", [{"only": ("a",)}, {"library": Path("mine")}, {"simulator": "openai:x"}, {"seeds": 1}])
def test_only_a_whole_run_of_our_own_may_become_the_one_to_compare_with(odd: dict[str, Any]) -> None:
    assert Asked(Path("casa"), datetime(2026, 11, 24)).standard
    assert not Asked(Path("casa"), datetime(2026, 11, 24), **odd).standard
