"""The door that Meta knocks at: who is let in, and what is kept before it is told so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from channels.bodies import MOST_BYTES
from channels.metrics import MESSAGES_RECEIVED, WEBHOOKS_REFUSED
from channels.settings import WhatsAppSettings
from channels.whatsapp import open_ingress
from channels.whatsapp.bodies import Bodies
from domain.errors import Misconfigured
from memory.records.numbers import give_number
from tests.channels.whatsapp.conftest import House, Listening, Meta
from tests.channels.whatsapp.payloads import NUMBER, PHONE, SECRET, TOKEN, change, contact, signature, text, webhook
from tests.memory.records.samples import OTHER, TENANT


async def test_metas_challenge_comes_back_to_whoever_knows_the_token(meta: Meta) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": TOKEN, "hub.challenge": "1158201444"}
    answer = await meta.client.get("/webhook/whatsapp", params=asked)
    assert (answer.status_code, answer.text, answer.headers["content-type"]) == (200, "1158201444", "text/plain; charset=utf-8")
    for wrong in ({"hub.verify_token": "outra"}, {"hub.verify_token": "é"}, {"hub.mode": "unsubscribe"}, {"hub.verify_token": ""}):
        assert (await meta.client.get("/webhook/whatsapp", params=asked | wrong)).status_code == 403
    assert (await meta.client.get("/webhook/whatsapp")).status_code == 403


_BODY = webhook(change(text(id="wamid.assinada")))
_RIGHT = signature(_BODY)


@pytest.mark.parametrize(
    "signed",
    [
        "", "sha256=", "sha256", _RIGHT[7:], _RIGHT[:-1], _RIGHT + "0", _RIGHT.replace("sha256", "sha1"), "sha256=" + "z" * 64,
        "sha256=" + "é" * 64, "sha256=" + "\u00ff" * 32, signature(_BODY, "outro"), signature(_BODY + b" "), "sha256=" + "0" * 64,
    ],
)  # fmt: skip
async def test_without_metas_signature_nothing_comes_in(meta: Meta, signed: str) -> None:
    answer = await meta.client.post("/webhook/whatsapp", content=_BODY, headers={b"X-Hub-Signature-256": signed.encode("latin-1")})
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
    assert await meta.waiting() == []


async def test_a_missing_signature_is_as_wrong_as_any(meta: Meta) -> None:
    assert (await meta.client.post("/webhook/whatsapp", content=_BODY)).status_code == 401


@pytest.mark.parametrize("signed", [None, "sha256=", "sha256=" + "z" * 64, "sha1=" + "0" * 64])
async def test_of_a_body_whose_signature_is_none_nothing_is_read(meta: Meta, signed: str | None) -> None:
    read: list[int] = []

    async def sends() -> AsyncIterator[bytes]:
        for number in range(10):
            read.append(number)
            yield b"{" * 1_000

    headers = {} if signed is None else {"X-Hub-Signature-256": signed}
    assert (await meta.client.post("/webhook/whatsapp", content=sends(), headers=headers)).status_code == 401
    assert read == []


async def test_a_house_without_a_secret_lets_nothing_in(meta: Meta) -> None:
    async with open_ingress(meta.house, Listening(), WhatsAppSettings(_env_file=None)) as bare:
        assert (bare.app_secret, bare.verify_token) == (b"", "")
        meta.client._transport.app.state.whatsapp = bare  # type: ignore[attr-defined]
        assert await meta.posts(_BODY, signature(_BODY, "")) == 401
        asked = {"hub.mode": "subscribe", "hub.verify_token": "", "hub.challenge": "1"}
        assert (await meta.client.get("/webhook/whatsapp", params=asked)).status_code == 403


async def test_a_body_of_more_than_three_megabytes_is_refused(meta: Meta) -> None:
    body = webhook(change(text("a" * MOST_BYTES)))
    assert await meta.posts(body) == 413
    assert await meta.posts(webhook(change(text("a" * (MOST_BYTES - 2_000))))) == 200


async def test_bodies_that_wait_take_no_more_than_so_many_bytes_and_what_does_not_fit_is_delivered_again(meta: Meta) -> None:
    ingress = meta.client._transport.app.state.whatsapp  # type: ignore[attr-defined]
    bodies = meta.client._transport.app.state.whatsapp = replace(ingress, bodies=Bodies(20_000))  # type: ignore[attr-defined]
    refused = WEBHOOKS_REFUSED.labels("bytes")._value
    before, waiting = refused.get(), {webhook(change(text(f"{n} " + "a" * 3_000))) for n in range(20)}
    while waiting:
        answers = dict(zip(waiting, await asyncio.gather(*map(meta.posts, waiting)), strict=True))
        assert set(answers.values()) <= {200, 503}
        assert 200 in answers.values()
        waiting -= {body for body, status in answers.items() if status == 200}
    assert refused.get() > before
    assert len(await meta.texts()) == 20
    assert bodies.bodies.held == 0


async def test_a_body_that_stops_in_the_middle_is_waited_for_for_a_while_and_holds_nothing_afterwards(meta: Meta) -> None:
    ingress = meta.client._transport.app.state.whatsapp  # type: ignore[attr-defined]
    bodies = Bodies(longest=0.1)
    meta.client._transport.app.state.whatsapp = replace(ingress, bodies=bodies)  # type: ignore[attr-defined]

    async def stops() -> AsyncIterator[bytes]:
        yield b"{" * 1_000
        await asyncio.Event().wait()

    signed = {"X-Hub-Signature-256": signature(b"")}
    assert (await meta.client.post("/webhook/whatsapp", content=stops(), headers=signed)).status_code == 408
    assert bodies.held == 0


async def test_a_message_is_in_the_inbox_once_the_answer_is_200(meta: Meta) -> None:
    await meta.tells(change(text("quero um SUV até 90 mil", id="wamid.1"), contacts=[contact()]))
    [kept] = await meta.waiting()
    assert (kept.channel, kept.external_id, kept.text, kept.at.isoformat()) == (
        "whatsapp", "wamid.1", "quero um SUV até 90 mil", "2026-11-24T13:00:00+00:00",
    )  # fmt: skip
    assert kept.conversation == f"whatsapp:{NUMBER}:{kept.person_id}"
    assert kept.received_at == meta.house.clock.now()
    assert len(kept.trace) == 16
    assert meta.queue.rung == [(TENANT, kept.conversation)]


async def test_every_entry_change_and_message_is_kept(meta: Meta) -> None:
    first, second = text("um"), text("dois")
    await meta.tells(change(first, second), change(text("três", **{"from": "5521987651234"})), change(text("quatro")))
    assert sorted(await meta.texts()) == ["dois", "quatro", "três", "um"]
    assert len({message.person_id for message in await meta.waiting()}) == 2


async def test_a_thousand_copies_of_a_message_are_one(meta: Meta) -> None:
    body, before = webhook(change(text("oi", id="wamid.mil"))), _counted()
    assert set(await asyncio.gather(*(meta.posts(body) for _ in range(1_000)))) == {200}
    assert await meta.texts() == ["oi"]
    assert len(meta.queue.rung) == 1
    assert _counted() == before + 1


async def test_messages_of_many_at_once_are_all_kept(meta: Meta) -> None:
    bodies = [webhook(change(text(str(n), **{"from": f"55199{n:08}"}))) for n in range(200)]
    assert set(await asyncio.gather(*map(meta.posts, bodies))) == {200}
    assert sorted(await meta.texts(), key=int) == [str(n) for n in range(200)]
    assert len({message.person_id for message in await meta.waiting()}) == 200


async def test_the_answer_is_200_though_the_bell_cannot_be_rung(meta: Meta) -> None:
    meta.queue.broken = True
    await meta.tells(change(text("alguém aí?")))
    assert await meta.texts() == ["alguém aí?"]


async def test_each_number_has_its_tenant_and_one_of_nobodys_is_only_noticed(meta: Meta) -> None:
    async with meta.records.writing(OTHER) as books:
        await give_number(books.connection, "777", OTHER)
    await meta.tells(change(text("a")), change(text("b"), number="777"), change(text("c", id="wamid.c"), number="888"))
    assert (await meta.texts(), await meta.texts(OTHER)) == (["a"], ["b"])
    [lost] = await meta.noticed("unknown_number")
    assert (lost.external_id, lost.account, lost.payload["message"]["text"]["body"]) == ("wamid.c", "888", "c")


async def test_a_number_that_changes_hands_is_the_new_tenants(meta: Meta) -> None:
    await meta.tells(change(text("primeira")))
    async with meta.records.writing(OTHER) as books:
        await give_number(books.connection, "999", OTHER)
    await meta.tells(change(text("segunda"), number="999"))
    assert await meta.texts(OTHER) == ["segunda"]


async def test_the_same_person_on_two_days_has_one_conversation(meta: Meta) -> None:
    await meta.tells(change(text("bom dia")))
    await meta.tells(change(text("voltei", **{"from": PHONE})))
    assert len({(message.conversation, message.person_id) for message in await meta.waiting()}) == 1


async def test_production_refuses_a_number_without_its_secrets(meta: Meta, own_settings: pytest.MonkeyPatch) -> None:
    own_settings.setenv("BALCAO_ENV", "production")
    halves = WhatsAppSettings(_env_file=None, phone_number_id=NUMBER, app_secret=SECRET)
    with pytest.raises(Misconfigured, match="WHATSAPP_VERIFY_TOKEN, WHATSAPP_ACCESS_TOKEN"):
        async with open_ingress(House(meta.records, TENANT, meta.house.clock), Listening(), halves):
            pass


def _counted() -> float:
    return MESSAGES_RECEIVED.labels(TENANT, "whatsapp", "text")._value.get()
