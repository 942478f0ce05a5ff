from __future__ import annotations

from datetime import date

import pytest

from agent.understanding.cues.periods import Period, period

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("quantas conversas hoje?", "2026-11-24", "2026-11-24"),
        ("e de ontem, como ficou", "2026-11-23", "2026-11-23"),
        ("visitas de depois de amanhã", "2026-11-26", "2026-11-26"),
        ("como tá indo essa semana", "2026-11-23", "2026-11-29"),
        ("resumo da semana passada", "2026-11-16", "2026-11-22"),
        ("agenda da semana que vem", "2026-11-30", "2026-12-06"),
        ("quantos leads neste mês", "2026-11-01", "2026-11-30"),
        ("o mês passado foi bom?", "2026-10-01", "2026-10-31"),
        ("números de fevereiro", "2026-02-01", "2026-02-28"),
        ("e em dezembro?", "2025-12-01", "2025-12-31"),
        ("resultado de março de 2025", "2025-03-01", "2025-03-31"),
        ("nos últimos 10 dias", "2026-11-15", "2026-11-24"),
        ("ultimas 2 semanas", "2026-11-11", "2026-11-24"),
        ("no ano passado", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_period_is_understood(said: str, first: str, last: str) -> None:
    assert period(said, TUESDAY) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("said", ["como estão os números?", "quantos carros temos", "a gente mesmo marcou", "últimos 0 dias"])
def test_where_no_period_is_named_there_is_none(said: str) -> None:
    assert period(said, TUESDAY) is None


@pytest.mark.parametrize(
    ("said", "first", "last"), [("semana passada", "2026-11-09", "2026-11-15"), ("mês passado", "2026-09-01", "2026-09-30")]
)
def test_the_period_before_is_as_long(said: str, first: str, last: str) -> None:
    named = period(said, TUESDAY)
    assert named is not None
    assert named.before == Period(date.fromisoformat(first), date.fromisoformat(last))
