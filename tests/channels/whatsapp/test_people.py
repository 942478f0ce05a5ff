"""Who writes is one person to us, however WhatsApp names them; and of their profile only what they allow is kept."""

from __future__ import annotations

from typing import Any

import pytest

from channels.batches import as_turn
from domain.clock import SAO_PAULO
from domain.customers.consent import Consent
from domain.people import Person, Role
from tests.channels.whatsapp.conftest import NOW, Meta
from tests.channels.whatsapp.payloads import PHONE, SENT_AT, change, contact, message, text
from tests.memory.records.samples import TENANT

_EIGHT = "551998124411"
_LATER = {"timestamp": str(SENT_AT + 60)}


async def _people(meta: Meta) -> list[str]:
    return [message.person_id for message in await meta.waiting()]


async def _one(meta: Meta) -> str:
    [person_id] = set(await _people(meta))
    return person_id


def _by(user_id: str | None = None, phone: str | None = None, **changes: Any) -> dict[str, Any]:
    return text(**{"from": phone, "from_user_id": user_id}, **changes)


@pytest.mark.parametrize(
    "messages",
    [
        [_by(phone=PHONE), _by(phone=_EIGHT)],
        [_by(phone=PHONE), _by("BR.1", PHONE), _by("BR.1")],
        [_by("BR.1"), _by("BR.1", PHONE), _by(phone=_EIGHT)],
        [_by("BR.1", PHONE), _by("BR.2", PHONE), _by("BR.2")],
        [_by("BR.1", PHONE), _by("BR.1", "5521987651234"), _by(phone="5521987651234")],
        [_by("BR.1"), _by(phone=PHONE), _by("BR.1", PHONE)],
        [_by(phone=f"+{PHONE}"), _by(phone=PHONE)],
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
async def test_a_person_is_one_by_user_id_and_by_phone(meta: Meta, messages: list[dict[str, Any]], at_once: bool) -> None:
    for batch in [messages] if at_once else [[each] for each in messages]:
        await meta.tells(*(change(each) for each in batch))
    assert len(await _people(meta)) == len(messages)
    assert len(set(await _people(meta))) == 1


async def test_who_goes_by_a_user_name_is_known_by_the_contact(meta: Meta) -> None:
    nameless = text(**{"from": None})
    await meta.tells(change(nameless, contacts=[contact("Joana", user_id="BR.1")]), change(_by("BR.1")))
    await _one(meta)


async def test_a_message_of_nobody_is_kept_and_not_answered(meta: Meta) -> None:
    await meta.tells(change(text(**{"from": None}), text("outra")))
    assert (await meta.texts(), len(await meta.noticed("text"))) == (["outra"], 1)


_NEW = "5521987651234"
_NUMBER, _USER = {"type": "user_changed_number"}, {"type": "user_changed_user_id"}


@pytest.mark.parametrize(
    ("before", "from_", "system", "after"),
    [
        (_by(phone=PHONE), PHONE, _NUMBER | {"wa_id": _NEW}, _by(phone=_NEW)),
        (_by(phone=PHONE), _EIGHT, _NUMBER | {"new_wa_id": _NEW}, _by(phone=_NEW)),
        (_by(phone=PHONE), None, _NUMBER | {"body": f"User Ana Lima changed from {PHONE} to {_NEW}"}, _by(phone=_NEW)),
        (_by("BR.1"), None, _USER | {"user_id": "BR.2", "body": "User Ana changed from BR.1 to BR.2"}, _by("BR.2")),
        (_by("BR.1"), None, _USER | {"user_id": "BR.2", "previous_user_id": "BR.1"}, _by("BR.2")),
        (_by(phone=PHONE), PHONE, _USER | {"user_id": "BR.2"}, _by("BR.2")),
    ],
)
async def test_a_move_takes_the_person_along(meta: Meta, before: Any, from_: str | None, system: Any, after: Any) -> None:
    await meta.tells(change(before))
    await meta.tells(change(message("system", system, timestamp=str(SENT_AT + 30), **{"from": from_})))
    await meta.tells(change(after | _LATER))
    await _one(meta)
    assert len(await meta.noticed("moved")) == 1


async def test_an_updated_user_id_takes_the_person_along(meta: Meta) -> None:
    update = {"user_id": {"previous": "BR.1", "current": "BR.2"}, "timestamp": str(SENT_AT + 30)}
    await meta.tells(change(_by("BR.1")))
    await meta.tells(change(field="user_id_update", user_id_update=[update, {"user_id": {}}, None]))
    await meta.tells(change(_by("BR.2", **_LATER)))
    await _one(meta)
    assert len(await meta.noticed("user_id_update")) == 2


async def test_a_move_told_again_after_the_next_one_is_not_gone_back_to(meta: Meta) -> None:
    first = message("system", {"type": "user_changed_number", "wa_id": "5521911111111"}, timestamp=str(SENT_AT + 10))
    second = message("system", {"type": "user_changed_number", "wa_id": "5521922222222"}, timestamp=str(SENT_AT + 20))
    await meta.tells(change(text()), change(first), change(second | {"from": "5521911111111"}))
    await meta.tells(change(first))
    async with meta.records.reading(TENANT) as books:
        assert await books.aliases.address("whatsapp", await _one(meta)) == "5521922222222"


async def _after_writing(meta: Meta, profile: str | None, granted: bool | None, **known: str) -> Person:
    """What is kept of somebody who wrote, was asked for consent, and wrote again."""
    named = [contact(profile)] if profile else []
    await meta.tells(change(text(), contacts=named))
    person_id = await _one(meta)
    async with meta.records.writing(TENANT) as books:
        if granted is not None:
            await books.consents.record(Consent(person_id, granted, "2026-11", NOW.astimezone(SAO_PAULO)))
        await books.people.learn(person_id, **known)
    await meta.tells(change(text(), contacts=named))
    async with meta.records.reading(TENANT) as books:
        found = await books.people.find(person_id)
    assert found is not None
    return found


@pytest.mark.parametrize("granted", [None, False])
async def test_without_consent_neither_name_nor_phone_is_kept_of_the_profile(meta: Meta, granted: bool | None) -> None:
    person = await _after_writing(meta, "Joana Freitas", granted)
    assert (person.name, person.phone) == (None, None)
    async with meta.records.reading(TENANT) as books:
        for table in ("messages", "people", "conversations", "webhook_events"):
            assert "Joana" not in str((await books.connection.exec_driver_sql(f"SELECT * FROM {table}")).fetchall())


async def test_with_consent_the_profile_tells_name_and_phone(meta: Meta) -> None:
    person = await _after_writing(meta, "Joana Freitas 🌻", True)
    assert (person.name, person.phone) == ("Joana Freitas", f"+{PHONE}")
    async with meta.records.reading(TENANT) as books:
        assert await books.audit.actions_of(person.id) == ["learn_profile"]


async def test_what_they_told_us_themselves_stays(meta: Meta) -> None:
    person = await _after_writing(meta, "Jô", True, name="Joana Freitas", phone="+5511933334444")
    assert (person.name, person.phone) == ("Joana Freitas", "+5511933334444")


@pytest.mark.parametrize("name", ["🔥🔥🔥", "~*gata manhosa*~", "Mercadinho Central", "12345", "", None, "a" * 300])
async def test_a_profile_that_is_no_name_of_a_person_is_none(meta: Meta, name: str | None) -> None:
    assert (await _after_writing(meta, name, True)).name is None


async def test_a_number_gives_nobody_a_role_not_even_one_of_the_shops_people(meta: Meta) -> None:
    async with meta.records.writing(TENANT) as books:
        for person_id in ("gerente@loja.com.br", f"+{PHONE}"):
            await books.people.meet(person_id, Role.MANAGER, NOW)
            await books.people.learn(person_id, phone=f"+{PHONE}")
    await meta.tells(change(text("aprova a OC 1", from_user_id="gerente@loja.com.br"), contacts=[contact("gerente@loja.com.br")]))
    [said] = await meta.waiting()
    async with meta.records.reading(TENANT) as books:
        person = await books.people.find(said.person_id)
    assert person is not None
    assert person.role is Role.CUSTOMER
    assert as_turn([said], TENANT, NOW, 1, None).role is Role.CUSTOMER
