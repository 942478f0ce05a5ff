"""`balcao eval understanding`: measured on the test part, kept, and failing when a figure loses a point."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from agent.understanding.labels import INTENTS
from agent.understanding.learning.training import DATA
from channels.commands.main import outcome

PART = 8


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every eighth of the test messages, of which all are read for the floors of the figures (tests/agent/understanding)."""
    folder = tmp_path_factory.mktemp("data")
    for name in (f"{role}.test.jsonl" for role in INTENTS):
        lines = (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / name).write_text("".join(lines[::PART]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def home(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the evaluation ran once."""
    folder = tmp_path_factory.mktemp("home")
    assert outcome(["--home", str(folder), "eval", "understanding", "--data", str(data)]) == 0
    return folder


def last(home: Path) -> Path:
    [kept] = (home / "evals" / "understanding").glob("last-*.json")
    return kept


def test_a_run_is_kept_with_its_figures_and_every_message_misread(home: Path) -> None:
    run = json.loads(last(home).read_text(encoding="utf-8"))
    for figures in run["roles"].values():
        assert figures["messages"] > 300 / PART
        assert {"accuracy", "macro_f1", "per_intent", "confusions"} <= figures["intents"].keys()
        assert 0 < len(run["misread"]["customer"]) < figures["messages"]
    [page] = [place.read_text(encoding="utf-8") for place in last(home).parent.glob("*.html")]
    [cases] = [ElementTree.parse(place).getroot() for place in last(home).parent.glob("*.xml")]
    assert cases.get("failures") == "0"
    assert "cliente: acerto de intenções" in {case.get("name") for case in cases}
    assert "<script" not in page
    assert run["misread"]["staff"][0]["id"] in page


def test_a_figure_that_lost_a_point_fails_the_run(home: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    better = json.loads(last(home).read_text(encoding="utf-8"))
    better["roles"]["customer"]["intents"]["accuracy"] += 0.011
    earlier = tmp_path / "better.json"
    earlier.write_text(json.dumps(better), encoding="utf-8")
    assert outcome(["--home", str(home), "eval", "understanding", "--data", str(data), "--compare", str(earlier)]) == 1
    assert "cliente: acerto de intenções" in capsys.readouterr().err


def test_a_run_is_compared_with_by_its_name(home: Path, data: Path) -> None:
    [name] = [place.stem for place in last(home).parent.glob("2*.json")][:1]
    assert outcome(["--home", str(home), "eval", "understanding", "--data", str(data), "--compare", name]) == 0


def test_other_messages_are_compared_with_a_run_of_their_own(
    home: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others = tmp_path / "others"
    others.mkdir()
    for file in data.iterdir():
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        (others / file.name).write_text("".join(lines[:4]), encoding="utf-8")
    before = last(home).read_bytes()
    command = ["--home", str(home), "eval", "understanding", "--data", str(others)]
    assert outcome([*command, "--compare", str(last(home))]) == 1
    assert "mediu outras mensagens" in capsys.readouterr().err
    kept = last(home)
    assert outcome(command) == 0
    assert kept.read_bytes() == before
    assert len(list(kept.parent.glob("last-*.json"))) == 2


def test_a_result_that_is_not_there_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["--home", str(home), "eval", "understanding", "--compare", "nada.json"]) == 1
    assert "nada.json" in capsys.readouterr().err


def test_messages_that_are_not_there_are_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["--home", str(home), "eval", "understanding", "--data", "nenhures"]) == 1
    assert "nenhures" in capsys.readouterr().err
