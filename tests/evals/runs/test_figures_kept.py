"""Runs that measure figures are kept as those that play conversations are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from evals.runs.figures_kept import Figure, keep_figures


def test_a_figure_that_falls_short_is_a_failure_in_every_form(tmp_path: Path) -> None:
    figures = [Figure("erro <b>", "0,95"), Figure("faixa", "0,86", "queria-se 0,80 & menos")]
    page = keep_figures(tmp_path, "forecasting", datetime(2026, 11, 24, 10, tzinfo=UTC), {"ours": 0.95}, figures)
    assert json.loads(page.with_suffix(".json").read_bytes()) == {"ours": 0.95}
    suite = ElementTree.parse(page.with_suffix(".xml")).getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    failures = {case.get("name"): case.find("failure") is not None for case in suite}
    assert failures == {"erro <b>": False, "faixa": True}
    told = page.read_text(encoding="utf-8")
    assert "erro &lt;b&gt;" in told
    assert "queria-se 0,80 &amp; menos" in told
