"""The doctor asks Meta about the number, and tells what could not be delivered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from channels.commands.doctor import Finding
from channels.commands.doctor_whatsapp import connection, deliveries
from channels.settings import WhatsAppSettings
from domain.delivery.deliveries import Delivery, Part
from evals.serving import serving
from memory.records import Records
from tests.memory.records.samples import NOON, TENANT

TOKEN = "certo"


@pytest.fixture
async def meta() -> AsyncIterator[str]:
    async def about(request: Request) -> Response:
        if request.headers["authorization"] != f"Bearer {TOKEN}":
            return JSONResponse({"error": {"code": 190, "message": "Access token has expired"}}, 401)
        return JSONResponse({"display_phone_number": "+55 19 3232-0000", "verified_name": "Ipê Seminovos", "id": "555"})

    async with serving(Starlette(routes=[Route("/v25.0/555", about)])) as address:
        yield f"{address}/v25.0"


async def _found(**settings: Any) -> list[Finding]:
    given = {"phone_number_id": "555", "app_secret": SecretStr("s"), "verify_token": SecretStr("v"), "template": "retomar", **settings}
    return [finding async for finding in connection(WhatsAppSettings(_env_file=None, **given))]


async def test_a_number_that_answers_is_told_by_its_name(meta: str) -> None:
    [finding] = await _found(api_url=meta, access_token=SecretStr(TOKEN))
    assert (finding.state, finding.what) == ("ok", "WhatsApp: Ipê Seminovos (+55 19 3232-0000) responde")


async def test_a_token_that_ended_is_an_error_with_its_remedy(meta: str) -> None:
    [finding] = await _found(api_url=meta, access_token=SecretStr("velho"))
    assert (finding.state, "190" in finding.what, "passo 3" in finding.remedy) == ("error", True, True)


async def test_what_is_missing_is_named_and_a_meta_that_is_away_is_a_warning() -> None:
    half, away, late = await _found(api_url="http://127.0.0.1:9/v25.0", access_token=SecretStr(TOKEN), app_secret=None, template=None)
    assert "WHATSAPP_APP_SECRET" in half.what
    assert [half.state, away.state, late.state] == ["error", "warning", "warning"]


async def test_what_was_not_delivered_is_counted_with_its_codes(records: Records) -> None:
    talk = "whatsapp:555:ana"
    async with records.writing(TENANT) as books:
        await books.conversations.open(talk, "ana", "whatsapp", NOON)
        first, second = (Delivery.waiting(talk, "whatsapp", "555", "551199", Part(number, 0, {}), NOON) for number in (1, 2))
        await books.deliveries.make([first, second])
        await books.deliveries.give_up(first, 131026, "Message undeliverable")
        await books.deliveries.hold(talk, NOON)
    lost, held = [finding async for finding in deliveries(records, TENANT)]
    assert lost.what == "mensagens do WhatsApp não entregues: 1 (por 131026)"
    assert held.what == "mensagens do WhatsApp que esperam o cliente escrever: 1"
