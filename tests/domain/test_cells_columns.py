from __future__ import annotations

from datetime import date

import pytest

from domain.cells import day, mark_of, marked


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1.234", "12.5"], "."),
        (["1.234", "1.234,50"], ","),
        (["1,234", "1,234.50"], "."),
        (["1.234.567"], ","),
        (["12,5", "1.000"], ","),
        (["1.234", "2.345"], "."),
        (["7", "8"], "."),
    ],
)
def test_a_column_settles_what_a_mark_means(cells: list[str], mark: str) -> None:
    assert mark_of(cells) == mark


@pytest.mark.parametrize(
    ("cell", "mark", "value"),
    [
        ("1.234", ".", 1.234),
        ("1.234", ",", 1234.0),
        ("1.234,5", ",", 1234.5),
        ("R$ 3,10", ",", 3.1),
        ("-2.5", ".", -2.5),
        ("1e3", ".", 1000.0),
    ],
)
def test_a_number_is_read_by_its_columns_mark(cell: str, mark: str, value: float) -> None:
    assert marked(cell, mark) == value


@pytest.mark.parametrize("cell", ["", "x", "1,23", "12.34.56", "inf", "nan", "--3"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="não é número"):
        marked(cell, ".")


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-11-20T10:00:00", date(2026, 11, 20)),
        ("20/11/2026", date(2026, 11, 20)),
        ("20.11.26", date(2026, 11, 20)),
        ("20261120", date(2026, 11, 20)),
        ("2026-11", date(2026, 11, 1)),
        ("11/2026", date(2026, 11, 1)),
    ],
)
def test_a_day_is_read_as_people_write_it(cell: str, meant: date) -> None:
    assert day(cell) == meant


@pytest.mark.parametrize("cell", ["", "hoje", "2026-13-01", "31/02/2026", "12/31/2026"])
def test_a_day_that_is_none_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="não é data"):
        day(cell)
