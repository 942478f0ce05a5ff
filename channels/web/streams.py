"""A stream of server-sent events with one owner: it ends in order when its events end, and when its browser leaves.

FastAPI's own streams read their events in a task beside the answer, over a pipe whose far end is closed first when a browser
leaves: an event on its way then breaks the pipe, and somebody closing a page becomes an error of the server.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

import orjson
from fastapi.responses import StreamingResponse
from fastapi.sse import ServerSentEvent, format_sse_event
from starlette.types import Send


class EventStream(StreamingResponse):
    """Sends events as they come; whatever they hold open is let go before the answer is over."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncGenerator[ServerSentEvent]) -> None:
        self._wire = _wire(events)
        super().__init__(self._wire, headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"})

    async def stream_response(self, send: Send) -> None:
        async with aclosing(self._wire):
            await super().stream_response(send)


async def _wire(events: AsyncGenerator[ServerSentEvent]) -> AsyncGenerator[bytes]:
    async with aclosing(events):
        async for event in events:
            data = None if event.data is None else orjson.dumps(event.data).decode()
            yield format_sse_event(data_str=data, event=event.event, id=event.id, comment=event.comment)
