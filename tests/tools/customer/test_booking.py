from __future__ import annotations

import pytest

from domain.cars.vehicles import CarStatus
from tests.tools.counters import Shop

THURSDAY = {"date": "2026-11-19", "time": "16:00"}


ZUMBI = "Sexta, 20/11, é feriado (Dia Nacional de Zumbi e da Consciência Negra) e não abrimos."


async def _booked(shop: Shop, person: str = "ana", car_id: str = "onix-2021", **when: str) -> dict[str, object]:
    return await shop.use("schedule_test_drive", person, action="book", car_id=car_id, **(THURSDAY | when))


async def test_free_times_are_offered_in_opening_hours_and_not_on_holidays(shop: Shop) -> None:
    result = await shop.use("schedule_test_drive", "stranger", action="options", car_id="onix-2021")
    assert [slot[:16] for slot in result["slots"]] == ["2026-11-18T11:00", "2026-11-18T13:00", "2026-11-19T09:00"]
    assert (result["status"], result["branch"], result["why_not"]) == ("options", "Ipê Campinas", None)


async def test_a_day_without_a_time_brings_that_days_times(shop: Shop) -> None:
    result = await shop.use("schedule_test_drive", "stranger", action="book", car_id="onix-2021", date="2026-11-21")
    assert result["status"] == "options"
    assert [slot[:16] for slot in result["slots"]] == ["2026-11-21T09:00", "2026-11-21T11:00", "2026-11-21T13:00"]


@pytest.mark.parametrize(
    ("day", "next_open", "reason", "detail"),
    [
        ("2026-11-20", "2026-11-21", "holiday", ZUMBI),
        ("2026-11-22", "2026-11-23", "closed", "Domingo não abrimos."),
        ("2026-11-17", "2026-11-18", "past", "Esse dia já passou."),
        ("2027-03-01", "2026-11-18", "too_far", "Só marcamos visitas para os próximos 30 dias."),
    ],
)
async def test_a_day_that_cannot_be_is_told_why_and_the_next_times_are_offered(
    shop: Shop, day: str, next_open: str, reason: str, detail: str
) -> None:
    result = await shop.use("schedule_test_drive", action="options", car_id="onix-2021", date=day)
    assert (result["why_not"], result["detail"]) == (reason, detail)
    assert result["slots"][0][:10] == next_open


async def test_a_part_of_the_day_brings_only_its_times(shop: Shop) -> None:
    after_lunch = await shop.use("schedule_test_drive", action="options", car_id="onix-2021", date="2026-11-19", earliest="13:00")
    assert [slot[11:16] for slot in after_lunch["slots"]] == ["13:00", "15:00", "17:00"]
    mornings = await shop.use("schedule_test_drive", action="options", car_id="onix-2021", latest="12:00")
    assert [slot[:16] for slot in mornings["slots"]] == ["2026-11-18T11:00", "2026-11-19T09:00", "2026-11-21T09:00"]


async def test_a_part_of_the_day_in_which_the_shop_is_closed_brings_the_nearest_times_of_that_day(shop: Shop) -> None:
    night = await shop.use("schedule_test_drive", action="options", car_id="onix-2021", date="2026-11-19", earliest="18:00")
    assert [slot[11:16] for slot in night["slots"]] == ["15:00", "16:00", "17:00"]
    assert "9h às 18h" in night["detail"]


async def test_instead_of_a_time_that_is_taken_the_nearest_of_that_day_are_offered(shop: Shop) -> None:
    await shop.welcome("bia")
    await _booked(shop, "bia")
    refused = await shop.refusal("schedule_test_drive", action="book", car_id="onix-2021", **THURSDAY)
    assert [slot[:16] for slot in refused.facts["slots"]] == ["2026-11-19T14:00", "2026-11-19T15:00", "2026-11-19T17:00"]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2027-06-01"])
async def test_a_day_out_of_reach_breaks_nothing(shop: Shop, day: str) -> None:
    assert (await shop.use("schedule_test_drive", action="options", car_id="onix-2021", date=day))["status"] == "options"
    assert (await shop.refusal("schedule_test_drive", action="book", car_id="onix-2021", date=day, time="10:00")).code == "slot_taken"


