from __future__ import annotations

from datetime import datetime

import pytest

from agent.understanding.cues.moments import moment

TUESDAY = datetime(2026, 11, 24, 10)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("segunda às 9h", {"date": "2026-11-30", "time": "09:00"}),
        ("Joana Silva, 19 99888-7777, sábado 10h", {"date": "2026-11-28", "time": "10:00"}),
        ("10", {"time": "10:00"}),
        ("pode ser as 10 então", {"time": "10:00"}),
        ("lá pelas 3 da tarde", {"time": "15:00"}),
        ("ao meio dia", {"time": "12:00"}),
        ("depois do almoço", {"earliest": "13:00"}),
        ("quinta pela manhã", {"date": "2026-11-26", "latest": "12:00"}),
        ("amanhã bem cedinho", {"date": "2026-11-25", "latest": "11:00"}),
        ("no finalzinho da tarde", {"earliest": "16:00"}),
        ("só consigo depois das 16h", {"earliest": "16:00"}),
        ("entre 14 e 16", {"earliest": "14:00", "latest": "16:00"}),
        ("antes das 11", {"latest": "11:00"}),
        ("saindo do trabalho", {"earliest": "17:00"}),
        ("semana que vem", {"date": "2026-11-30"}),
        ("no fim de semana", {"date": "2026-11-28"}),
        ("sexta dia 4/12", {"date": "2026-12-04"}),
        ("deixa, segunda as 9 então", {"date": "2026-11-30", "time": "09:00"}),
        ("agora de tarde, umas 15h", {"date": "2026-11-24", "time": "15:00"}),
        ("marca quinta 9h. não, quinta tenho prova, sábado 10h", {"date": "2026-11-28", "time": "10:00"}),
        ("amanhã 16h? putz, amanhã eu viajo, segunda 16h", {"date": "2026-11-30", "time": "16:00"}),
        ("sexta de manhã... melhor sábado às 11h", {"date": "2026-11-28", "time": "11:00"}),
        ("quinta não, sexta às 16h", {"date": "2026-11-27", "time": "16:00"}),
        ("quarta 10h, aliás 11h", {"date": "2026-11-25", "time": "11:00"}),
        ("amanha nao consigo pode ser sexta às 10", {"date": "2026-11-27", "time": "10:00"}),
    ],
)
def test_when_somebody_can_come_is_read_from_words_of_any_shape(text: str, told: dict[str, str]) -> None:
    assert moment(text, TUESDAY, bare=True) == told


@pytest.mark.parametrize("text", ["boa tarde", "quanto custa?", "tenho 20 mil de entrada", "Joana", "o branco", "chego mais tarde"])
def test_what_names_no_moment_is_none(text: str) -> None:
    assert moment(text, TUESDAY, bare=True) == {}


def test_a_bare_number_is_a_time_only_where_one_was_asked_for() -> None:
    assert moment("10", TUESDAY) == {}
