"""Every type of message becomes words and data that the assistant can answer."""

from __future__ import annotations

from typing import Any

import pytest

from domain.conversation import Kind
from memory.records.messages import Message
from tests.channels.whatsapp.conftest import Meta
from tests.channels.whatsapp.payloads import SENT_AT, change, contact, message, text


async def _kept(meta: Meta, raw: dict[str, Any]) -> Message:
    await meta.tells(change(raw, contacts=[contact()]))
    [kept] = await meta.waiting()
    return kept


@pytest.mark.parametrize(
    ("raw", "text_", "data"),
    [
        (message("button", {"text": "Quero ver", "payload": "car:onix"}), "Quero ver", {"id": "car:onix", "title": "Quero ver"}),
        (
            message("interactive", {"type": "button_reply", "button_reply": {"id": "b1", "title": "Marcar visita"}}),
            "Marcar visita",
            {"id": "b1", "title": "Marcar visita"},
        ),
        (
            message("interactive", {"type": "list_reply", "list_reply": {"id": "r2", "title": "Onix 2019", "description": "R$ 65.900"}}),
            "Onix 2019",
            {"id": "r2", "title": "Onix 2019", "description": "R$ 65.900"},
        ),
        (
            message("interactive", {"type": "nfm_reply", "nfm_reply": {
                "name": "flow", "body": "Sent", "response_json": '{"flow_token": "t9", "tipo": "SUV", "limite": 90000, "vazio": ""}',
            }}),
            "SUV, 90000",
            {"id": "t9", "title": "Sent", "answers": {"tipo": "SUV", "limite": 90000, "vazio": ""}},
        ),
        (
            message("interactive", {"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Enviado", "response_json": "{quebrado"}}),
            "Enviado",
            {"title": "Enviado"},
        ),
    ],
)  # fmt: skip
async def test_a_tap_says_its_words_and_keeps_what_it_means(meta: Meta, raw: dict[str, Any], text_: str, data: dict[str, Any]) -> None:
    kept = await _kept(meta, raw)
    assert (kept.kind, kept.text, kept.data) == (Kind.CHOICE, text_, data)


@pytest.mark.parametrize(
    ("type_", "content", "kind", "text_", "data"),
    [
        ("image", {"caption": "esse aqui"}, Kind.IMAGE, "esse aqui", {"caption": "esse aqui"}),
        ("audio", {"voice": True}, Kind.AUDIO, "", {"voice": True}),
        ("audio", {"voice": False}, Kind.AUDIO, "", {}),
        ("video", {"caption": "olha o barulho"}, Kind.VIDEO, "olha o barulho", {"caption": "olha o barulho"}),
        ("document", {"filename": "crlv.pdf"}, Kind.DOCUMENT, "", {"filename": "crlv.pdf"}),
        ("sticker", {"animated": True}, Kind.STICKER, "", {"animated": True}),
    ],
)
async def test_media_are_an_id_to_fetch_and_a_caption_to_read(
    meta: Meta, type_: str, content: dict[str, Any], kind: Kind, text_: str, data: dict[str, Any]
) -> None:
    kept = await _kept(meta, message(type_, {"id": "2754", "mime_type": "a/b", "sha256": "0f", **content}))
    assert (kept.kind, kept.text, kept.data) == (kind, text_, {"media_id": "2754", "mime": "a/b", "sha256": "0f"} | data)


async def test_a_place_is_degrees_and_a_name(meta: Meta) -> None:
    kept = await _kept(meta, message("location", {"latitude": "-22.9", "longitude": -47.06, "name": "Posto", "address": "Rua A, 1"}))
    place = {"latitude": -22.9, "longitude": -47.06, "name": "Posto", "address": "Rua A, 1"}
    assert (kept.kind, kept.text, kept.data) == (Kind.LOCATION, "", place)


async def test_contacts_passed_on_keep_their_cards(meta: Meta) -> None:
    card = {"name": {"formatted_name": "Rui Prado"}, "phones": [{"phone": "+55 19 3333-2222"}], "intruso": 1}
    kept = await _kept(meta, message("contacts", [card, "x", {}]))
    assert (kept.kind, kept.data) == (Kind.CONTACTS, {"contacts": [{"name": card["name"], "phones": card["phones"]}]})


