from __future__ import annotations

from pathlib import Path

import pytest

from evals.forecasting.tables import DOCUMENT, filed


def test_tables_of_a_run_stand_where_the_last_runs_did_and_all_else_stays(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(DOCUMENT.read_text(encoding="utf-8"), encoding="utf-8")
    filed("| forecasts |", "| purchases |", "2026-01-01", document)
    filed("| better forecasts |", "| purchases |", "2026-01-02", document)
    text, before = document.read_text(encoding="utf-8"), DOCUMENT.read_text(encoding="utf-8")
    assert (text.count("| better forecasts |"), text.count("| purchases |"), "| forecasts |\n" in text) == (1, 1, False)
    assert text.index("| better forecasts |") < text.index("## Purchases") < text.index("| purchases |")
    assert [line for line in text.splitlines() if line.startswith("#")] == [line for line in before.splitlines() if line.startswith("#")]


def test_a_document_without_a_place_is_left_as_it_is(tmp_path: Path) -> None:
    document = tmp_path / "notes.md"
    document.write_text("# Notes\n", encoding="utf-8")
    with pytest.raises(LookupError, match="bench-forecast"):
        filed("| forecasts |", "| purchases |", "2026-01-01", document)
    assert document.read_text(encoding="utf-8") == "# Notes\n"
