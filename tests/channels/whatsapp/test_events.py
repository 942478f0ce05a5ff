"""What is no message of a person is kept all the same: what became of ours, and what Meta tells of the account."""

from __future__ import annotations

from datetime import timedelta

import pytest

from channels.whatsapp.forgetting import forget_old_events
from domain.delivery.deliveries import Delivery, Part, State
from tests.channels.whatsapp.conftest import NOW, Meta
from tests.channels.whatsapp.payloads import NUMBER, PHONE, SENT_AT, change, text, webhook
from tests.memory.records.samples import TENANT

_TALK = f"whatsapp:{NUMBER}:wa-1"


async def _on_its_way(meta: Meta) -> str:
    """A message of ours that the channel has not spoken of yet: its id."""
    async with meta.records.writing(TENANT) as books:
        await books.conversations.open(_TALK, "wa-1", "whatsapp", NOW)
        await books.deliveries.make([Delivery.waiting(_TALK, "whatsapp", NUMBER, PHONE, Part(1, 0, {"text": "Oi!"}), NOW)])
        [delivery] = await books.deliveries.of(_TALK)
        return delivery.id


def _status(state: str, after: int = 1, **more: object) -> dict[str, object]:
    return {"id": "wamid.nossa", "status": state, "timestamp": str(SENT_AT + after), "recipient_id": PHONE, **more}


async def test_statuses_move_our_message_forward_with_its_price(meta: Meta) -> None:
    ours = await _on_its_way(meta)
    price = {"billable": True, "pricing_model": "PMP", "category": "service", "type": "regular"}
    told = [_status("delivered", 3), _status("sent", 1, pricing=price), _status("read", 5), _status("delivered", 3)]
    await meta.tells(change(statuses=[status | {"biz_opaque_callback_data": ours} for status in told]))
    async with meta.records.reading(TENANT) as books:
        [delivery] = await books.deliveries.of(_TALK)
    assert (delivery.state, delivery.price, delivery.external_id) == (State.READ, price, "wamid.nossa")
    assert await meta.waiting() == []


async def test_a_failure_is_kept_with_its_code_and_words(meta: Meta) -> None:
    ours = await _on_its_way(meta)
    error = {"code": 131026, "title": "Message undeliverable", "error_data": {"details": "Receiver cannot."}}
    await meta.tells(change(statuses=[_status("failed", errors=[error], biz_opaque_callback_data=ours)]))
    async with meta.records.reading(TENANT) as books:
        [delivery] = await books.deliveries.of(_TALK)
    assert (delivery.state, delivery.error_code, delivery.error) == (State.FAILED, 131026, "Message undeliverable: Receiver cannot.")


async def test_a_status_of_nothing_we_sent_and_one_of_a_payment_lose_nothing_beside_them(meta: Meta) -> None:
    payment = _status("captured", type="payment")
    await meta.tells(change(statuses=[_status("sent"), payment, {"status": "sent"}, None]), change(text("oi")))
    assert await meta.texts() == ["oi"]
    assert len(await meta.noticed("status")) == 3


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("message_template_status_update", {"event": "REJECTED", "message_template_id": 1, "reason": "INVALID_FORMAT"}),
        ("message_template_quality_update", {"previous_quality_score": "GREEN", "new_quality_score": "RED"}),
        ("phone_number_quality_update", {"display_phone_number": "551932000000", "event": "FLAGGED", "current_limit": "TIER_1K"}),
        ("account_update", {"event": "ACCOUNT_RESTRICTION"}),
        ("security", {"event": "PIN_CHANGED"}),
        ("um_campo_do_ano_que_vem", {"seja": ["o", "que", "for"]}),
    ],
)
async def test_news_of_templates_quality_and_account_are_kept_once(meta: Meta, field: str, told: dict[str, object]) -> None:
    for _ in range(2):
        await meta.tells({"field": field, "value": told})
    [event] = await meta.noticed(field)
    assert (event.payload["change"]["value"], event.at, event.account) == (told, NOW, None)
    assert await meta.waiting() == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"null", b"[]", b"7", b'"oi"', b"\xff\xfe\x00", b"{}", b'{"entry": {}}', b'{"entry": [null, {"changes": 3}]}']
)
async def test_what_is_no_webhook_at_all_is_kept_and_answered_200(meta: Meta, body: bytes) -> None:
    assert await meta.posts(body) == 200
    assert len(await meta.noticed("unknown") + await meta.noticed("unreadable")) == 1


async def test_errors_told_of_the_number_are_kept(meta: Meta) -> None:
    await meta.tells(change(errors=[{"code": 131000, "title": "Something went wrong"}]))
    [event] = await meta.noticed("messages")
    assert event.account == NUMBER


@pytest.mark.parametrize(
    "broken",
    [
        b'{"from": "5519998124411", "id": "x", "type": "text", "text": {"body": "meio emoji \\ud83d"}}',
        b'{"from": "5519998124411", "id": "x", "type": "text", "text": {"body": "nulo \\u0000"}}',
        b'{"from": "5519998124411", "id": "x", "type": "text", "text": {"body": "cru \x00 e \xff"}}',
        b'{"from": "5519998124411", "id": "x", "timestamp": 1e999, "n": 123456789012345678901234567890}',
        b'{"from": "5519998124411", "id": "x", "type": "fundo", "fundo": ' + b"[" * 300 + b"]" * 300 + b"}",
        b'{"from": "5519998124411", "id": "x", "type": "fundo", "fundo": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}",
        b'{"from": {"a": 1}, "id": [], "type": {}}',
        b"null", b"[]", b"true", b'"oi"', b"-1",
    ],
)  # fmt: skip
async def test_a_broken_message_loses_nothing_beside_it(meta: Meta, broken: bytes) -> None:
    good = webhook(change(text("um"), text("dois")))
    body = good.replace(b'"messages":[', b'"messages":[' + broken + b",")
    assert body != good
    assert await meta.posts(body) == 200
    assert {"um", "dois"} <= set(await meta.texts())


async def test_who_stops_the_shops_messages_in_whatsapp_is_opted_out_until_they_resume(meta: Meta) -> None:
    await meta.tells(change(text("oi")))
    [written] = await meta.waiting()
    stop = {"wa_id": PHONE, "category": "marketing_messages", "value": "stop", "timestamp": str(SENT_AT), "detail": "User requested"}
    outcomes = []
    for told in (stop, stop | {"value": "resume", "timestamp": str(SENT_AT + 9)}, stop, stop | {"category": "outra"}):
        await meta.tells(change(field="user_preferences", user_preferences=[told, None]))
        async with meta.records.reading(TENANT) as books:
            outcomes.append(await books.people.opted_out(written.person_id))
    assert outcomes == [True, False, False, False]  # the first stop, told again late, is not gone back to


async def test_what_was_only_noticed_is_forgotten_after_a_month(meta: Meta) -> None:
    await meta.tells({"field": "account_update", "value": {"event": "A"}})
    meta.house.clock.set(NOW + timedelta(days=29))
    await meta.tells({"field": "account_update", "value": {"event": "B"}})
    await forget_old_events(meta.records, TENANT, meta.house.clock)
    assert len(await meta.noticed("account_update")) == 2
    meta.house.clock.set(NOW + timedelta(days=31))
    await forget_old_events(meta.records, TENANT, meta.house.clock)
    assert [event.payload["change"]["value"] for event in await meta.noticed("account_update")] == [{"event": "B"}]
