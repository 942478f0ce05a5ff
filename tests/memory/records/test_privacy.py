"""A person sees everything kept about them, and can have it all erased."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from domain.customers.appointments import Appointment
from domain.customers.consent import Consent
from domain.customers.leads import Evidence, score
from domain.delivery.deliveries import Delivery, Part
from domain.delivery.identities import Identity
from domain.people import Actor, Role
from memory.records import Books, Records
from memory.records.aliases import Sighting
from memory.records.audit import Entry
from memory.records.dealings import Dealing, DealingKind
from memory.records.messages import Message
from memory.records.reservations import Reservation
from memory.records.tables import aliases, merges, metadata, outbox
from memory.records.webhook_events import WebhookEvent
from tests.memory.records.samples import ANA, BRUNO, NOON, OTHER, TENANT, after, answer, car, turn

_SHARED = {
    *("tenants", "cars", "catalogue_versions", "segments", "strays", "whatsapp_numbers"),
    *("accounts", "emails", "lookups", "tasks", "model_versions", "published_forecasts", "published_outlooks", "forecast_errors"),
    *("purchase_watches", "reports"),
    *("purchase_orders", "purchase_order_events", "price_readings", "price_runs", "quarantined_prices"),
    *("products", "product_versions", "suppliers", "supplier_versions", "supplier_products", "prices", "sales"),
}
"""Tables that are about no customer: the shop's goods, orders and forecasts, and those who work there."""
_PERSONAL = sorted(set(metadata.tables) - _SHARED)


async def _live(books: Books, person_id: str, hour: int = 0) -> None:
    """Leave a trace of a person in every table that may hold one."""
    talk, session, short = f"talk:{person_id}", f"s-{person_id}", person_id[-4:]
    await books.people.meet(person_id, Role.CUSTOMER, NOON)
    await books.people.learn(person_id, name=f"Nome {person_id}", phone=person_id)
    await books.conversations.open(talk, person_id, "whatsapp", NOON)
    await books.consents.record(Consent(person_id, True, "2026-11", NOON))
    await books.inbox.receive(Message("whatsapp", f"wamid.{short}", talk, person_id, f"sou {person_id}", NOON))
    await books.turns.done(turn(f"{session}:1", person_id), answer(f"{session}:1", f"Olá, {person_id}"))
    await books.effects.record(f"{session}:1", "make_offer:1", {"for": person_id})
    await books.effects.record("crashed:1" + short, "make_offer:1", {"for": person_id}, person_id)
    await books.leads.put(person_id, score(Evidence()), {"name": person_id}, NOON)
    await books.appointments.book(Appointment(f"v{short}", TENANT, person_id, "onix", after(hours=hour)), "Matriz")
    await books.reservations.hold(Reservation(f"r{short}", person_id, f"car{short}", after(hours=48)))
    await books.dealings.record(Dealing(f"d{short}", DealingKind.OFFER, person_id, "onix", {"by": person_id}, NOON))
    await books.audit.record([Entry(Actor(TENANT, person_id, Role.CUSTOMER), "make_offer", True, {"turn": f"{session}:1"}, NOON)])
    said = Part(int(short), 0, {"text": f"Olá, {person_id}"})
    await books.deliveries.make([Delivery.waiting(talk, "whatsapp", "555", person_id, said, NOON)])
    await books.aliases.people("whatsapp", [Sighting(Identity(person_id, None), NOON)])
    await books.connection.execute(update(aliases).where(aliases.c.address == person_id).values(person_id=person_id))
    await books.webhook_events.record([WebhookEvent("whatsapp", f"e{short}", "system", {"wa_id": person_id}, NOON, None, person_id)])
    merge = {"tenant": books.tenant, "kept": person_id, "gone": f"old{short}", "moved": {}, "rows": {}, "at": NOON}
    await books.connection.execute(insert(merges).values(merge))
    await books.connection.execute(insert(outbox).values(_reminder(books.tenant, talk, person_id)))


