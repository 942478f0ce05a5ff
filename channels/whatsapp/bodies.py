"""Bodies of webhooks that are read or wait to be kept: of all together no more bytes than fit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.exceptions import HTTPException
from starlette.requests import Request

from channels.whatsapp.receiving import Overwhelmed

MOST_BYTES = 32_000_000
"""Meta's bodies have a thousand bytes or two, and three million at most. As events they take some five times as much."""
LONGEST = 10.0
"""Seconds for a body to come in: who stops in the middle takes no room from others for ever."""


class Bodies:
    """Counted as they come in, so that who announces much and sends nothing takes no room at all."""

    def __init__(self, most: int = MOST_BYTES, longest: float = LONGEST) -> None:
        self._most, self._longest = most, longest
        self.held = 0
        """Bytes, now."""

    @asynccontextmanager
    async def of(self, request: Request) -> AsyncIterator[bytes]:
        """The body of a request, held until the block is left; Overwhelmed where it does not fit, 408 where it does not come."""
        chunks: list[bytes] = []
        try:
            try:
                async with asyncio.timeout(self._longest):
                    async for chunk in request.stream():
                        chunks.append(chunk)
                        self.held += len(chunk)
                        if self.held > self._most:
                            raise Overwhelmed("bytes")
            except TimeoutError:
                raise HTTPException(408) from None
            yield b"".join(chunks)
        finally:
            self.held -= sum(map(len, chunks))
