"""The webhooks of the stand-in: signed, complete, repeated until they are taken."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from evals.serving import serving
from evals.whatsapp.customers import Customer
from evals.whatsapp.graph import Undelivered
from evals.whatsapp.graph.reports import Reports
from evals.whatsapp.messages import deletion, edit, number_changed, text
from evals.whatsapp.people import Person
from evals.whatsapp.posting import Webhooks
from evals.whatsapp.webhooks import Number, batch, disordered, received, signed
from tests.evals.whatsapp.conftest import ANA, Shop

SECRET = "segredo-do-app"


class Taker:
    """A webhook that checks the signature and keeps what it took; the first `failing` deliveries are answered 500."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.failing = 0

    async def post(self, request: Request) -> Response:
        raw = await request.body()
        expected = hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
        if request.headers["x-hub-signature-256"] != f"sha256={expected}":
            return PlainTextResponse("", 401)
        if self.failing:
            self.failing -= 1
            return PlainTextResponse("", 500)
        self.taken.append(orjson.loads(raw))
        return PlainTextResponse("")

    @property
    def statuses(self) -> list[dict[str, Any]]:
        changes = [change for body in self.taken for entry in body["entry"] for change in entry["changes"]]
        return [status for change in changes for status in change["value"].get("statuses", ())]


@pytest.fixture
async def taker(shop: Shop) -> AsyncIterator[Taker]:
    made = Taker()
    async with serving(Starlette(routes=[Route("/webhook", made.post, methods=["POST"])])) as address:
        shop.graph.reports = Reports(Webhooks(f"{address}/webhook", SECRET), pause=0)
        yield made


async def test_a_message_is_reported_sent_delivered_and_read_with_its_price_and_our_own_id(shop: Shop, taker: Taker) -> None:
    await shop.sends("text", {"body": "oi"}, biz_opaque_callback_data="delivery-7")
    await shop.graph.reports.settle()
    assert [status["status"] for status in taker.statuses] == ["sent", "delivered", "read"]
    assert {(status["id"], status["recipient_id"], status["biz_opaque_callback_data"]) for status in taker.statuses} == {
        (shop.graph.sent[0].id, ANA, "delivery-7")
    }
    first = taker.statuses[0]
    assert first["pricing"] == {"billable": False, "pricing_model": "PMP", "category": "service", "type": "free_customer_service"}
    assert int(first["conversation"]["expiration_timestamp"]) - int(first["timestamp"]) == 24 * 3600


async def test_outside_the_window_only_a_template_arrives(shop: Shop, taker: Taker) -> None:
    shop.graph.closed.add(ANA)
    assert (await shop.sends("text", {"body": "oi"})).status_code == 200
    await shop.graph.reports.settle()
    [failed] = taker.statuses
    assert (failed["status"], failed["errors"][0]["code"], "pricing" in failed) == ("failed", 131047, False)
    await shop.sends("template", {"name": "hello_world", "language": {"code": "en_US"}})
    await shop.graph.reports.settle()
    assert [status["status"] for status in taker.statuses[1:]] == ["sent", "delivered", "read"]


async def test_a_failure_may_be_told_only_by_its_status(shop: Shop, taker: Taker) -> None:
    shop.graph.faults.add(Undelivered(131026))
    assert (await shop.sends("text", {"body": "oi"})).status_code == 200
    await shop.graph.reports.settle()
    assert [(status["status"], status["errors"][0]["code"]) for status in taker.statuses] == [("failed", 131026)]


async def test_statuses_may_come_twice_and_in_any_order_or_be_held_back(shop: Shop, taker: Taker) -> None:
    shop.graph.reports.seed, shop.graph.reports.held = 3, True
    await shop.sends("text", {"body": "oi"})
    assert not taker.statuses
    shop.graph.reports.release()
    await shop.graph.reports.settle()
    assert sorted(status["status"] for status in taker.statuses) == ["delivered"] * 2 + ["read"] * 2 + ["sent"] * 2


