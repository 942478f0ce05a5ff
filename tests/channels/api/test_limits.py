"""Who asks too often is told so, and when to come back; nobody else notices."""

from __future__ import annotations

import asyncio

import httpx2
import pytest
from fastapi import FastAPI

from memory.sessions import PrivateServer

GREEDY, MODEST = "198.51.100.7", "198.51.100.8"


def _client(app: FastAPI, address: str) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app, client=(address, 1)), base_url="http://balcao")


@pytest.mark.parametrize("redis", ["there", "away"])
async def test_one_address_that_asks_too_often_is_held_back_and_others_are_not(
    app: FastAPI, redis_server: PrivateServer, redis: str
) -> None:
    if redis == "away":
        await app.state.sessions.close()
        await redis_server.stop()
    async with _client(app, GREEDY) as greedy, _client(app, MODEST) as modest:
        if redis == "away":
            assert (await greedy.get("/api/cars/onix-2021")).status_code == 200
            return
        answers: list[httpx2.Response] = []
        while not any(answer.status_code == 429 for answer in answers) and len(answers) < 3_000:  # a slow machine's limit refills meanwhile
            answers += await asyncio.gather(*(greedy.get("/api/cars/onix-2021") for _ in range(60)))
        refused = [answer for answer in answers if answer.status_code == 429]
        assert 0 < len(refused) < len(answers)
        assert refused[0].headers["content-type"] == "application/problem+json"
        assert "Espere" in refused[0].json()["detail"]
        assert int(refused[0].headers["retry-after"]) >= 1
        assert (await modest.get("/api/cars/onix-2021")).status_code == 200
