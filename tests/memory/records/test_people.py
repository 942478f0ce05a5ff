"""Contacts: met once, learnt about only with consent (which the caller sees to), found by name."""

from __future__ import annotations

import pytest

from domain.customers.consent import Consent
from domain.errors import Invalid
from domain.people import Person, Role
from memory.records import Records
from memory.records.people import Met
from tests.memory.records.samples import ANA, BRUNO, NOON, OTHER, TENANT, after


async def test_a_person_met_has_no_personal_data(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        assert await books.people.find(ANA) == Person(ANA, TENANT, Role.CUSTOMER)


async def test_meeting_again_changes_nothing(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        await books.people.learn(ANA, name="Ana")
        await books.people.meet(ANA, Role.ADMIN, after(days=1))
        assert await books.people.find(ANA) == Person(ANA, TENANT, Role.CUSTOMER, name="Ana")


async def test_what_is_learnt_is_kept_and_can_be_unlearnt(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        await books.people.learn(ANA, name="Ana Souza", phone="+5511987654321", city="Campinas", state="SP")
    async with records.writing(TENANT) as books:
        await books.people.learn(ANA, phone=None)
        await books.people.learn(ANA)
        assert await books.people.find(ANA) == Person(ANA, TENANT, Role.CUSTOMER, name="Ana Souza", city="Campinas", state="SP")


@pytest.mark.parametrize("field", ["role", "tenant", "id", "opted_out_at", "shoe_size"])
async def test_nothing_but_personal_fields_is_learnt(records: Records, field: str) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        with pytest.raises(Invalid):
            await books.people.learn(ANA, **{field: "admin"})


async def test_people_of_a_role_come_in_the_order_they_were_met(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet("second", Role.SELLER, after(hours=1))
        await books.people.meet("first", Role.SELLER, NOON)
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        assert [person.id for person in await books.people.of_role(Role.SELLER)] == ["first", "second"]


async def test_a_person_is_found_by_words_of_their_name_in_any_case(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        await books.people.meet(BRUNO, Role.CUSTOMER, NOON)
        await books.people.learn(ANA, name="Ana Lúcia de Souza")
        await books.people.learn(BRUNO, name="Bruno Souza")
        assert [person.id for person in await books.people.named("SOUZA ana")] == [ANA]
        assert len(await books.people.named("souza")) == 2
        assert await books.people.named("lúcio") == []


async def test_opting_out_holds_until_it_is_taken_back(records: Records) -> None:
    async with records.writing(TENANT) as books:
        assert not await books.people.opted_out(ANA)
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        assert not await books.people.opted_out(ANA)
        await books.people.opt_out(ANA, NOON)
        assert await books.people.opted_out(ANA)
        await books.people.opt_out(ANA, None)
        assert not await books.people.opted_out(ANA)


async def test_the_same_id_at_two_shops_is_two_people(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        await books.people.learn(ANA, name="Ana")
    async with records.writing(OTHER) as books:
        assert await books.people.find(ANA) is None
        assert await books.people.named("ana") == []
        await books.people.learn(ANA, name="Outra")
        await books.people.opt_out(ANA, NOON)
        await books.people.forget(ANA)
    async with records.reading(TENANT) as books:
        assert await books.people.find(ANA) == Person(ANA, TENANT, Role.CUSTOMER, name="Ana")
        assert not await books.people.opted_out(ANA)


async def test_somebody_is_met_in_a_conversation_that_began_with_them_and_in_no_other(records: Records) -> None:
    whose = {"c1": ANA, "c2": ANA, "c3": BRUNO}
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        await books.conversations.open("c1", ANA, "whatsapp", NOON)
        await books.conversations.open("c2", BRUNO, "whatsapp", NOON)
        await books.conversations.open("c3", BRUNO, "whatsapp", NOON)
        assert await books.people.met_in(whose) == Met(frozenset({"c1"}), frozenset())
        await books.people.meet(BRUNO, Role.CUSTOMER, NOON)
        assert (await books.people.met_in(whose)).conversations == {"c1", "c3"}
        await books.people.forget(ANA)
        assert (await books.people.met_in(whose)).conversations == {"c3"}
        assert await books.people.met_in({}) == Met(frozenset(), frozenset())
    async with records.reading(OTHER) as books:
        assert (await books.people.met_in(whose)).conversations == frozenset()


async def test_who_agreed_and_has_no_name_or_phone_here_is_teachable(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.people.meet(ANA, Role.CUSTOMER, NOON)
        await books.conversations.open("c1", ANA, "whatsapp", NOON)
        await books.consents.record(Consent(ANA, True, 1, NOON, ""))
        assert (await books.people.met_in({"c1": ANA})).teachable == {ANA}
        await books.people.learn(ANA, name="Ana", phone="+5511987654321")
        assert (await books.people.met_in({"c1": ANA})).teachable == frozenset()
        await books.people.learn(ANA, phone=None)
        await books.consents.record(Consent(ANA, False, 1, after(hours=1), ""))
        assert (await books.people.met_in({"c1": ANA})).teachable == frozenset()
