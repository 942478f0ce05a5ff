"""A shared location: the nearest branch, how far, when it is open, and a visit."""

from __future__ import annotations

import pytest

from tests.agent.attachments.sent import IN_JUNDIAI, IN_RIO, location
from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import called, questions, text


async def test_the_nearest_branch_is_told_with_its_distance_and_hours(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.sends(IN_JUNDIAI)
    said = text(answer)
    assert called(answer, "store_info") == {"latitude": -23.2, "longitude": -46.9}
    for told in ("Ipê Jundiaí", "3 km", "Av. Nove de Julho, 1180", "das 9h às 18h", "Quer marcar uma visita?"):
        assert told in said
    assert questions(answer) == 1


async def test_a_yes_to_the_visit_goes_on_with_the_car_talked_about_and_says_where_it_stands(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    assert "O Onix LTZ 1.4 2019 está na Ipê Campinas" in text(await ana.sends(IN_JUNDIAI))
    assert called(await ana.says("Marcar visita"), "schedule_test_drive")["car_id"] == "onix-1"


async def test_a_no_to_the_visit_is_no_end(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    await ana.sends(IN_JUNDIAI)
    declined = await ana.says("Agora não")
    assert declined.tools == ()
    assert called(await ana.says("quero um suv até 90 mil"), "recommend_cars")["budget_max"] == 90_000


async def test_somebody_far_away_hears_of_delivery(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    assert "cotamos o transporte" in text(await ana.sends(IN_RIO))


@pytest.mark.parametrize("words", ["qual a mais perto?", "tô aqui ó", "onde vocês ficam?", "vocês ficam longe?"])
async def test_words_that_go_with_it_are_answered_once(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.says(words, IN_JUNDIAI)
    assert [call.name for call in answer.tools] == ["store_info"]
    assert text(answer).count("Ipê Jundiaí") == 1
    assert "Campinas" not in text(answer)


async def test_another_request_beside_it_is_answered_as_well(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.says("quero um suv até 90 mil", IN_JUNDIAI)
    assert [call.name for call in answer.tools] == ["store_info", "recommend_cars"]
    assert "Ipê Jundiaí" in text(answer)
    assert "Tracker" in text(answer)


@pytest.mark.parametrize(
    "nowhere", [location("<LATITUDE>", "<LONGITUDE>"), location(912.0, 10), location(None, None), location("nan", "1")]
)
async def test_a_location_that_is_none_leads_to_no_distance(introduce: Introduce, nowhere: object) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.sends(nowhere)  # type: ignore[arg-type]
    assert answer.tools == ()
    assert "De que cidade você é?" in text(answer)
    assert "km" not in text(answer)


async def test_it_is_answered_while_a_person_has_the_conversation(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero falar com um vendedor")
    assert "Ipê Jundiaí" in text(await ana.sends(IN_JUNDIAI))


@pytest.mark.parametrize(
    ("address", "city"),
    [
        ("Rua XV de Novembro, 12, Centro, Jundiaí - SP, 13201-000", "Jundiaí"),
        ("Av. Campinas, 300 - Vinhedo/SP", "Vinhedo"),
        ("R. São Paulo, 45", None),
        (None, None),
    ],
)
async def test_the_city_that_an_address_names_is_kept_and_no_other(introduce: Introduce, address: str | None, city: str | None) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.sends(location(-23.20, -46.90, address=address))
    assert [call.args for call in answer.tools if call.name == "update_profile"] == ([{"city": city}] if city else [])