def _reminder(tenant: str, talk: str, person_id: str) -> dict[str, Any]:
    """A message sent without being asked, so of no turn."""
    row = {"tenant": tenant, "conversation": talk, "turn_id": f"reminder:{person_id[-4:]}", "position": 0, "at": NOON}
    return row | {"reply": {"text": f"Até amanhã, {person_id}"}}


async def _traces(records: Records, tenant: str, person_id: str) -> dict[str, int]:
    """How many rows of each table mention a person anywhere."""
    found = {}
    async with records.reading(tenant) as books:
        for name, table in metadata.tables.items():
            owner = table.c.tenant if "tenant" in table.c else table.c.id
            rows = await books.connection.execute(select(table).where(owner == tenant))
            found[name] = sum(person_id in str(tuple(row)) for row in rows)
    return {name: count for name, count in found.items() if count}


async def test_erasing_leaves_nothing_of_a_person_but_the_proof_that_they_were_asked(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA)
    assert sorted(await _traces(records, TENANT, ANA)) == _PERSONAL
    async with records.writing(TENANT) as books:
        counts = await books.privacy.erase(ANA)
    assert await _traces(records, TENANT, ANA) == {"consents": 1}
    assert counts == {name: 2 if name in ("outbox", "effects") else 1 for name in _PERSONAL if name != "consents"}


async def test_erasing_leaves_everybody_else_alone(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.catalogue.put(car())
        await _live(books, ANA)
        await _live(books, BRUNO, hour=1)
    async with records.writing(OTHER) as books:
        await _live(books, ANA)
    before = await _traces(records, TENANT, BRUNO), await _traces(records, OTHER, ANA)
    async with records.writing(TENANT) as books:
        await books.privacy.erase(ANA)
        assert await books.catalogue.get("onix") == car()
    assert (await _traces(records, TENANT, BRUNO), await _traces(records, OTHER, ANA)) == before


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
async def test_what_was_erased_is_not_left_in_the_file_either(records: Records, database: str) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        await books.people.learn(ANA, name="Filomena")
    async with records.writing(TENANT) as books:
        await books.privacy.erase(ANA)
    await records.close()
    assert b"Filomena" not in await asyncio.to_thread(Path(database.partition("///")[2]).read_bytes)


async def test_the_trail_of_what_was_done_outlives_whose_it_was(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA)
        await books.privacy.erase(ANA)
        assert await books.audit.actions_of(ANA) == []
        rows = (await books.connection.execute(select(metadata.tables["audit"]))).mappings().all()
    assert [(row["action"], row["ok"], row["at"], row["detail"]) for row in rows] == [("make_offer", True, NOON, {})]


async def test_erasing_twice_finds_nothing_the_second_time(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA)
        await books.privacy.erase(ANA)
        assert await books.privacy.erase(ANA) == {}
        assert await books.privacy.erase("nobody") == {}


async def test_an_erasure_that_fails_half_way_erases_nothing(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA)
    before = await _traces(records, TENANT, ANA)

    async def erase() -> None:
        async with records.writing(TENANT) as books:
            await books.privacy.erase(ANA)
            raise ValueError("boom")

    with pytest.raises(ValueError, match="boom"):
        await erase()
    assert await _traces(records, TENANT, ANA) == before


async def test_an_export_holds_all_of_a_person_and_nothing_of_others(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA)
        await _live(books, BRUNO, hour=1)
        export = await books.privacy.export(ANA)
    assert sorted(export) == _PERSONAL
    assert {name: len(rows) for name, rows in export.items()} == await _traces(records, TENANT, ANA)
    assert BRUNO not in str(export)
    assert export["people"][0]["name"] == f"Nome {ANA}"


async def test_times_in_an_export_are_text_with_their_zone(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA)
        export = await books.privacy.export(ANA)
    assert datetime.fromisoformat(export["consents"][0]["at"]) == NOON
    assert {type(value) for rows in export.values() for row in rows for value in row.values()} <= {str, int, bool, dict, list, type(None)}


async def test_a_stranger_has_nothing_to_export(records: Records) -> None:
    async with records.reading(TENANT) as books:
        assert await books.privacy.export("nobody") == {}
