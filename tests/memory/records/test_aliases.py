"""One person, whatever a channel calls them: by user id, by phone, with or without the ninth digit, before and after a change."""

from __future__ import annotations

from datetime import datetime

import pytest

from domain.delivery.identities import Identity, canonical
from domain.people import Role
from memory.records import Records
from memory.records.aliases import Sighting
from memory.records.messages import Message
from tests.memory.records.samples import NOON, OTHER, TENANT, after

_NINE, _EIGHT = "5531987651234", "553187651234"


async def _seen(records: Records, *identities: Identity, at: datetime = NOON, tenant: str = TENANT) -> list[str]:
    """People of a batch; each is met, and says something."""
    async with records.writing(tenant) as books:
        found = await books.aliases.people("whatsapp", [Sighting(identity, at) for identity in identities])
        await books.people.meet_all(dict.fromkeys(found), Role.CUSTOMER, at)
        for number, person_id in enumerate(found):
            await books.inbox.receive(Message("whatsapp", f"{person_id}:{at}:{number}", f"c:{person_id}", person_id, "oi", at))
        return found


async def _one(records: Records, user_id: str | None = None, phone: str | None = None, at: datetime = NOON) -> str:
    [found] = await _seen(records, Identity(user_id, phone), at=at)
    return found


@pytest.mark.parametrize(
    ("phone", "same"),
    [
        ("553187651234", "5531987651234"), ("+5531987651234", "5531987651234"), ("551998124411", "5519998124411"),
        ("551932345678", "551932345678"),  # a landline has eight digits
        ("5531987651234", "5531987651234"), ("16505551234", "16505551234"), ("5500987651234", "5500987651234"),
    ],
)  # fmt: skip
def test_a_phone_is_written_in_one_way(phone: str, same: str) -> None:
    assert canonical(phone) == same


async def test_the_same_names_are_the_same_person_of_the_same_tenant(records: Records) -> None:
    ana = await _one(records, "BR.1", _NINE)
    assert ana == await _one(records, "BR.1", _NINE, after(days=300)) == await _one(records, "BR.1") == await _one(records, None, _NINE)
    assert _NINE not in ana
    assert [ana] != await _seen(records, Identity("BR.1", _NINE), tenant=OTHER)


async def test_the_ninth_digit_may_be_missing(records: Records) -> None:
    assert await _one(records, None, _EIGHT) == await _one(records, None, _NINE) == await _one(records, None, f"+{_NINE}")


async def test_people_of_one_batch_are_told_apart_and_found_again_within_it(records: Records) -> None:
    ana, bia, again, by_phone = await _seen(
        records, Identity("BR.1", _NINE), Identity("BR.2"), Identity("BR.1"), Identity(None, _EIGHT)
    )  # fmt: skip
    assert (ana, ana) == (again, by_phone)
    assert ana != bia


async def test_a_name_that_joins_one_later_is_theirs(records: Records) -> None:
    by_phone = await _one(records, None, _NINE)
    assert await _one(records, "BR.1", _NINE) == by_phone == await _one(records, "BR.1")
    by_user = await _one(records, "BR.2")
    assert await _one(records, "BR.2", "5521912345678") == by_user == await _one(records, None, "5521912345678")


async def test_a_changed_phone_stays_with_the_user_id(records: Records) -> None:
    ana = await _one(records, "BR.1", _NINE)
    assert await _one(records, "BR.1", "5521912345678", after(days=1)) == ana == await _one(records, None, "5521912345678", after(days=2))


async def test_a_changed_user_id_stays_with_the_phone_unless_it_was_silent_for_months(records: Records) -> None:
    ana = await _one(records, "BR.1", _NINE)
    assert await _one(records, "BR.9", _NINE, after(days=30)) == ana
    heir = await _one(records, "BR.77", _NINE, after(days=200))
    assert heir != ana
    assert await _one(records, None, _NINE, after(days=201)) == heir
    assert await _one(records, "BR.1", None, after(days=202)) == ana


async def test_two_contacts_that_turn_out_to_be_one_are_joined_under_the_one_known_for_longer(records: Records) -> None:
    by_phone = await _one(records, None, _NINE)
    by_user = await _one(records, "BR.1", at=after(hours=1))
    assert by_phone != by_user
    assert await _one(records, "BR.1", _NINE, after(hours=2)) == by_phone == await _one(records, "BR.1", at=after(hours=3))
    async with records.reading(TENANT) as books:
        assert [(merge.kept, merge.gone) for merge in await books.merges.of(by_phone)] == [(by_phone, by_user)]
        assert await books.people.find(by_user) is None
        assert len(await books.inbox.unanswered(f"c:{by_user}")) == 1
        assert {message.person_id for message in await books.inbox.unanswered(f"c:{by_user}")} == {by_phone}


