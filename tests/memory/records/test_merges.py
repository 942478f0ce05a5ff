"""Two contacts become one with everything they had, and two again just as they were."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from domain.customers.appointments import Appointment
from domain.customers.consent import Consent
from domain.customers.leads import Evidence, score
from domain.delivery.identities import Identity
from domain.errors import Invalid, NotFound, Unavailable
from domain.people import Actor, Role
from memory.records import Books, Records
from memory.records.aliases import Sighting
from memory.records.dealings import Dealing, DealingKind
from memory.records.messages import Message
from memory.records.reservations import Reservation
from memory.records.tables import merges, metadata
from memory.records.webhook_events import WebhookEvent
from tests.memory.records.samples import ANA, BRUNO, NOON, TENANT, after, answer, turn

_STAFF = Actor(TENANT, "gerente", Role.MANAGER)
_NOT_COMPARED = {"merges", "audit"}


async def _live(books: Books, person_id: str, hour: int = 0, **known: Any) -> None:
    """Something of a person in every table whose rows change hands."""
    talk, short = f"talk:{person_id}", person_id[-4:]
    await books.people.meet(person_id, Role.CUSTOMER, after(hours=hour))
    await books.people.learn(person_id, **known)
    await books.aliases.people("whatsapp", [Sighting(Identity(f"BR.{short}"), NOON)])
    await books.connection.exec_driver_sql(f"UPDATE aliases SET person_id = '{person_id}' WHERE alias = 'user:BR.{short}'")
    await books.conversations.open(talk, person_id, "whatsapp", NOON)
    await books.consents.record(Consent(person_id, True, "2026-11", NOON))
    await books.inbox.receive(Message("whatsapp", f"wamid.{short}", talk, person_id, "oi", NOON))
    await books.turns.done(turn(f"{short}:1", person_id), answer(f"{short}:1", "Olá"))
    await books.effects.record(f"{short}:1", "make_offer:1", {"ok": True}, person_id)
    await books.leads.put(person_id, score(Evidence()), {"budget_max": 90_000 + hour}, after(hours=hour))
    await books.appointments.book(Appointment(f"v{short}", TENANT, person_id, "onix", after(hours=hour)), "Matriz")
    await books.reservations.hold(Reservation(f"r{short}", person_id, f"car{short}", after(hours=48)))
    await books.dealings.record(Dealing(f"d{short}", DealingKind.OFFER, person_id, "onix", {}, NOON))
    await books.webhook_events.record([WebhookEvent("whatsapp", f"e{short}", "moved", {}, NOON, None, person_id)])


async def _everything(books: Books) -> dict[str, Any]:
    """Every row of every table, but for the fence of a conversation and the file of a turn, which may only grow or be filed anew."""
    rows = {}
    for name, table in metadata.tables.items():
        if name not in _NOT_COMPARED:
            found = (await books.connection.execute(select(table))).mappings()
            rows[name] = sorted(str({k: v for k, v in row.items() if k not in ("fence", "segment")}) for row in found)
    return rows


async def test_everything_of_the_one_gone_is_of_the_one_kept(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA, name="Ana")
        await _live(books, BRUNO, hour=3, name="Aninha", phone="+5521912345678")
        await books.people.opt_out(BRUNO, NOON)
        await books.merges.merge(ANA, BRUNO, after(days=1))
        rows = str(await _everything(books))
        assert f"'person_id': '{BRUNO}'" not in rows
        assert f"'id': '{BRUNO}'" not in rows
        person, lead = await books.people.find(ANA), await books.leads.find(ANA)
        assert person is not None
        assert lead is not None
        assert (person.name, person.phone, lead.profile["budget_max"]) == ("Ana", "+5521912345678", 90_003)
        assert await books.people.opted_out(ANA)
        assert sorted(await books.conversations.of(ANA)) == sorted([f"talk:{ANA}", f"talk:{BRUNO}"])
        assert await books.audit.actions_of(ANA) == ["merge_people"]


async def test_undone_everything_is_as_it_was(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA, name="Ana")
        await _live(books, BRUNO, hour=3, name="Bruno", email="b@b.com")
        before = await _everything(books)
        number = await books.merges.merge(ANA, BRUNO, after(days=1), _STAFF)
        assert await _everything(books) != before
        await books.merges.undo(number, after(days=2), _STAFF)
        assert await _everything(books) == before
        assert await books.audit.actions_of("gerente") == ["merge_people", "undo_merge"]
        [merge] = await books.merges.of(ANA)
        assert merge.undone_at == after(days=2)


async def test_what_came_since_stays_with_the_one_kept(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA)
        await _live(books, BRUNO, hour=3, name="Bruno", city="Campinas")
        number = await books.merges.merge(ANA, BRUNO, after(days=1))
        await books.people.learn(ANA, city="Jundiaí")
        await books.inbox.receive(Message("whatsapp", "wamid.since", f"talk:{BRUNO}", ANA, "voltei", after(days=2)))
        await books.leads.put(ANA, score(Evidence()), {"budget_max": 1}, after(days=2))
        await books.merges.undo(number, after(days=3), _STAFF)
        ana, bruno, lead = await books.people.find(ANA), await books.people.find(BRUNO), await books.leads.find(ANA)
        assert ana is not None
        assert bruno is not None
        assert lead is not None
        assert (ana.name, ana.city, lead.profile) == (None, "Jundiaí", {"budget_max": 1})
        assert (bruno.name, bruno.city) == ("Bruno", "Campinas")
        assert {message.person_id for message in await books.inbox.unanswered(f"talk:{BRUNO}")} == {ANA, BRUNO}


async def test_merges_are_undone_from_the_newest(records: Records) -> None:
    async with records.writing(TENANT) as books:
        for number, person_id in enumerate((ANA, BRUNO, "c:0003")):
            await _live(books, person_id, hour=3 * number)
        before = await _everything(books)
        inner = await books.merges.merge(BRUNO, "c:0003", after(days=1))
        outer = await books.merges.merge(ANA, BRUNO, after(days=2))
        with pytest.raises(Unavailable):
            await books.merges.undo(inner, after(days=3), _STAFF)
        await books.merges.undo(outer, after(days=3), _STAFF)
        await books.merges.undo(inner, after(days=3), _STAFF)
        assert await _everything(books) == before
        with pytest.raises(NotFound):
            await books.merges.undo(inner, after(days=3), _STAFF)


async def test_only_two_contacts_of_one_role_are_joined(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        await books.people.meet("vendedora", Role.SELLER, NOON)
        for other in (ANA, "ninguém", "vendedora"):
            with pytest.raises(Invalid):
                await books.merges.merge(ANA, other, NOON)


async def test_erasing_erases_what_was_merged_too(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA, name="Ana")
        await _live(books, BRUNO, hour=3, name="Filomena")
        await books.merges.merge(ANA, BRUNO, after(days=1))
        await books.privacy.erase(ANA)
        rows = await _everything(books) | {"merges": (await books.connection.execute(select(merges))).all()}
    assert {name for name, found in rows.items() if found} == {"consents"}


async def test_a_turn_under_way_in_a_conversation_that_changes_hands_writes_no_more(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await _live(books, ANA)
        await _live(books, BRUNO, hour=3)
        token = 1_000
        assert await books.conversations.fence(f"talk:{BRUNO}", token)
        await books.merges.merge(ANA, BRUNO, after(days=1))
        assert not await books.conversations.fence(f"talk:{BRUNO}", token)
