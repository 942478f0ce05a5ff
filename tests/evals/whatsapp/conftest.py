"""The stand-in, and a client that speaks to it as the product does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from evals.whatsapp.graph import Graph, standin
from evals.whatsapp.webhooks import Number

ANA = "5511987654321"


class Shop:
    """Asks the API as a shop would."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.client = httpx2.AsyncClient(timeout=30, trust_env=False, headers={"authorization": f"Bearer {graph.token}"})

    async def asks(self, body: Any) -> httpx2.Response:
        return await self.client.post(f"{self.graph.url}/{Number().id}/messages", json=body)

    async def sends(self, kind: str, part: Any, to: str = ANA, **more: Any) -> httpx2.Response:
        return await self.asks({"messaging_product": "whatsapp", "to": to, "type": kind, kind: part, **more})

    async def code(self, kind: str, part: Any, **more: Any) -> int:
        """The code of the refusal; 0 where it was taken."""
        answer = await self.sends(kind, part, **more)
        return 0 if answer.status_code == 200 else int(answer.json()["error"]["code"])


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    async with standin() as serving:
        yield serving


@pytest.fixture
async def shop(graph: Graph) -> AsyncIterator[Shop]:
    made = Shop(graph)
    yield made
    await made.client.aclose()
