"""`balcao eval forecasting`: a figure kept, and a loss beyond noise told."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.channels.commands.conftest import Run, run  # noqa: F401 - a fixture
from tests.channels.conftest import own_settings  # noqa: F401 - a fixture


@pytest.fixture
def prices(tmp_path: Path) -> Path:
    """Six products that go back to their mean: there is something to know about them."""
    numbers, rows = np.random.default_rng(7), ["unique_id,ds,y"]
    for product in range(6):
        level = 0.0
        for day in range(220):
            level = 0.6 * level + float(numbers.normal(0, 0.05))
            rows.append(f"p{product},{date(2026, 1, 1) + timedelta(days=day)},{10 * float(np.exp(level)):.4f}")
    path = tmp_path / "prices.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_it_is_measured_kept_and_a_loss_beyond_noise_fails(run: Run, prices: Path, tmp_path: Path) -> None:  # noqa: F811
    done = run("eval", "forecasting", "--data", str(prices), "--json")
    assert done.code == 0, done.err
    ours = json.loads(done.out)["ours"]
    assert ours["products"] == 6
    assert 0 < ours["error_vs_naive"] < 1.1
    better = json.loads(done.out)
    better["ours"] |= {"error_vs_naive": ours["error_vs_naive"] - 0.5, "error_vs_naive_se": 0.0}
    earlier = tmp_path / "earlier.json"
    earlier.write_text(json.dumps(better), encoding="utf-8")
    worse = run("eval", "forecasting", "--data", str(prices), "--compare", str(earlier))
    assert (worse.code, "Piorou" in worse.err, "apague" in worse.err) == (1, True, False)
    prices.write_text(prices.read_text(encoding="utf-8").replace("p0,", "p9,"), encoding="utf-8")
    others = run("eval", "forecasting", "--data", str(prices), "--compare", str(earlier))
    assert (others.code, "outros preços" in others.err) == (1, True)


def test_a_home_without_prices_says_that_nothing_was_measured(run: Run) -> None:  # noqa: F811
    assert run("eval", "forecasting").code == 0
    assert run("eval", "forecasting", "--data", "nao-existe.csv").code == 1
