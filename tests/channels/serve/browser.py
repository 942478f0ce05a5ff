"""A browser with the chat open: it says things and listens to the stream of events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Self

import httpx2

LONGEST = 60.0


@dataclass(frozen=True, slots=True)
class Heard:
    """One event of the stream."""

    name: str
    data: dict[str, Any]
    id: str | None


class Listening:
    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines
        self._coming: asyncio.Task[Heard] | None = None

    async def one(self) -> Heard:
        """The next event; comments are passed over."""
        coming, self._coming = self._next(), None
        async with asyncio.timeout(LONGEST):
            return await coming

    async def reply(self) -> list[Heard]:
        """Events up to and with the `done` of a reply."""
        heard = [await self.one()]
        while heard[-1].name != "done" or heard[-1].id is None:
            heard.append(await self.one())
        return heard

    async def silent(self, seconds: float) -> bool:
        """Whether no message comes for that long; what comes later is not lost."""
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            self._coming = self._next()
            await asyncio.wait({self._coming}, timeout=deadline - asyncio.get_running_loop().time())
            if not self._coming.done():
                return True
            if (await self.one()).name == "message":
                return False

    async def aclose(self) -> None:
        if self._coming is not None:
            self._coming.cancel()
            await asyncio.wait({self._coming})

    def _next(self) -> asyncio.Task[Heard]:
        return self._coming or asyncio.create_task(self._read())

    async def _read(self) -> Heard:
        fields: dict[str, str] = {}
        async for line in self._lines:
            if not line and "event" in fields:
                return Heard(fields["event"], json.loads(fields["data"]), fields.get("id"))
            name, _, value = line.partition(": ")
            fields = {**fields, name: value} if line else {}
        raise EOFError("the stream ended")


class Browser:
    def __init__(self, client: httpx2.AsyncClient, token: str) -> None:
        self.client, self.token = client, token
        self._said = 0

    @classmethod
    async def opened(cls, client: httpx2.AsyncClient) -> Self:
        """A browser that was never here."""
        answer = await client.post("/api/chat/sessions")
        assert answer.status_code == 201
        return cls(client, answer.json()["token"])

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def says(self, text: str, client_id: str | None = None, card: str | None = None) -> httpx2.Response:
        self._said += 1
        said = {"client_id": client_id or f"m{self._said}", "text": text, "card": card}
        return await self.client.post("/api/chat/messages", json=said, headers=self.headers)

    @asynccontextmanager
    async def listening(self, last_event_id: str | None = None, **query: Any) -> AsyncIterator[Listening]:
        """As EventSource: the token in the address, the last id in a header."""
        headers = {"Last-Event-ID": last_event_id.encode()} if last_event_id is not None else {}
        params = {"token": self.token, **query}
        async with self.client.stream("GET", "/api/chat/events", params=params, headers=headers, timeout=LONGEST) as answer:
            assert answer.status_code == 200, await answer.aread()
            assert answer.headers["content-type"].startswith("text/event-stream")
            async with aclosing(Listening(answer.aiter_lines())) as events:
                yield events
