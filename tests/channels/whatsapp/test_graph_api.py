"""The client of the Graph API: what became of a request, and where the token goes."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from channels.outbox import NotSent, Verdict
from channels.whatsapp.graph_api import GraphApi
from channels.whatsapp.requests import addressed, read, text
from domain.errors import Misconfigured
from evals.serving import serving
from evals.whatsapp.graph import Breaks, Cuts, Graph, Hangs, Refuses, standin
from evals.whatsapp.webhooks import Number

HELLO = addressed(text("oi"), "5511987654321", "d1")


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    async with standin() as serving:
        yield serving


@pytest.fixture
async def api(graph: Graph) -> AsyncIterator[GraphApi]:
    made = GraphApi(graph.url, SecretStr(graph.token), timeout=30)
    yield made
    await made.close()


async def _verdict(api: GraphApi) -> Verdict:
    with pytest.raises(NotSent) as caught:
        await api.send(Number().id, HELLO)
    return caught.value.verdict


async def test_a_message_is_sent_and_has_their_id(api: GraphApi, graph: Graph) -> None:
    assert await api.send(Number().id, HELLO) == graph.sent[0].id
    await api.mark(Number().id, read("wamid.1", typing=True))
    assert graph.reads[0].typing


async def test_how_it_fails_is_told_apart(api: GraphApi, graph: Graph) -> None:
    expected = {
        Refuses(131026): Verdict.NEVER,
        Refuses(130429, retry_after=3): Verdict.BUSY,
        Breaks(503): Verdict.BUSY,
        Breaks(504): Verdict.UNKNOWN,
        Cuts(): Verdict.UNKNOWN,
    }
    for fault, verdict in expected.items():
        graph.faults.add(fault)
        assert await _verdict(api) is verdict, fault


async def test_what_became_of_a_message_whose_answer_takes_too_long_is_unknown(graph: Graph) -> None:
    hasty = GraphApi(graph.url, SecretStr(graph.token), timeout=0.2)
    graph.faults.add(Hangs(30))
    assert await _verdict(hasty) is Verdict.UNKNOWN
    await hasty.close()


async def test_a_server_that_is_not_there_took_nothing() -> None:
    api = GraphApi("http://127.0.0.1:9/v25.0", SecretStr("t"))
    assert await _verdict(api) is Verdict.BUSY
    await api.close()


async def test_an_id_of_a_number_that_is_none_leaves_for_nowhere(api: GraphApi, graph: Graph) -> None:
    for account in ("../me", "", "1/2", "1?x=1"):
        with pytest.raises(NotSent):
            await api.send(account, HELLO)
    assert not graph.sent
    assert not graph.refused


@pytest.mark.parametrize("answer", [b"", b"{}", b"[]", b'{"messages": []}', b"<html>"])
async def test_a_yes_without_an_id_is_not_known_to_be_one(answer: bytes) -> None:
    async def says(_: Request) -> Response:
        return Response(answer)

    async with serving(Starlette(routes=[Route("/{rest:path}", says, methods=["POST"])])) as url:
        api = GraphApi(url, SecretStr("t"))
        assert await _verdict(api) is Verdict.UNKNOWN
        await api.close()


async def test_the_token_follows_no_redirect_and_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    asked: list[str | None] = []

    async def elsewhere(request: Request) -> Response:
        asked.append(request.headers.get("authorization"))
        return RedirectResponse(f"http://127.0.0.1:{request.url.port}/other", 307)

    caplog.set_level(logging.DEBUG)
    async with serving(Starlette(routes=[Route("/{rest:path}", elsewhere, methods=["POST"])])) as url:
        api = GraphApi(url, SecretStr("segredo-do-token"))
        assert await _verdict(api) is Verdict.STOPPED
        assert "segredo-do-token" not in f"{vars(api)} {api!r}"
        await api.close()
    assert asked == ["Bearer segredo-do-token"]
    assert "segredo-do-token" not in caplog.text


async def test_a_number_that_the_token_does_not_reach_costs_no_message(api: GraphApi, graph: Graph) -> None:
    with pytest.raises(NotSent) as caught:
        await api.send("999", HELLO)
    assert caught.value.verdict is Verdict.STOPPED
    assert [code for code, _ in graph.refused] == [100]


@pytest.mark.parametrize("token", ["quebrado\nX-Mais: 1", "aspas”"])
async def test_a_token_that_no_header_can_hold_stops_sending_and_costs_no_message(graph: Graph, token: str) -> None:
    api = GraphApi(graph.url, SecretStr(token))
    assert await _verdict(api) is Verdict.STOPPED
    await api.close()
    assert not graph.sent


@pytest.mark.parametrize("url", ["http://graph.example/v25.0", "http://10.0.0.7/v25.0", "ftp://127.0.0.1x/"])
def test_off_this_machine_the_token_goes_by_tls_only(url: str) -> None:
    with pytest.raises(Misconfigured):
        GraphApi(url, SecretStr("t"))
