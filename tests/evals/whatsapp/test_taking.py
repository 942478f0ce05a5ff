"""What the real API takes, the stand-in takes; what it refuses, the stand-in refuses with the same code."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from evals.whatsapp.graph import Template
from evals.whatsapp.webhooks import Number
from tests.evals.whatsapp.conftest import ANA, Shop


def _buttons(*titles: str, body: str = "Qual?") -> dict[str, Any]:
    buttons = [{"type": "reply", "reply": {"id": f"b{at}", "title": title}} for at, title in enumerate(titles)]
    return {"type": "button", "body": {"text": body}, "action": {"buttons": buttons}}


def _list(*sections: int, title: str = "Carro", description: str = "2019", button: str = "Ver") -> dict[str, Any]:
    ids = iter(range(99))
    rows = [[{"id": f"r{next(ids)}", "title": title, "description": description} for _ in range(count)] for count in sections]
    told = [{"title": f"Parte {at}", "rows": part} for at, part in enumerate(rows)]
    return {"type": "list", "body": {"text": "Escolha"}, "action": {"button": button, "sections": told}}


LINK = {"display_text": "Abrir", "url": "https://example.com"}
TAKEN: list[tuple[str, dict[str, Any]]] = [
    ("text", {"body": "a" * 4096, "preview_url": True}),
    ("image", {"link": "https://example.com/carro.jpg", "caption": "c" * 1024}),
    ("document", {"id": "123", "filename": "proposta.pdf"}),
    ("location", {"latitude": -23.55, "longitude": "-46.63", "name": "Loja"}),
    ("reaction", {"message_id": "wamid.x", "emoji": ""}),
    ("contacts", [{"name": {"formatted_name": "Loja"}, "phones": [{"phone": "+551130000000"}]}]),
    ("interactive", _buttons("Sim", "Não", "t" * 20)),
    ("interactive", _list(5, 5, title="t" * 24, description="d" * 72)),
    ("interactive", {"type": "cta_url", "body": {"text": "Veja"}, "action": {"name": "cta_url", "parameters": LINK}}),
    ("interactive", {"type": "location_request_message", "body": {"text": "Onde?"}, "action": {"name": "send_location"}}),
    ("template", {"name": "hello_world", "language": {"code": "en_US"}}),
]  # fmt: skip

REFUSED: list[tuple[int, str, Any]] = [
    (100, "text", {"body": "a" * 4097}),
    (100, "text", {"body": ""}),
    (100, "text", {}),
    (100, "text", "oi"),
    (131009, "image", {"link": "https://example.com/a.jpg", "id": "1"}),
    (131008, "image", {"caption": "sem foto"}),
    (100, "image", {"link": "file:///etc/passwd"}),
    (131009, "image", {"id": "1", "caption": "c" * 1025}),
    (131009, "audio", {"id": "1", "caption": "c"}),
    (131009, "location", {"latitude": 91, "longitude": 0}),
    (131008, "contacts", []),
    (131009, "interactive", _buttons()),
    (131009, "interactive", _buttons("1", "2", "3", "4")),
    (131009, "interactive", _buttons("t" * 21)),
    (131008, "interactive", _buttons("")),
    (131009, "interactive", _buttons("Sim", "Sim")),
    (131009, "interactive", _buttons("Sim", body="b" * 1025)),
    (131009, "interactive", _buttons("Sim") | {"footer": {"text": "f" * 61}}),
    (131009, "interactive", _buttons("Sim") | {"header": {"type": "text", "text": "h" * 61}}),
    (131009, "interactive", _list(11)),
    (131009, "interactive", _list(6, 5)),
    (131009, "interactive", _list(0)),
    (131009, "interactive", _list(1, title="t" * 25)),
    (131009, "interactive", _list(1, description="d" * 73)),
    (131009, "interactive", _list(1, button="b" * 21)),
    (131009, "interactive", {"type": "carousel", "body": {"text": "x"}, "action": {}}),
    (132001, "template", {"name": "nenhum", "language": {"code": "pt_BR"}}),
    (131051, "poll", {"name": "enquete"}),
]


@pytest.mark.parametrize(("kind", "part"), TAKEN)
async def test_what_is_within_the_limits_is_taken(shop: Shop, kind: str, part: Any) -> None:
    answer = await shop.sends(kind, part)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert said["contacts"] == [{"input": ANA, "wa_id": ANA}]
    assert [said["messages"][0]["id"]] == [sent.id for sent in shop.graph.sent]


@pytest.mark.parametrize(("code", "kind", "part"), REFUSED)
async def test_what_is_beyond_a_limit_is_refused_with_its_code(shop: Shop, code: int, kind: str, part: Any) -> None:
    answer = await shop.sends(kind, part)
    error = answer.json()["error"]
    assert (error["code"], error["type"], shop.graph.sent) == (code, "OAuthException", [])
    assert error["fbtrace_id"]
    assert error["message"].startswith(f"(#{code}) ")
    assert answer.status_code >= 400


async def test_a_message_needs_a_token_a_number_and_somebody_to_go_to(shop: Shop) -> None:
    text = {"messaging_product": "whatsapp", "to": ANA, "type": "text", "text": {"body": "oi"}}
    stranger = await shop.client.post(f"{shop.graph.url}/{Number().id}/messages", json=text, headers={"authorization": "Bearer other"})
    assert (stranger.status_code, stranger.json()["error"]["code"]) == (401, 190)
    elsewhere = await shop.client.post(f"{shop.graph.url}/1/messages", json=text)
    assert (elsewhere.status_code, elsewhere.json()["error"]["code"]) == (400, 100)
    assert (await shop.asks({**text, "to": ""})).json()["error"]["code"] == 100
    assert (await shop.asks({**text, "to": Number().display})).json()["error"]["code"] == 131021
    assert (await shop.asks({**text, "messaging_product": "sms"})).json()["error"]["code"] == 100
    assert (await shop.asks([text])).json()["error"]["code"] == 100
    assert not shop.graph.sent


async def test_a_person_may_be_reached_by_their_business_scoped_user_id(shop: Shop) -> None:
    body = {"messaging_product": "whatsapp", "recipient": "BR.13491208655302741918", "type": "text", "text": {"body": "oi"}}
    answer = (await shop.asks(body)).json()
    assert answer["contacts"] == [{"input": "BR.13491208655302741918", "user_id": "BR.13491208655302741918"}]
    both = (await shop.asks(body | {"to": "+55 11 98765-4321"})).json()
    assert both["contacts"] == [{"input": "+55 11 98765-4321", "wa_id": ANA}]


async def test_a_number_of_the_interior_comes_back_without_its_ninth_digit(shop: Shop) -> None:
    answer = (await shop.sends("text", {"body": "oi"}, to="5551987654321")).json()
    assert answer["contacts"] == [{"input": "5551987654321", "wa_id": "555187654321"}]


async def test_a_template_needs_its_parameters_in_one_line(shop: Shop) -> None:
    shop.graph.templates.add(Template("retomada", body="Oi, {{1}}! Ainda quer ver o {{2}}?"), Template("parada", state="paused"))

    def filled(*values: str) -> dict[str, Any]:
        parameters = [{"type": "text", "text": value} for value in values]
        return {"name": "retomada", "language": {"code": "pt_BR"}, "components": [{"type": "body", "parameters": parameters}]}

    assert await shop.code("template", filled("Ana", "Onix")) == 0
    assert await shop.code("template", filled("Ana")) == 132000
    assert await shop.code("template", filled("Ana", "")) == 132012
    assert await shop.code("template", filled("Ana", "Onix\n2019")) == 132018
    assert await shop.code("template", {"name": "parada", "language": {"code": "pt_BR"}}) == 132015


async def test_read_marks_and_typing_are_taken_and_are_no_messages(shop: Shop) -> None:
    mark = {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.1"}
    assert (await shop.asks(mark)).json() == {"success": True}
    assert (await shop.asks(mark | {"typing_indicator": {"type": "text"}})).json() == {"success": True}
    assert (await shop.asks(mark | {"typing_indicator": {"type": "dance"}})).status_code == 400
    assert (await shop.asks(mark | {"message_id": None})).status_code == 400
    assert ([read.typing for read in shop.graph.reads], shop.graph.sent) == ([False, True], [])


async def test_a_body_that_is_no_json_is_refused(shop: Shop) -> None:
    answer = await shop.client.post(f"{shop.graph.url}/{Number().id}/messages", content=b"{")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 100)
    assert isinstance(answer, httpx2.Response)
