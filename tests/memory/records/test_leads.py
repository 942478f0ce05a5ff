"""Leads: the score with its reasons, beside what the customer told us."""

from __future__ import annotations

from domain.customers.appointments import Appointment
from domain.customers.leads import Evidence, LeadScore, Temperature, score
from domain.people import Role
from memory.records import Records
from memory.records.dealings import Dealing, DealingKind
from memory.records.reservations import Reservation
from tests.memory.records.samples import ANA, BRUNO, NOON, OTHER, TENANT, after

_COLD, _WARM = score(Evidence()), score(Evidence(budget_max=90_000, cheapest_fit=60_000, payment=("à vista",), urgency="imediata", turns=9))


async def _meet(records: Records, *people: str) -> None:
    async with records.writing(TENANT) as books:
        for person_id in people:
            await books.people.meet(person_id, Role.CUSTOMER, NOON)


async def _put(records: Records, person_id: str, points: LeadScore, minutes: int = 0) -> None:
    async with records.writing(TENANT) as books:
        await books.leads.put(person_id, points, {"budget_max": 90_000, "categories": ["SUV"]}, after(minutes=minutes))


async def test_a_lead_tells_who_it_is_and_why(records: Records) -> None:
    await _meet(records, ANA)
    await _put(records, ANA, _WARM)
    async with records.writing(TENANT) as books:
        await books.people.learn(ANA, name="Ana", phone="+5511987654321", city="Campinas")
        lead = await books.leads.find(ANA)
    assert lead is not None
    assert (lead.name, lead.phone, lead.city) == ("Ana", "+5511987654321", "Campinas")
    assert lead.score == _WARM.total
    assert lead.detail == _WARM.as_json()
    assert lead.temperature is Temperature.HIGH
    assert lead.profile == {"budget_max": 90_000, "categories": ["SUV"]}


async def test_a_new_score_replaces_the_old_and_the_lead_keeps_its_birthday(records: Records) -> None:
    await _meet(records, ANA)
    await _put(records, ANA, _COLD)
    await _put(records, ANA, _WARM, minutes=30)
    async with records.reading(TENANT) as books:
        lead = await books.leads.find(ANA)
        [row] = (await books.privacy.export(ANA))["leads"]
    assert lead is not None
    assert (lead.score, lead.updated_at) == (_WARM.total, after(minutes=30))
    assert row["created_at"] == "2026-11-20T15:00:00+00:00"


async def test_the_hottest_come_first_and_of_equals_the_most_recent(records: Records) -> None:
    await _meet(records, ANA, BRUNO, "carla")
    await _put(records, ANA, _COLD, minutes=9)
    await _put(records, BRUNO, _WARM, minutes=1)
    await _put(records, "carla", _WARM, minutes=2)
    async with records.reading(TENANT) as books:
        assert [lead.person_id for lead in await books.leads.best(10)] == ["carla", BRUNO, ANA]
        assert [lead.person_id for lead in await books.leads.best(1)] == ["carla"]
        assert [lead.person_id for lead in await books.leads.best(10, least_score=60)] == ["carla", BRUNO]


async def test_deeds_are_told_by_name_once_each_and_only_while_they_hold(records: Records) -> None:
    await _meet(records, ANA, BRUNO)
    async with records.writing(TENANT) as books:
        assert await books.leads.deeds(ANA, NOON) == frozenset()
        for number in range(2):
            await books.dealings.record(Dealing(f"d{number}", DealingKind.OFFER, ANA, "onix", {}, NOON))
        await books.appointments.book(Appointment("v1", TENANT, ANA, "onix", after(hours=1)), "Matriz")
        await books.reservations.hold(Reservation("r1", ANA, "onix", after(hours=48)))
        await books.people.learn(ANA, email="ana@exemplo.com.br")
        assert await books.leads.deeds(ANA, NOON) == {"offer", "test_drive", "reservation", "contact"}
        assert await books.leads.deeds(BRUNO, NOON) == frozenset()
        await books.reservations.release("r1")
        assert await books.leads.deeds(ANA, after(hours=2)) == {"offer", "contact"}
    async with records.reading(OTHER) as books:
        assert await books.leads.deeds(ANA, NOON) == frozenset()


async def test_no_shop_sees_the_leads_of_another(records: Records) -> None:
    await _meet(records, ANA)
    await _put(records, ANA, _WARM)
    async with records.writing(OTHER) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        assert await books.leads.find(ANA) is None
        assert await books.leads.best(10) == []
