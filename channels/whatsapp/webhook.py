"""`/webhook/whatsapp`: Meta asks once whether it is us, then tells everything that happens (contracts/http.md)."""

from __future__ import annotations

import hmac

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from channels.metrics import WEBHOOKS_REFUSED
from channels.whatsapp.ingress import Ingress
from channels.whatsapp.receiving import Overwhelmed
from channels.whatsapp.signature import signed, well_formed

RETRY_SECONDS = 5
_RECEIVED = Response()
_CHALLENGE_HEADERS = {"X-Content-Type-Options": "nosniff"}


async def verify(request: Request) -> PlainTextResponse:
    """Meta's question before it sends anything: the challenge comes back to whoever knows the verify token."""
    ingress: Ingress = request.app.state.whatsapp
    asked = request.query_params
    known = hmac.compare_digest(asked.get("hub.verify_token", "").encode("utf-8", "replace"), ingress.verify_token.encode())
    if asked.get("hub.mode") != "subscribe" or not ingress.verify_token or not known:
        raise HTTPException(403)
    return PlainTextResponse(asked.get("hub.challenge", ""), headers=_CHALLENGE_HEADERS)


async def receive(request: Request) -> Response:
    """Messages, statuses and whatever else: 200 once it is kept, so that what is not kept is sent again."""
    ingress: Ingress = request.app.state.whatsapp
    signature = request.headers.get("X-Hub-Signature-256", "").encode("latin-1")
    if not well_formed(signature):
        raise HTTPException(401)  # before any of the body is read: it would take room of Meta's
    try:
        async with ingress.bodies.of(request) as body:
            if not signed(body, signature, ingress.app_secret):
                raise HTTPException(401)
            await ingress.receive(body)
    except ClientDisconnect:
        return Response(status_code=400)
    except Overwhelmed as error:
        WEBHOOKS_REFUSED.labels(error.reason).inc()
        raise HTTPException(503, headers={"Retry-After": str(RETRY_SECONDS)}) from None
    return _RECEIVED


_PATH = "/webhook/whatsapp"
whatsapp_routes = (Route(_PATH, receive, methods=["POST"]), Route(_PATH, verify, methods=["GET"]))
"""Plain routes: what FastAPI adds to one (parameters, models, a place in the API's page) costs time at every request, and Meta has no use
for it."""
