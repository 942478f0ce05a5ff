"""The hours somebody can come are kept while the visit is arranged, whatever is said in between."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, text


async def arranging(introduce: Introduce, *more: str) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", *more)
    return ana


@pytest.mark.parametrize("aside", ["minha esposa vai junto comigo", "aliás, prefiro na sexta", "que dia vcs abrem mais tarde?"])
async def test_from_when_somebody_can_come_is_not_forgotten(introduce: Introduce, aside: str) -> None:
    ana = await arranging(introduce, "quero ver ele quinta", "só consigo depois das 15h", aside)
    said = text(await ana.says("e na sexta, tem horário?"))
    assert "15h" in said
    assert "9h" not in said


async def test_another_part_of_the_day_takes_its_place(introduce: Introduce) -> None:
    ana = await arranging(introduce, "quero ver ele quinta", "depois das 15h")
    assert "15h" not in text(await ana.says("pensando bem, melhor de manhã"))


@pytest.mark.parametrize("words", ["não dá quinta, pode ser sexta no mesmo horário?", "e sexta na mesma hora?"])
async def test_the_same_hours_of_another_day_are_meant_before_anything_is_booked(introduce: Introduce, words: str) -> None:
    ana = await arranging(introduce, "quero ver ele quinta", "a partir das 16h")
    asked = called(await ana.says(words), "schedule_test_drive")
    assert (asked["date"], asked["earliest"]) == ("2026-11-27", "16:00")


async def test_the_same_hour_of_another_day_is_booked_where_this_day_is_closed(introduce: Introduce) -> None:
    ana = await arranging(introduce, "quero ver ele domingo às 10h")
    asked = called(await ana.says("então segunda no mesmo horário"), "schedule_test_drive")
    assert (asked["date"], asked["time"]) == ("2026-11-30", "10:00")


async def test_another_hour_while_the_car_is_asked_for_is_taken(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem suv até 95 mil?", "queria marcar uma visita na sexta às 16h", "melhor, às 17h")
    asked = called(await ana.says("o segundo"), "schedule_test_drive")
    assert (asked["date"], asked["time"]) == ("2026-11-27", "17:00")
