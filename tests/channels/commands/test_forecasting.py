from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import pytest

from channels.commands.main import outcome
from forecasting import Effort, Plan, train
from tests.forecasting.worlds import market, shop


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    some = [market(f"m{seed}", 150, seed) for seed in range(6)]
    train(some, Plan(effort=Effort(rows=2_000, rounds=5))).save(folder)
    return folder


def _forecast(tmp_path: Path, content: str | bytes, *more: str) -> tuple[int, list[dict[str, str]]]:
    file, out = tmp_path / "precos.csv", tmp_path / "previsao.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    code = outcome(["forecast", "--file", str(file), "--out", str(out), *more])
    return code, list(csv.DictReader(out.open())) if out.exists() else []


def test_a_file_is_forecast_in_the_contracts_columns(tmp_path: Path, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    series = market("açúcar", 90, 9)
    content = "unique_id;ds;y\n" + "".join(
        f"{series.unique_id};{day};{value}\n" for day, value in zip(series.days, series.values, strict=True)
    )
    code, rows = _forecast(tmp_path, content, "--model", str(model), "--horizon", "5")
    assert code == 0
    assert list(rows[0]) == ["unique_id", "ds", "mean", "lo-80", "hi-80", "lo-95", "hi-95", "model"]
    assert [row["ds"] for row in rows] == ["2025-04-01", "2025-04-02", "2025-04-03", "2025-04-04", "2025-04-05"]
    for row in rows:
        low, less, mean, more, high = (float(row[name]) for name in ("lo-95", "lo-80", "mean", "hi-80", "hi-95"))
        assert 0 < low <= less <= mean <= more <= high
    assert "1 produto(s)" in capsys.readouterr().out


@pytest.mark.parametrize(
    "lines",
    [
        ["a,2026-01-01,5"],
        ["a,2026-01-01,5", "a,2026-01-02,5", "a,2026-01-03,5"],
        [f"a,2026-{month:02}-{day:02},7" for month in range(1, 13) for day in range(1, 29)],
        ["a,2026-01-01,5", "a,2026-01-01,6", "a,2026-01-02,NaN", "a,2026-01-05,-4", "a,2026-01-06,0"],
        [f"a,2026-01-{day:02},{5 if day < 20 else 5000}" for day in range(1, 31)],
        [f"a,{year}-01-01,{year / 100}" for year in range(1990, 2026)],
        ["a,2026-01-01,1e-9", "a,2026-01-02,1e9"],
    ],
)
@pytest.mark.parametrize("trained", [True, False])
def test_a_poor_history_gets_an_honest_answer(tmp_path: Path, model: Path, lines: list[str], trained: bool) -> None:
    code, rows = _forecast(tmp_path, "\n".join(["unique_id,ds,y", *lines]), *(["--model", str(model)] if trained else []))
    assert code == 0
    assert len(rows) == 14
    for row in rows:
        values = [float(row[name]) for name in ("lo-95", "lo-80", "mean", "hi-80", "hi-95")]
        assert all(math.isfinite(value) and value >= 0 for value in values)
        assert values == sorted(values)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "vazio"),
        ("unique_id,ds\na,2026-01-01\n", "unique_id, ds e y"),
        ("unique_id,ds,y\na,2026-01-01,-5\na,2026-01-02,-6\n", "negativos"),
        ("unique_id,ds,y\na,ontem,5\n", "não é data"),
        ("unique_id,ds,y\na,2026-01-01,muito\n", "não é número"),
        (b"\x1f\x8bnot gzip", "comprimido"),
    ],
)
def test_a_file_without_prices_is_refused_with_the_reason(
    tmp_path: Path, model: Path, capsys: pytest.CaptureFixture[str], content: str | bytes, said: str
) -> None:
    code, rows = _forecast(tmp_path, content, "--model", str(model))
    assert (code, rows) == (1, [])
    assert said in capsys.readouterr().err


def test_a_missing_model_says_how_to_train_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _forecast(tmp_path, "unique_id,ds,y\na,2026-01-01,5\n", "--model", str(tmp_path / "nenhum"))[0] == 1
    assert "balcao train prices" in capsys.readouterr().err


def test_prices_are_trained_and_measured_by_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, folder = tmp_path / "precos.csv", tmp_path / "modelo"
    some = [market(f"m{seed}", 130, seed) for seed in range(5)] + [shop("s", 130)]
    lines = [f"{each.unique_id},{day},{value}\n" for each in some for day, value in zip(each.days, each.values, strict=True)]
    file.write_text("unique_id,ds,y\n" + "".join(lines))
    assert outcome(["train", "prices", "--file", str(file), "--model", str(folder), "--json"]) == 0
    about = json.loads(capsys.readouterr().out)
    assert (about["products"], about["from"], about["to"]) == (6, "2025-01-01", "2025-05-10")
    assert outcome(["backtest", "--file", str(file), "--origins", "2", "--prophet", "0", "--model", str(folder), "--json"]) == 0
    assert {score["candidate"] for score in json.loads(capsys.readouterr().out)["scores"]} >= {"balcao", "random_walk", "seasonal_naive"}
    assert outcome(["backtest", "--file", str(file), "--origins", "2", "--prophet", "0", "--model", str(folder)]) == 0
    assert "erro/naive" in capsys.readouterr().out


@pytest.mark.parametrize("given", [["--file", "precos.csv"], ["--model", "modelo"]])
def test_training_from_a_file_takes_both_the_file_and_the_folder(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["train", "prices", *given]) == 2
    assert "--file PRECOS.csv --model PASTA" in capsys.readouterr().err
