from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cells import listed, number, whole
from tests.domain.strategies import few


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("89900", 89_900),
        ("89900.00", 89_900),
        ("89900,00", 89_900),
        ("89.900", 89_900),
        ("89,900", 89_900),
        ("89.900,00", 89_900),
        ("89,900.00", 89_900),
        ("R$ 89.900", 89_900),
        ("r$89.900,50", 89_900.5),
        ("R$\u00a089.900,00", 89_900),
        (" 45.000 km ", 45_000),
        ("1.234.567,89", 1_234_567.89),
        ("1,234,567.89", 1_234_567.89),
        ("1.234.567", 1_234_567),
        ("89 900", 89_900),
        ("0,5", 0.5),
        ("0.500", 0.5),
        ("1234.567", 1_234.567),
        ("89900,5", 89_900.5),
        ("-5", -5),
        ("0", 0),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "oitenta mil",
        "10.10.2020",
        "1.5.3",
        "1,2,3",
        "12.34,567.8",
        "1e5",
        "1/2",
        "--5",
        "5-",
        ".",
        ",",
        "R$",
        "٣",
        "1_000",
        "80k",
        "nan",
    ],
)
def test_what_is_no_number_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="não é número"):
        number(text)


@few
@given(st.integers(0, 10**9), st.integers(0, 99))
def test_an_amount_written_in_any_usual_way_is_the_same_amount(reais: int, cents: int) -> None:
    grouped = f"{reais:,}"
    brazilian = grouped.replace(",", ".")
    for text in (
        f"{reais}.{cents:02d}",
        f"{reais},{cents:02d}",
        f"{brazilian},{cents:02d}",
        f"{grouped}.{cents:02d}",
        f"R$ {brazilian},{cents:02d}",
    ):
        assert number(text) == float(f"{reais}.{cents:02d}")
    for text in (str(reais), brazilian, grouped, f"{brazilian} km"):
        assert number(text) == reais


def test_a_whole_number_has_bounds_and_no_fraction() -> None:
    assert whole("2.019", 1900, 2100, "ano") == 2019
    assert whole("2019,0", 1900, 2100, "ano") == 2019
    for text, said in (("1899", "fora do esperado"), ("2019,5", "fora do esperado"), ("2019/2020", "não é número")):
        with pytest.raises(ValueError, match=rf"^ano .*{said}"):
            whole(text, 1900, 2100, "ano")


def test_a_list_is_parted_by_bars_and_blanks_are_nothing() -> None:
    assert listed("ar| direção |||vidros ") == ("ar", "direção", "vidros")
    assert listed("") == ()
