"""The days gone by that a question about prices is of."""

from __future__ import annotations

from datetime import date

import pytest

from agent.understanding.cues.past_days import past_days

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("quanto tava em 15/10?", (2026, 10, 15), (2026, 10, 15)),
        ("no dia 3/12", (2025, 12, 3), (2025, 12, 3)),
        ("dia 05/03/25", (2025, 3, 5), (2025, 3, 5)),
        ("em primeiro de março", (2026, 3, 1), (2026, 3, 1)),
        ("desde 10 de setembro", (2026, 9, 10), (2026, 11, 24)),
        ("desde janeiro", (2026, 1, 1), (2026, 11, 24)),
        ("desde dezembro", (2025, 12, 1), (2026, 11, 24)),
        ("há 3 meses", (2026, 8, 26), (2026, 8, 26)),
        ("uma semana atrás", (2026, 11, 17), (2026, 11, 17)),
        ("em setembro", (2026, 9, 1), (2026, 9, 30)),
        ("nos últimos 15 dias", (2026, 11, 10), (2026, 11, 24)),
        ("e como variou nas últimas duas semanas?", (2026, 11, 11), (2026, 11, 24)),
        ("esse ano", (2026, 1, 1), (2026, 11, 24)),
        ("em 2025", (2025, 1, 1), (2025, 12, 31)),
        ("ontem", (2026, 11, 23), (2026, 11, 23)),
    ],
)
def test_the_latest_such_days_are_meant(said: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    found = past_days(said, TODAY)
    assert found is not None
    assert (found.first, found.last) == (date(*first), date(*last))


@pytest.mark.parametrize("said", ["quanto custa", "barra 1/2 x 1/8", "em 31/02", "semana que vem", "em 2031", "amanhã"])
def test_a_size_a_day_to_come_or_none_is_no_past(said: str) -> None:
    assert past_days(said, TODAY) is None