async def test_a_visit_is_booked_at_the_cars_branch(shop: Shop) -> None:
    result = await _booked(shop, car_id="hb20-2020")
    assert result["status"] == "booked"
    assert result["starts_at"] == "2026-11-19T16:00-03:00"
    assert result["remind_at"] == "2026-11-19T14:00-03:00"
    assert (result["branch"], result["address"]) == ("Ipê Jundiaí", "Av. Nove de Julho, 1180, Jundiaí")
    assert (await _booked(shop, car_id="hb20-2020"))["status"] == "already"


@pytest.mark.parametrize(
    ("when", "reason", "detail"),
    [
        ({"date": "2026-11-18", "time": "09:00"}, "past", "Esse horário já passou ou está muito em cima."),
        ({"date": "2026-11-18", "time": "10:30"}, "past", "Esse horário já passou ou está muito em cima."),
        (
            {"date": "2026-11-20", "time": "10:00"},
            "holiday",
            ZUMBI,
        ),
        ({"date": "2026-11-22", "time": "10:00"}, "closed", "Domingo não abrimos."),
        ({"date": "2026-11-19", "time": "17:30"}, "closed", "Quinta abrimos das 9h às 18h, e a última visita começa às 17h."),
        ({"date": "2026-11-19", "time": "03:00"}, "closed", "Quinta abrimos das 9h às 18h, e a última visita começa às 17h."),
        ({"date": "2026-12-19", "time": "10:00"}, "too_far", "Só marcamos visitas para os próximos 30 dias."),
    ],
)
async def test_a_time_that_cannot_be_is_refused_with_others_to_choose_from(
    shop: Shop, when: dict[str, str], reason: str, detail: str
) -> None:
    refused = await shop.refusal("schedule_test_drive", action="book", car_id="onix-2021", **when)
    assert (refused.code, refused.facts["reason"], refused.detail) == ("slot_taken", reason, detail)
    assert refused.facts["slots"] or reason == "too_far"
    assert refused.facts["car"]["id"] == "onix-2021"


async def test_a_time_taken_by_another_is_refused_and_so_is_one_that_overlaps(shop: Shop) -> None:
    await shop.welcome("bia")
    await _booked(shop, "bia")
    for time in ("16:00", "16:30", "15:30"):
        assert (
            await shop.refusal("schedule_test_drive", action="book", car_id="onix-2020", date="2026-11-19", time=time)
        ).code == "slot_taken"
    assert (await _booked(shop, car_id="onix-2020", time="17:00"))["status"] == "booked"


async def test_two_branches_do_not_share_their_times(shop: Shop) -> None:
    await shop.welcome("bia")
    await _booked(shop, "bia", "onix-2021")
    assert (await _booked(shop, "ana", "hb20-2020"))["status"] == "booked"


async def test_without_consent_times_are_shown_but_none_is_booked(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    assert (await shop.use("schedule_test_drive", "bia", action="options", car_id="onix-2021"))["slots"]
    assert (await shop.refusal("schedule_test_drive", "bia", action="book", car_id="onix-2021", **THURSDAY)).code == "consent_needed"
    await shop.welcome("caio")
    assert (await _booked(shop, "caio"))["status"] == "booked"


async def test_a_sold_car_is_not_visited_and_no_car_named_is_asked_for(shop: Shop) -> None:
    assert (await shop.refusal("schedule_test_drive", action="book", car_id="uno-sold", **THURSDAY)).code == "car_unavailable"
    assert (await shop.refusal("schedule_test_drive", action="book", car_id="nada", **THURSDAY)).code == "not_found"
    assert (await shop.refusal("schedule_test_drive", action="book", **THURSDAY)).detail == "Qual carro você quer ver?"
    await shop.put_status("onix-2020", CarStatus.RESERVED)
    assert (await _booked(shop, car_id="onix-2020"))["status"] == "booked"


@pytest.mark.parametrize("args", [{"action": "dançar"}, {"action": "book", "date": "amanhã"}, {"action": "book", "time": "25:00"}, {}])
async def test_words_that_are_no_date_time_or_action_are_refused(shop: Shop, args: dict[str, str]) -> None:
    assert (await shop.refusal("schedule_test_drive", car_id="onix-2021", **args)).code == "invalid"


async def test_seconds_do_not_make_another_time_of_it(shop: Shop) -> None:
    assert (await _booked(shop, time="16:00:30"))["starts_at"] == "2026-11-19T16:00-03:00"
    assert (await _booked(shop, time="16:00"))["status"] == "already"
