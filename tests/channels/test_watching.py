"""`/metrics` of a real house: what the requirements name, of nobody's data."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI
from prometheus_client import CONTENT_TYPE_LATEST
from prometheus_client.parser import text_string_to_metric_families as families

from channels.server import open_app
from memory.records import Records

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]
REQUIRED = {
    "messages_received", "messages_sent", "nlp_predictions", "leads_qualified", "response_latency", "nlp_processing_time",
    "active_sessions", "redis_connections", "queue_depth", "oldest_waiting_seconds", "breaker_open", "messages_put_aside",
}  # fmt: skip


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[FastAPI]:
    async with open_app(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
async def web(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://balcao") as client:
        yield client


async def _samples(web: httpx2.AsyncClient) -> Samples:
    answer = await web.get("/metrics")
    assert (answer.status_code, answer.headers["content-type"]) == (200, CONTENT_TYPE_LATEST)
    return {(s.name, tuple(sorted(s.labels.items()))): s.value for family in families(answer.text) for s in family.samples}


def _sum(samples: Samples, name: str, **labels: str) -> float:
    return sum(value for (found, about), value in samples.items() if found == name and set(labels.items()) <= set(about))


async def _answered(web: httpx2.AsyncClient, before: Samples) -> Samples:
    """Once one more message was answered."""
    for _ in range(400):
        after = await _samples(web)
        if _sum(after, "response_latency_count") > _sum(before, "response_latency_count"):
            return await _samples(web)  # a page looks at the records before it counts: the one after is of the same moment
        await asyncio.sleep(0.05)
    raise TimeoutError("no answer")


async def test_a_message_answered_shows_in_the_counts_and_names_nobody(web: httpx2.AsyncClient) -> None:
    before = await _samples(web)
    token = (await web.post("/api/chat/sessions")).json()["token"]
    said = {"client_id": "m1", "text": "oi, sou a Ana Souza, 11987654321"}
    for _ in range(2):
        assert (await web.post("/api/chat/messages", json=said, headers={"authorization": f"Bearer {token}"})).status_code == 202
    after = await _answered(web, before)
    page = (await web.get("/metrics")).text

    def more(name: str, **labels: str) -> float:
        return _sum(after, name, **labels) - _sum(before, name, **labels)

    assert more("messages_received_total", tenant="demo", channel="web", kind="text") == 1
    assert more("nlp_predictions_total", role="customer") >= 1
    assert more("nlp_processing_time_count", role="customer") >= 1
    assert more("response_latency_count", tenant="demo", channel="web") == 1
    assert more("messages_sent_total", tenant="demo", channel="web") >= 1
    assert more("active_sessions", tenant="demo") == 1
    assert _sum(after, "queue_depth", queue="messages") == 0
    assert _sum(after, "redis_connections") >= 1
    assert not re.search(r"Ana|Souza|98765|web:", page)
    assert {family.name for family in families(page)} >= REQUIRED


async def test_the_page_is_there_while_the_database_is_not(app: FastAPI, web: httpx2.AsyncClient, tmp_path: Path) -> None:
    assert _sum(await _samples(web), "part_up", part="database") == 1
    gone = Records(f"sqlite+aiosqlite:///{tmp_path / 'never' / 'there.sqlite'}")
    house = app.state.house
    app.state.house = replace(house, records=gone)
    samples = await _samples(web)
    assert (_sum(samples, "part_up", part="database"), _sum(samples, "part_up", part="redis")) == (0, 1)
    assert not any(name == "queue_depth" for name, _ in samples)
    app.state.house = house
    await gone.close()