async def test_a_webhook_that_is_not_taken_comes_again(taker: Taker, shop: Shop) -> None:
    taker.failing = 2
    ana = Customer(Person(), shop.graph, shop.graph.reports.webhooks or Webhooks("", ""))
    sent = await ana.says("oi")
    assert [body["entry"][0]["changes"][0]["value"]["messages"][0]["id"] for body in taker.taken] == [sent]
    assert shop.graph.reports.webhooks is not None
    assert shop.graph.reports.webhooks.refused == {500: 2}


async def test_a_customer_hears_what_is_sent_to_them_and_to_nobody_else(shop: Shop, taker: Taker) -> None:
    ana = Customer(Person(), shop.graph, shop.graph.reports.webhooks or Webhooks("", ""))
    await shop.sends("text", {"body": "para outra"}, to="5511900000000")
    buttons = [{"type": "reply", "reply": {"id": f"b{at}", "title": title}} for at, title in enumerate(("Sim", "Não"))]
    await shop.sends("interactive", {"type": "button", "body": {"text": "Quer?"}, "action": {"buttons": buttons}})
    heard = await ana.hears()
    assert (heard.text, heard.choices) == ("Quer?", [("b0", "Sim"), ("b1", "Não")])
    await ana.taps("Não", heard)
    tapped = taker.taken[-1]["entry"][0]["changes"][0]["value"]["messages"][0]
    assert (tapped["interactive"]["button_reply"], tapped["context"]["id"]) == ({"id": "b1", "title": "Não"}, heard.id)
    with pytest.raises(TimeoutError):
        await ana.hears(patience=0.05)


def test_a_batch_holds_every_message_over_several_entries_and_changes() -> None:
    number, people = Number(), [Person.numbered(at) for at in range(5)]
    bodies = [received(number, person, person.writes(text(f"oi {at}"), id=f"m{at}")) for at, person in enumerate(people)]
    together = batch(*bodies, changes_an_entry=2)
    assert [len(entry["changes"]) for entry in together["entry"]] == [2, 2, 1]
    values = [change["value"] for entry in together["entry"] for change in entry["changes"]]
    assert [value["messages"][0]["id"] for value in values] == ["m0", "m1", "m2", "m3", "m4"]
    assert values[3]["contacts"][0]["user_id"] == people[3].user_id


def test_what_is_disordered_is_whole_and_the_same_for_the_same_seed() -> None:
    bodies = [{"object": str(at)} for at in range(10)]
    twice = disordered(bodies, seed=1, copies=2)
    assert twice == disordered(bodies, seed=1, copies=2)
    assert sorted(body["object"] for body in twice) == sorted([str(at) for at in range(10)] * 2)
    assert twice[:10] != bodies


def test_a_person_may_lack_a_phone_and_a_system_message_lacks_contacts() -> None:
    hidden = Person("Bia", phone=None, user_id="BR.1", username="bia")
    message = hidden.writes(edit("m1", "agora sim"))
    assert ("from" in message, message["from_user_id"], message["edit"]["original_message_id"]) == (False, "BR.1", "m1")
    assert received(Number(), hidden, message)["entry"][0]["changes"][0]["value"]["contacts"] == [
        {"profile": {"name": "Bia", "username": "bia"}, "user_id": "BR.1"}
    ]
    moved = received(Number(), Person(), Person().writes(number_changed(ANA, "5511911112222")))
    assert "contacts" not in moved["entry"][0]["changes"][0]["value"]
    assert deletion("m1")["revoke"] == {"original_message_id": "m1"}


def test_the_signature_is_over_the_bytes_that_go_out() -> None:
    raw, headers = signed(b'{"object" : "x"}', SECRET)
    assert raw == b'{"object" : "x"}'
    assert headers["x-hub-signature-256"] == "sha256=" + hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
