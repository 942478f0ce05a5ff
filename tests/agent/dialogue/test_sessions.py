"""A session lasts for a day of silence: what was open then is open no more, what was told stays."""

from __future__ import annotations

from datetime import timedelta

from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import called, text


async def test_a_yes_of_three_days_later_confirms_nothing_and_the_car_is_still_known(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    assert "Confirmo" in text(await ana.says("quero reservar o Creta"))
    ana.clock.set(ana.clock.now() + timedelta(days=3))
    assert [call.name for call in (await ana.says("sim")).tools] == []
    assert "Creta" in text(await ana.says("quero reservar esse"))
    assert called(await ana.says("sim"), "reserve_car")["car_id"] == "creta-1"


async def test_within_a_day_the_open_question_waits(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil", "quero reservar o Creta")
    ana.clock.set(ana.clock.now() + timedelta(hours=20))
    assert called(await ana.says("sim"), "reserve_car")["car_id"] == "creta-1"


async def test_leave_asked_for_the_day_before_may_be_given_with_an_excuse(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi, quero um suv até 90 mil")
    ana.clock.set(ana.clock.now() + timedelta(hours=25))
    assert called(await ana.says("desculpa a demora, dormi. sim pode"), "set_consent")["granted"] is True
