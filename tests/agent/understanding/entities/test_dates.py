from datetime import datetime

import pytest

from tests.agent.understanding.entities.reading import customer, staff

MONDAY = datetime(2026, 11, 23, 9, 0)
WEDNESDAY = datetime(2026, 3, 11, 14, 30)
FRIDAY = datetime(2026, 11, 20, 10, 0)

DATES = [
    ("amanhã", FRIDAY, "2026-11-21"), ("amanha cedo", FRIDAY, "2026-11-21"),
    ("depois de amanhã", FRIDAY, "2026-11-22"),
    ("hoje de tarde", FRIDAY, "2026-11-20"), ("hj as 17h", FRIDAY, "2026-11-20"),
    ("segunda", FRIDAY, "2026-11-23"),
    ("terça-feira", FRIDAY, "2026-11-24"), ("terca", FRIDAY, "2026-11-24"),
    ("quarta às 17h", MONDAY, "2026-11-25"),
    ("quinta feira", FRIDAY, "2026-11-26"), ("sábado", FRIDAY, "2026-11-21"),
    ("sabado de manha", FRIDAY, "2026-11-21"),
    ("domingo", FRIDAY, "2026-11-22"), ("sexta que vem", FRIDAY, "2026-11-27"),
    ("quinta q vem", WEDNESDAY, "2026-03-19"),
    ("próxima terça", FRIDAY, "2026-11-24"), ("segunda da semana que vem", FRIDAY, "2026-11-23"),
    ("dia 25", FRIDAY, "2026-11-25"), ("dia 10", FRIDAY, "2026-12-10"),
    ("dia 20 de janeiro", FRIDAY, "2027-01-20"),
    ("15/12", FRIDAY, "2026-12-15"), ("15/12 às 14:30", FRIDAY, "2026-12-15"),
    ("01/12", FRIDAY, "2026-12-01"),
    ("02/12/2026", FRIDAY, "2026-12-02"), ("3 de dezembro", FRIDAY, "2026-12-03"),
    ("1º de dezembro", FRIDAY, "2026-12-01"),
    ("dia primeiro", FRIDAY, "2026-12-01"), ("05/01", FRIDAY, "2027-01-05"),
    ("daqui a 3 dias", FRIDAY, "2026-11-23"),
    ("28.11.2026", FRIDAY, "2026-11-28"), ("2026-11-30", FRIDAY, "2026-11-30"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "now", "day"), DATES)
def test_a_day_named_for_a_visit_is_a_date(said: str, now: datetime, day: str) -> None:
    assert customer(f"posso ir ver o carro {said}?", "test_drive", now)["date"] == day


TIMES = [
    ("às 15h", "15:00"), ("as 15", "15:00"), ("15:30", "15:30"), ("9h30", "09:30"),
    ("às 9 da manhã", "09:00"),
    ("às 3 da tarde", "15:00"), ("3 da tarde", "15:00"), ("umas 4 da tarde", "16:00"),
    ("10 da manha", "10:00"),
    ("8 da noite", "20:00"), ("meio dia", "12:00"), ("meio-dia e meia", "12:30"),
    ("às quatorze horas", "14:00"),
    ("às dez e quinze", "10:15"), ("9 e meia", "09:30"), ("quinze pras cinco da tarde", "16:45"),
    ("às 10", "10:00"),
    ("17h30", "17:30"), ("11h15", "11:15"), ("às 3", "15:00"), ("lá pelas 16h", "16:00"),
    ("depois das 18", "18:00"),
    ("14 horas", "14:00"), ("às 8h da manhã", "08:00"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "time"), TIMES)
def test_an_hour_named_for_a_visit_is_a_time(said: str, time: str) -> None:
    found = customer(f"posso ver o carro amanhã {said}?", "test_drive")
    assert (found["date"], found["time"]) == ("2026-11-21", time)


def test_a_day_moved_to_beats_the_day_moved_from() -> None:
    text = "hoje não vou conseguir, dá pra passar pra segunda no mesmo horário?"
    assert customer(text, "test_drive")["date"] == "2026-11-23"


@pytest.mark.parametrize(
    "text",
    [
        "fui aí sábado e gostei",
        "o segundo",
        "zona leste",
        "a terceira opção",
        "sem data ainda",
        "toda quarta eu trabalho",
    ],
)
def test_the_past_and_ordinals_are_no_date(text: str) -> None:
    assert "date" not in customer(text, "test_drive")


@pytest.mark.parametrize("text", ["espero há 2 horas", "respondem em 24h?", "fiquei 3 horas esperando", "300 km por dia"])
def test_a_span_of_time_is_no_hour(text: str) -> None:
    assert "time" not in customer(text, "test_drive")


HORIZONS = [
    ("próximos 15 dias", 15), ("semana que vem", 7), ("mês que vem", 30), ("daqui a 20 dias", 20),
    ("nas próximas 3 semanas", 21),
    ("nos prox 45 dias", 45), ("próximo trimestre", 90), ("próximo semestre", 180), ("ano que vem", 365),
    ("em 3 meses", 90),
    ("daqui 2 semanas", 14), ("na próxima semana", 7), ("nos próximos trinta dias", 30),
    ("em um mês", 30), ("em duas semanas", 14),
]  # fmt: skip


@pytest.mark.parametrize(("said", "days"), HORIZONS)
def test_the_future_asked_about_is_a_horizon(said: str, days: int) -> None:
    assert staff(f"quanto vai custar o aço {said}?", "forecast_price")["horizon_days"] == days


@pytest.mark.parametrize("said", ["nos últimos 90 dias", "há 60 dias", "mês passado", "30 dias atrás"])
def test_the_past_is_no_horizon(said: str) -> None:
    assert "horizon_days" not in staff(f"preço do aço {said}", "price_history")
