"""Alive, and ready."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError

LONGEST_CHECK = 0.9
"""Seconds; a part that hangs is not ready either, and Kubernetes itself waits one second for the answer."""
WORKS_WITHOUT = frozenset({"redis"})
"""Parts that are told of and not waited for (docs/decisions/0015)."""

health_routes = APIRouter(tags=["saúde"])


@health_routes.get("/health")
async def health() -> dict[str, str]:
    """The process answers. Asks nothing of any other part."""
    return {"status": "ok"}


@health_routes.get("/ready")
async def ready(request: Request) -> JSONResponse:
    """The database answers and is up to date: 200, else 503 with what is missing. Of Redis it is told whether it answers; people are
    answered without it, so nobody is to be sent elsewhere."""
    checks: dict[str, Any] = {}
    for name, check in request.app.state.readiness.items():
        try:
            async with asyncio.timeout(LONGEST_CHECK):
                checks[name] = "ok" if await check() else "pending"
        except (SQLAlchemyError, OSError, ConnectionError) as error:
            checks[name] = f"failed: {type(error).__name__}"
    ok = all(state == "ok" for name, state in checks.items() if name not in WORKS_WITHOUT)
    return JSONResponse({"status": "ok" if ok else "unavailable", "checks": checks}, 200 if ok else 503)
