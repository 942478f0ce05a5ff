from __future__ import annotations

import numpy as np
import pytest

from domain.errors import Invalid
from forecasting import Collection, from_rows, read

HEADER = "unique_id,ds,y\n"


def _file(*rows: str) -> Collection:
    return read((HEADER + "\n".join(rows)).encode())


def test_a_clean_file_is_read_as_it_is() -> None:
    found = _file("a,2026-01-01,1.234", "a,2026-01-02,2", "b,2026-01-01,7")
    assert [series.unique_id for series in found.series] == ["a", "b"]
    assert found.series[0].values.tolist() == [1.234, 2]
    assert found.refused == []


def test_a_brazilian_file_gives_the_same_series() -> None:
    ours = read("unique_id;ds;y;loja\na;02/01/2026;1.250,00;x\na;01/01/2026;1.234,50;x\n".encode("latin-1"))
    assert ours.series[0].values.tolist() == [1234.5, 1250]
    assert str(ours.series[0].days[0]) == "2026-01-01"


def test_gaps_nothings_and_days_twice_are_mended_and_said() -> None:
    series = _file("a,2026-01-06,9", "a,2026-01-01,4", "a,2026-01-01,6", "a,2026-01-03,NaN", "a,2026-01-04,0", "a,2026-01-05,-2").series[0]
    assert series.values.tolist() == [5, 5, 5, 5, 5, 9]
    assert series.observed.tolist() == [True, False, False, False, False, True]
    assert len(series.notes) == 3


def test_a_product_without_a_usable_price_is_refused_and_stops_no_other() -> None:
    found = _file("a,2026-01-01,-1", "a,2026-01-02,", "b,2026-01-01,3", "c,2026-13-01,3", ",2026-01-01,3")
    assert [series.unique_id for series in found.series] == ["b"]
    assert {refused.what for refused in found.refused} == {"a", "c", "(sem nome)", "linha"}


@pytest.mark.parametrize("factor", [0.001, 0.01, 100, 1000, 5.4 * 4])
def test_another_unit_or_currency_is_converted_to_todays(factor: float) -> None:
    old = [5.0, 5.1, 5.0, 4.9, 5.0, 5.2, 5.1, 5.0] * 3
    new = [price * factor for price in old]
    series = from_rows("a", np.arange("2026-01-01", "2026-02-18", dtype="datetime64[D]"), [*old, *new])
    assert series.values == pytest.approx(np.array([*new, *new]), rel=0.05)
    assert "unidade ou moeda" in series.notes[0]


def test_a_slip_of_the_decimal_mark_is_put_aside() -> None:
    prices = [5.0] * 20 + [500.0] + [5.0] * 9
    series = from_rows("a", np.arange("2026-01-01", "2026-01-31", dtype="datetime64[D]"), prices)
    assert series.values.tolist() == [5.0] * 30


def test_wild_prices_are_left_as_they_are() -> None:
    prices = [50.0, 5.0, 70.0, 2.0, 90.0, 30.0, 1.0, 40.0] * 4
    series = from_rows("a", np.arange("2026-01-01", "2026-02-02", dtype="datetime64[D]"), prices)
    assert series.values.tolist() == prices


@pytest.mark.parametrize(("step", "frequency"), [(1, "daily"), (7, "weekly"), (30, "monthly"), (90, "irregular")])
def test_a_weekly_or_monthly_history_stands_until_the_next_price(step: int, frequency: str) -> None:
    days = np.datetime64("2025-01-01") + np.arange(8) * step
    series = from_rows("a", days, list(range(1, 9)))
    assert series.frequency == frequency
    assert len(series) == 7 * step + 1
    assert series.observed.sum() == 8
    assert series.values[:step].tolist() == [1] * step


def test_a_year_without_prices_starts_another_story() -> None:
    days = [*np.arange("2010-01-01", "2010-01-20", dtype="datetime64[D]"), *np.arange("2026-01-01", "2026-01-20", dtype="datetime64[D]")]
    series = from_rows("a", days, [3.0] * 38)
    assert str(series.days[0]) == "2026-01-01"
    assert "mais de um ano" in series.notes[0]


def test_a_quotation_mark_left_open_spoils_its_line_only() -> None:
    found = _file('"a,2026-01-01,3', "a,2026-01-02,4", "a,2026-01-03,4")
    assert found.series[0].values.tolist() == [4, 4]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"unique_id,ds\na,2026-01-01\n"])
def test_a_file_of_something_else_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid):
        read(content)