async def test_two_with_user_ids_of_their_own_are_never_joined_and_the_phone_goes_to_whom_it_was_seen_with(records: Records) -> None:
    ana, bia = await _one(records, "BR.1", _NINE), await _one(records, "BR.2", "5521912345678")
    assert await _one(records, "BR.2", _NINE, after(days=1)) == bia
    assert await _one(records, None, _NINE, after(days=2)) == bia
    assert await _one(records, "BR.1", at=after(days=2)) == ana


async def test_a_moved_number_leads_to_the_same_person_and_the_old_one_to_nobody(records: Records) -> None:
    ana = await _one(records, None, _NINE)
    async with records.writing(TENANT) as books:
        assert await books.aliases.move("whatsapp", Identity(None, _EIGHT), Identity(None, "5521912345678"), after(hours=1)) == ana
        assert await books.aliases.address("whatsapp", ana) == "5521912345678"
    assert await _one(records, None, "5521912345678", after(hours=2)) == ana
    assert await _one(records, None, _NINE, after(minutes=30)) == ana  # said before, told late
    assert await _one(records, None, _NINE, after(hours=2)) != ana


async def test_a_moved_user_id_keeps_the_phone(records: Records) -> None:
    ana = await _one(records, "BR.1", _NINE)
    async with records.writing(TENANT) as books:
        assert await books.aliases.move("whatsapp", Identity("BR.1"), Identity("BR.2"), after(hours=1)) == ana
        assert await books.aliases.address("whatsapp", ana) == _NINE
    assert await _one(records, "BR.2", at=after(hours=2)) == ana == await _one(records, None, _NINE, after(hours=2))


async def test_who_wrote_from_the_new_number_before_the_move_was_told_is_joined(records: Records) -> None:
    ana = await _one(records, None, _NINE)
    early = await _one(records, None, "5521912345678", after(minutes=1))
    async with records.writing(TENANT) as books:
        assert await books.aliases.move("whatsapp", Identity(None, _NINE), Identity(None, "5521912345678"), after(hours=1)) == ana
    assert await _one(records, None, "5521912345678", after(hours=2)) == ana != early


@pytest.mark.parametrize("days", [3, 400])
async def test_a_number_that_somebody_had_before_is_only_taken_over(records: Records, days: int) -> None:
    gone = await _one(records, None, "5521912345678", after(days=-days))
    ana = await _one(records, None, _NINE)
    async with records.writing(TENANT) as books:
        await books.aliases.move("whatsapp", Identity(None, _NINE), Identity(None, "5521912345678"), after(hours=1))
        assert await books.merges.of(gone) == await books.merges.of(ana) == []
    assert await _one(records, None, "5521912345678", after(hours=2)) == ana


async def test_a_move_of_somebody_unknown_is_nobodys(records: Records) -> None:
    async with records.writing(TENANT) as books:
        assert await books.aliases.move("whatsapp", Identity(None, _NINE), Identity(None, "5521912345678"), NOON) is None
        assert await books.aliases.address("whatsapp", "wa-nobody") is None


async def test_an_answer_goes_to_the_phone_as_it_is_written_else_to_the_user_id(records: Records) -> None:
    by_user, both = await _one(records, "BR.1"), await _one(records, "BR.2", _EIGHT)
    async with records.reading(TENANT) as books:
        assert (await books.aliases.address("whatsapp", by_user), await books.aliases.address("whatsapp", both)) == ("BR.1", _EIGHT)
    await _one(records, "BR.2", _NINE, after(days=1))
    async with records.reading(TENANT) as books:
        assert await books.aliases.address("whatsapp", both) == _NINE


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
async def test_two_processes_that_meet_somebody_at_once_meet_one_person(records: Records, database: str) -> None:
    import asyncio

    other = Records(database)
    async with records.writing(TENANT) as books:
        [first] = await books.aliases.people("whatsapp", [Sighting(Identity("BR.1", _NINE), NOON)])
        waiting = asyncio.create_task(_one(other, "BR.1", _NINE))
        await asyncio.sleep(0.2)  # until the other waits for this transaction to end
        assert not waiting.done()
    assert await waiting == first
    await other.close()
