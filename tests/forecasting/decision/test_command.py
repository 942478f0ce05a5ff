from __future__ import annotations

import csv
from pathlib import Path

import orjson
import pytest

from channels.commands.main import outcome
from forecasting import ModelFiles, Policy, PriceSeries
from tests.forecasting.decision.worlds import weekly_offer

COLUMNS = ["unique_id", "buy_ds", "expected_price", "price_today", "expected_saving_pct", "confidence"]


@pytest.fixture(scope="module")
def model(policy: Policy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    policy.save(ModelFiles({})).save(folder)
    return folder


def test_a_file_is_advised_on_without_training(model: Path, tmp_path: Path) -> None:
    file = _file(tmp_path, _rows(weekly_offer("offer", 3).until(212)) + "flat,2025-08-05,9\n")
    rows = _advised(file, model, 7)
    assert list(rows["offer"]) == COLUMNS
    assert rows["offer"]["buy_ds"] == "2025-08-07"
    assert 10 < float(rows["offer"]["expected_saving_pct"]) < 20
    assert float(rows["offer"]["price_today"]) == 20 > float(rows["offer"]["expected_price"])
    assert rows["flat"] | {"confidence": ""} == {
        "unique_id": "flat", "buy_ds": "2025-08-05", "expected_price": "9", "price_today": "9", "expected_saving_pct": "0.00",
        "confidence": "",
    }  # fmt: skip


def test_asked_on_the_last_day_all_is_bought_today(model: Path, tmp_path: Path) -> None:
    file = _file(tmp_path, _rows(weekly_offer("offer", 3).until(212)))
    assert _advised(file, model, 0)["offer"]["buy_ds"] == "2025-08-05"


def test_bad_prices_are_advised_on_honestly_or_refused(model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    constant = "".join(f"constant,2025-01-{day:02},5\n" for day in range(1, 32))
    strange = (
        "three,2025-01-01,5\nthree,2025-01-02,nan\nthree,2025-01-02,7\nthree,2025-01-02,9\nthree,2025-01-04,-3\nnegative,2025-01-01,-2\n"
    )
    rows = _advised(_file(tmp_path, constant + strange), model, 14)
    assert set(rows) == {"constant", "three"}
    assert all(row["expected_saving_pct"] == "0.00" for row in rows.values())
    assert (rows["three"]["price_today"], rows["three"]["confidence"]) == ("8", "0.500")
    assert "negative" in capsys.readouterr().err


def test_without_a_model_a_short_file_is_bought_today(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    assert outcome(["advise", "--file", str(_file(tmp_path, "a,2025-01-01,5\n")), "--out", str(out), "--json"]) == 0
    told = orjson.loads(capsys.readouterr().out)
    assert told["advice"][0]["reasons"] == ["ainda não há base para esperar com segurança"]


@pytest.mark.parametrize("content", ["", "unique_id,ds,y\n", "a;b\n1;2\n", "unique_id,ds,y\nx,2025-01-01,-1\n"])
def test_a_file_without_prices_is_told_so(content: str, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(content)
    assert outcome(["advise", "--file", str(file), "--model", str(model), "--out", str(tmp_path / "out.csv")]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_model_that_never_learned_to_buy_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ModelFiles({}).save(tmp_path / "model")
    file = _file(tmp_path, "a,2025-01-01,5\n")
    assert outcome(["advise", "--file", str(file), "--model", str(tmp_path / "model"), "--out", str(tmp_path / "out.csv")]) == 1
    assert "balcao train prices" in capsys.readouterr().err


def test_a_deadline_that_has_passed_is_wrong_use(model: Path, tmp_path: Path) -> None:
    assert outcome(["advise", "--file", "x.csv", "--out", "y.csv", "--horizon", "-1"]) == 2


def _advised(file: Path, model: Path, horizon: int) -> dict[str, dict[str, str]]:
    out = file.with_name("out.csv")
    assert outcome(["advise", "--file", str(file), "--model", str(model), "--horizon", str(horizon), "--out", str(out)]) == 0
    return {row["unique_id"]: row for row in csv.DictReader(out.open(encoding="utf-8"))}


def _file(folder: Path, rows: str) -> Path:
    file = folder / "prices.csv"
    file.write_text("unique_id,ds,y\n" + rows, encoding="utf-8")
    return file


def _rows(series: PriceSeries) -> str:
    return "".join(f"{series.unique_id},{day},{value}\n" for day, value in zip(series.days, series.values, strict=True))
