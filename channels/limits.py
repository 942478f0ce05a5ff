"""How often one client may ask, shared by all web processes; who asks more gets 429 and is told when to come back."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Awaitable, Callable

from fastapi import HTTPException, Request

from memory.sessions import Limit


def limited(name: str, a_minute: int, burst: int) -> Callable[[Request], Awaitable[None]]:
    """A dependency of a route: `a_minute` requests of one address, after a rest `burst` at once."""

    async def allow(request: Request) -> None:
        await hold_back(request, name, request.client.host if request.client else "unknown", a_minute, burst)

    return allow


async def hold_back(request: Request, name: str, who: str, a_minute: int, burst: int) -> None:
    """Raises 429 with `Retry-After` (seconds) where `who` asked too often. Redis need not know who they are."""
    key = hashlib.sha256(who.encode()).hexdigest()[:24]
    wait = await request.app.state.sessions.paces.reserve([Limit(f"{name}:{key}", 60 / a_minute, burst)])
    if wait > 0:
        raise HTTPException(429, headers={"Retry-After": str(math.ceil(wait))})
