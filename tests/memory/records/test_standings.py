"""How a turn finds things, in one look: each part as its own collection tells it."""

from __future__ import annotations

from domain.clock import SAO_PAULO
from domain.customers.consent import Consent
from domain.people import Person, Role
from domain.store import Branch, OpeningHours, Store
from memory.records import Records, Standing
from tests.memory.records.samples import ANA, BRUNO, NOON, OTHER, TENANT, after, answer, car, turn

_STORE = Store("Norte", (Branch("Matriz", "Rua A, 1", "Campinas", "SP", "+551930000000"),), OpeningHours({}))
_NOTHING = Standing(answer=None, person=None, consent=None, handed_over_at=None, store=None, catalogue_version=0)


async def test_where_nothing_is_known_nothing_is_said(records: Records) -> None:
    async with records.reading(TENANT) as books:
        assert await books.standings.of(turn()) == _NOTHING


async def test_everything_known_is_told_at_once(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.stores.put(_STORE, NOON)
        await books.people.meet(ANA, Role.SELLER, NOON)
        await books.people.learn(ANA, name="Ana")
        await books.consents.record(Consent(ANA, False, "2026-11", NOON))
        await books.consents.record(Consent(ANA, True, "2026-11", after(minutes=1)))
        await books.conversations.open(turn().conversation, ANA, "whatsapp", NOON)
        await books.conversations.hand_over(turn().conversation, NOON)
        await books.catalogue.put(car())
        await books.turns.done(turn(), answer())
        standing = await books.standings.of(turn())
        assert standing == Standing(answer(), Person(ANA, TENANT, Role.SELLER, name="Ana"), True, NOON, _STORE, 1)
        assert standing.handed_over_at is not None
        assert standing.handed_over_at.astimezone(SAO_PAULO).hour == 12


async def test_nothing_of_other_people_conversations_or_shops_gets_in(records: Records) -> None:
    for tenant, person_id in ((OTHER, ANA), (TENANT, BRUNO)):
        async with records.writing(tenant) as books:
            await books.people.meet(person_id, Role.CUSTOMER, NOON)
            await books.consents.record(Consent(person_id, True, "2026-11", NOON))
            await books.conversations.open(f"talk:{person_id}", person_id, "whatsapp", NOON)
            await books.conversations.hand_over(f"talk:{person_id}", NOON)
            await books.turns.done(turn(f"s-{person_id}:1", person_id, tenant=tenant), answer())
    async with records.reading(TENANT) as books:
        assert await books.standings.of(turn(f"s-{ANA}:1")) == _NOTHING
