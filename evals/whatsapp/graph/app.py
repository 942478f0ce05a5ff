"""The stand-in over HTTP: the API's own paths, and `/standin/…` to steer it from another process."""

from __future__ import annotations

import asyncio
import dataclasses
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from evals.whatsapp.graph.faults import Breaks, Cuts, Fault, Hangs
from evals.whatsapp.graph.standin import Graph
from evals.whatsapp.refusals import Refusal


class _Cut(Response):
    """Headers, half of the body, and the end of the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self.body[: len(self.body) // 2], "more_body": True})


def graph_app(graph: Graph) -> Starlette:
    """The ASGI app of a stand-in."""

    def allowed(request: Request) -> None:
        if request.headers.get("authorization") != f"Bearer {graph.token}":
            raise Refusal(190, "Invalid OAuth access token - Cannot parse access token")

    async def messages(request: Request) -> Response:
        allowed(request)
        if graph.latency:
            await asyncio.sleep(graph.latency)
        answer, fault = await graph.take(request.path_params["number"], _json(await request.body()))
        return await _answered(answer, fault)

    async def about(request: Request) -> Response:
        """A number of the shop, or a file: the API asks for both by their id alone."""
        allowed(request)
        asked = request.path_params["id"]
        if (number := next((one for one in graph.numbers if one.id == asked), None)) is not None:
            named = {"display_phone_number": number.display, "verified_name": "Ipê Seminovos", "quality_rating": "GREEN"}
            return _said(named | {"id": number.id})
        return _said(graph.media.about(asked, graph.address))

    async def download(request: Request) -> Response:
        return graph.media.download(request, graph.token)

    async def refused(_: Request, error: Exception) -> Response:
        assert isinstance(error, Refusal)
        return _said(error.as_json(), error.status, error.headers)

    async def sent(request: Request) -> Response:
        since = int(request.query_params.get("since", 0))
        return _said({"sent": [dataclasses.asdict(one) for one in graph.sent[since:]], "reads": len(graph.reads), "refused": graph.refused})

    async def add_fault(request: Request) -> Response:
        graph.faults.add_json(_json(await request.body()))
        return _said({"success": True})

    async def forget(_: Request) -> Response:
        for kept in (graph.sent, graph.reads, graph.refused, graph.faults.rules):
            kept.clear()
        return _said({"success": True})

    return Starlette(
        routes=[
            Route("/whatsapp_business/attachments/", download),
            Route("/standin/sent", sent),
            Route("/standin/faults", add_fault, methods=["POST"]),
            Route("/standin/forget", forget, methods=["POST"]),
            Route("/{version}/{number}/messages", messages, methods=["POST"]),
            Route("/{version}/{id}", about),
        ],
        exception_handlers={Refusal: refused},
    )


async def _answered(answer: dict[str, Any], fault: Fault | None) -> Response:
    match fault:
        case Breaks(status):
            return HTMLResponse("<html><body><h1>Bad Gateway</h1></body></html>", status)
        case Cuts():
            return _Cut(orjson.dumps(answer), media_type="application/json")
        case Hangs(seconds):
            await asyncio.sleep(seconds)
    return _said(answer)


def _said(answer: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(orjson.dumps(answer), status, headers, "application/json")


def _json(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise Refusal(100, "Invalid parameter") from None
