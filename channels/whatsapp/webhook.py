"""`/webhook/whatsapp`: Meta asks once whether it is us, then tells everything that happens (contracts/http.md)."""

from __future__ import annotations

import hmac

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response

from channels.whatsapp.ingress import Ingress
from channels.whatsapp.receiving import Overwhelmed
from channels.whatsapp.signature import signed

RETRY_SECONDS = 5
whatsapp_routes = APIRouter(tags=["whatsapp"])
_RECEIVED = Response()
_CHALLENGE_HEADERS = {"X-Content-Type-Options": "nosniff"}


@whatsapp_routes.get("/webhook/whatsapp", response_class=PlainTextResponse)
async def verify(request: Request) -> PlainTextResponse:
    """Meta's question before it sends anything: the challenge comes back to whoever knows the verify token."""
    ingress: Ingress = request.app.state.whatsapp
    asked = request.query_params
    known = hmac.compare_digest(asked.get("hub.verify_token", "").encode("utf-8", "replace"), ingress.verify_token.encode())
    if asked.get("hub.mode") != "subscribe" or not ingress.verify_token or not known:
        raise HTTPException(403)
    return PlainTextResponse(asked.get("hub.challenge", ""), headers=_CHALLENGE_HEADERS)


@whatsapp_routes.post("/webhook/whatsapp")
async def receive(request: Request) -> Response:
    """Messages, statuses and whatever else: 200 once it is kept, so that what is not kept is sent again."""
    ingress: Ingress = request.app.state.whatsapp
    try:
        body = await request.body()
    except ClientDisconnect:
        return Response(status_code=400)
    if not signed(body, request.headers.get("X-Hub-Signature-256", "").encode("latin-1"), ingress.app_secret):
        raise HTTPException(401)
    try:
        await ingress.receive(body)
    except Overwhelmed:
        raise HTTPException(503, headers={"Retry-After": str(RETRY_SECONDS)}) from None
    return _RECEIVED
