"""Handing webhooks to the product as Meta does: signed, and again later while the answer is not 200."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any, Self

import httpx2

from evals.whatsapp.webhooks import signed

PAUSE = 0.2
"""Seconds before the first repetition; each doubles it. Meta takes minutes."""
LONGEST_ANSWER = 20.0


class Webhooks:
    """A client of one webhook address. `posted` counts bodies, `refused` the answers that were not 200, by status (0: none came)."""

    def __init__(self, url: str, app_secret: str) -> None:
        self.url, self._secret = url, app_secret
        self._client = httpx2.AsyncClient(timeout=LONGEST_ANSWER, trust_env=False)
        self.posted = 0
        self.refused: dict[int, int] = {}

    async def post(self, body: Any) -> int:
        """The status of one delivery. `body` is a webhook body, or bytes sent as they are."""
        raw, headers = signed(body, self._secret)
        self.posted += 1
        try:
            status = (await self._client.post(self.url, content=raw, headers=headers)).status_code
        except httpx2.HTTPError:
            status = 0
        if status != 200:
            self.refused[status] = self.refused.get(status, 0) + 1
        return status

    async def deliver(self, body: Any, *, tries: int = 8, pause: float = PAUSE) -> int:
        """Post until it is taken or the tries are used up: the last status."""
        for attempt in range(tries):
            if attempt:
                await asyncio.sleep(pause * 2 ** (attempt - 1))
            if (status := await self.post(body)) == 200:
                break
        return status

    async def challenge(self, verify_token: str, challenge: str = "1158201444") -> tuple[int, str]:
        """The verification that Meta does when the address is entered: status and what came back."""
        asked = {"hub.mode": "subscribe", "hub.verify_token": verify_token, "hub.challenge": challenge}
        answer = await self._client.get(self.url, params=asked)
        return answer.status_code, answer.text

    async def close(self) -> None:
        await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()