@pytest.mark.parametrize(("told", "emoji"), [({"emoji": "👍"}, "👍"), ({}, ""), ({"emoji": None}, "")])
async def test_a_reaction_is_an_emoji_on_a_message(meta: Meta, told: dict[str, Any], emoji: str) -> None:
    kept = await _kept(meta, message("reaction", {"message_id": "wamid.x", **told}))
    assert (kept.kind, kept.text, kept.data) == (Kind.REACTION, "", {"emoji": emoji, "message_id": "wamid.x"})


async def test_what_a_message_answers_and_the_ad_it_came_from_are_kept_with_it(meta: Meta) -> None:
    ad = {"source_url": "https://fb.me/1", "source_id": "9", "source_type": "ad", "headline": "SUVs", "ctwa_clid": "ARAk", "x": "y"}
    raw = text("esse ainda tem?", referral=ad, context={"from": "551932000000", "id": "wamid.nossa", "forwarded": True})
    kept = await _kept(meta, raw)
    referral = {name: ad[name] for name in ad if name != "x"}
    assert kept.data == {"context": {"id": "wamid.nossa"}, "forwarded": True, "referral": referral}
    assert (kept.kind, kept.text) == (Kind.TEXT, "esse ainda tem?")


async def test_words_sent_with_an_order_are_read_and_an_order_without_words_is_declined(meta: Meta) -> None:
    order = {"catalog_id": "1", "product_items": [{"product_retailer_id": "onix", "quantity": 1}]}
    with_words = await _kept(meta, message("order", order | {"text": "quero este"}))
    assert (with_words.kind, with_words.text, with_words.data and with_words.data["order"]["items"]) == (
        Kind.TEXT, "quero este", [{"product_retailer_id": "onix", "quantity": 1}],
    )  # fmt: skip
    await meta.tells(change(message("order", order)))
    assert [kept.kind for kept in await meta.waiting()] == [Kind.TEXT, Kind.UNSUPPORTED]


_POLL = {"code": 131051, "title": "Message type unknown", "error_data": {"details": "not supported"}}


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        (
            message("unsupported", errors=[_POLL]),
            {"type": "unsupported", "errors": [{"code": 131051, "title": "Message type unknown", "details": "not supported"}]},
        ),
        (message("poll_of_next_year", {"options": 3}), {"type": "poll_of_next_year"}),
        (message("location", {"latitude": "norte"}), {"type": "location"}),
        (message("image", {"caption": "sem id"}), {"type": "image"}),
        (message("text", {"body": ""}), {"type": "text"}),
        (message("interactive", "quebrado"), {"type": "interactive"}),
        (message("contacts", {}), {"type": "contacts"}),
        (text(type=7), {}),
    ],
)
async def test_what_cannot_be_read_is_still_a_message_somebody_waits_on(meta: Meta, raw: dict[str, Any], data: dict[str, Any]) -> None:
    kept = await _kept(meta, raw)
    if raw.get("type") == 7:
        assert (kept.kind, kept.text) == (Kind.TEXT, "oi")
    else:
        assert (kept.kind, kept.text, kept.data) == (Kind.UNSUPPORTED, "", data)


async def test_a_message_without_a_type_is_what_it_holds(meta: Meta) -> None:
    kept = await _kept(meta, message("location", {"latitude": 1, "longitude": 2}, type=None))
    assert kept.kind is Kind.LOCATION


@pytest.mark.parametrize("stamp", [str(SENT_AT), SENT_AT, str(SENT_AT * 1000), float(SENT_AT)])
async def test_a_time_is_read_in_seconds_or_milliseconds(meta: Meta, stamp: object) -> None:
    assert (await _kept(meta, text(timestamp=stamp))).at.timestamp() == SENT_AT


@pytest.mark.parametrize("stamp", ["amanhã", "", "-1", "1e999", "nan", SENT_AT * 3, True, [], {}])
async def test_a_time_that_cannot_be_is_the_time_it_came(meta: Meta, stamp: object) -> None:
    assert (await _kept(meta, text(timestamp=stamp))).at == meta.house.clock.now()


async def test_a_message_without_an_id_is_known_by_what_it_says(meta: Meta) -> None:
    nameless = text("sem id", id=None)
    await meta.tells(change(nameless), change(nameless), change(text("outro", id=None)))
    assert sorted(await meta.texts()) == ["outro", "sem id"]


async def test_groups_and_signs_of_the_app_are_noticed_and_not_answered(meta: Meta) -> None:
    await meta.tells(change(text("oi grupo", group_id="G1"), message("request_welcome", {})))
    assert await meta.waiting() == []
    assert (len(await meta.noticed("text")), len(await meta.noticed("request_welcome"))) == (1, 1)
