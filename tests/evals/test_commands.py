"""`balcao eval` on the command line: runs that are kept and compared, floors, and recordings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from channels.commands.main import outcome

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
    assert outcome([*command, "--json"]) == 1
    told = capsys.readouterr()
    assert "mine/hours passava e não passa mais" in told.err
    (run,) = json.loads(told.out)
    assert [outcome["wrongs"].keys() == {"Words"} for outcome in run["outcomes"]] == [True, True]
    kept = tmp_path / "casa" / "evals" / "scenarios"
    assert {path.suffix for path in kept.iterdir()} == {".json", ".html", ".xml"}
    assert '"wrongs":{}' in (kept / "last-local.json").read_text(encoding="utf-8")
    elsewhere = ["--home", str(tmp_path / "outra"), *command[2:], "--compare", str(kept / "last-local.json")]  # a run of another branch
    assert outcome(elsewhere) == 1
    assert "mine/hours passava e não passa mais" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["scenarios", "--compare", "nada.json"], "nada.json"),
        (["scenarios", "--only", "nenhum"], "nenhum"),
        (["record"], "balcao eval record"),
        (["replay", "nada.json"], "nada.json"),
    ],
)
def test_what_cannot_be_done_is_said(command: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["--home", str(tmp_path / "casa"), "eval", *command]) == 1
    assert told in capsys.readouterr().err
