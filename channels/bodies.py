"""No request is read into memory without an end."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 3_000_000


class BodyLimit:
    """Middleware: a body that says it is longer, or turns out to be, is answered 413 as soon as somebody reads it."""

    def __init__(self, app: ASGIApp, most: int = MOST_BYTES) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            receive = self._limited(receive, _announced(scope))
        await self._app(scope, receive, send)

    def _limited(self, receive: Receive, announced: int) -> Receive:
        read = 0

        async def limited() -> Message:
            nonlocal read
            if announced > self._most:
                raise HTTPException(413)
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._most:
                raise HTTPException(413)
            return message

        return limited


def _announced(scope: Scope) -> int:
    value = dict(scope["headers"]).get(b"content-length", b"0")
    return int(value) if value.isdigit() else 0
