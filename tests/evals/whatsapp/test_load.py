"""The load generator measures what it says: requests that are taken, at their rate; answers that come, and those that do not."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import AsyncIterator
from itertools import islice
from pathlib import Path

import httpx2
import orjson
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from evals.serving import serving
from evals.suites.load import slower
from evals.whatsapp.graph import Graph, standin
from evals.whatsapp.load.bare import bare_app
from evals.whatsapp.load.driving import Drive, drive, requests
from evals.whatsapp.load.memory import slope
from evals.whatsapp.load.table import Row, as_text, keep
from evals.whatsapp.load.talks import Talk, roomy_graph, talked
from evals.whatsapp.posting import Webhooks
from evals.whatsapp.webhooks import Number, signature

SECRET = "segredo"


@pytest.fixture
async def bare() -> AsyncIterator[int]:
    async with serving(bare_app(SECRET.encode())) as address:
        yield int(address.rsplit(":", 1)[1])


def test_every_request_is_another_message_and_signed() -> None:
    made = list(islice(requests(Drive(1, SECRET, 1, mixed=True, first=40)), 8))
    bodies = [request.partition(b"\r\n\r\n")[2] for request in made]
    for request, body in zip(made, bodies, strict=True):
        assert f"x-hub-signature-256: {signature(body, SECRET)}\r\n".encode() in request
        assert int(re.search(rb"content-length: (\d+)", request)[1]) == len(body)  # type: ignore[index]
    values = [orjson.loads(body)["entry"][0]["changes"][0]["value"] for body in bodies]
    assert ["messages" in value for value in values] == [False, False, False, True] * 2
    assert [value["statuses"][0]["status"] for value in values[:3]] == ["sent", "delivered", "read"]
    assert len({value["statuses"][0]["biz_opaque_callback_data"] for value in values[:3]}) == 1
    assert values[3]["messages"][0]["id"] != values[7]["messages"][0]["id"]


async def test_what_is_taken_and_what_is_refused_is_told_apart(bare: int) -> None:
    taken = await asyncio.to_thread(drive, Drive(bare, SECRET, 0.2, connections=4))
    assert (taken.ok > 10, taken.refused, len(taken.latencies)) == (True, 0, taken.ok)
    assert 0 < taken.percentile(0.5) <= taken.percentile(0.99)
    assert 0 < taken.busy < 2
    stranger = await asyncio.to_thread(drive, Drive(bare, "outro", 0.1, connections=2))
    assert (stranger.ok, stranger.refused > 0) == (0, True)


async def test_a_rate_is_kept_and_a_request_is_late_from_when_it_was_due(bare: int) -> None:
    slow = await asyncio.to_thread(drive, Drive(bare, SECRET, 0.5, connections=4, rate=40))
    assert slow.ok == 20
    slept = await asyncio.gather(asyncio.to_thread(drive, Drive(bare, SECRET, 0.5, connections=1, rate=100)), _block(0.3))
    assert slept[0].percentile(1) > 200


async def _block(seconds: float) -> None:
    """Keep the loop that serves from serving."""
    await asyncio.sleep(0.1)
    until = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < until:
        pass


async def test_a_talk_counts_the_answers_and_the_messages_without_one() -> None:
    async with standin(roomy_graph("t")) as graph, serving(_parrot(graph)) as address, Webhooks(f"{address}/hook", SECRET) as webhooks:
        result = await talked(Talk(people=5, messages=3, patience=30), graph, webhooks)
        assert (len(result.latencies), result.lost, result.errors) == (15, 0, 0)
        assert 0 < result.median <= result.percentile(0.95)
        graph.numbers = ()
        silent = await talked(Talk(people=2, messages=1, first=50, patience=0.2), graph, webhooks)
        assert (silent.lost, silent.errors) == (2, 100)


def _parrot(graph: Graph) -> Starlette:
    """A product that says back what it hears."""

    async def hook(request: Request) -> Response:
        said = orjson.loads(await request.body())["entry"][0]["changes"][0]["value"]["messages"][0]
        body = {"messaging_product": "whatsapp", "to": said["from"], "type": "text", "text": said["text"]}
        async with httpx2.AsyncClient(trust_env=False, headers={"authorization": f"Bearer {graph.token}"}) as client:
            await client.post(f"{graph.url}/{Number().id}/messages", json=body)
        return Response()

    return Starlette(routes=[Route("/hook", hook, methods=["POST"])])


def test_the_table_takes_its_place_in_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("antes\n<!-- bench-load -->\nvelha\n<!-- /bench-load -->\ndepois\n", encoding="utf-8")
    rows = [Row("webhook", "900/s", "at least 40%"), Row("memória", "100 MB")]
    keep(page, rows, "hoje")
    keep(page, rows[:1], "amanhã")
    kept = page.read_text(encoding="utf-8")
    assert kept.startswith("antes\n<!-- bench-load -->\n`make bench-load`, amanhã:")
    assert kept.endswith("| webhook | 900/s | at least 40% |\n<!-- /bench-load -->\ndepois\n")
    assert as_text(rows) == "webhook   900/s  at least 40%\nmemória  100 MB"
    page.write_text("sem lugar", encoding="utf-8")
    with pytest.raises(ValueError, match="no place"):
        keep(page, rows, "hoje")


def test_a_slope_is_told_with_its_noise_and_what_settles_is_no_growth() -> None:
    chance = random.Random(7)
    flat = [(at / 2, (400 if at > 200 else 300 + at / 2) + chance.uniform(-3, 3)) for at in range(1_200)]
    grows = [(at, megabytes + 2 * at / 60) for at, megabytes in flat]
    still, growing = slope(flat), slope(grows)
    assert abs(still.a_minute) <= still.noise < 0.5
    assert abs(growing.a_minute - 2) <= growing.noise
    assert 13 < growing.last - growing.first < 14
    with pytest.raises(ValueError, match="too few"):
        slope(flat[:5])


def test_a_row_worse_than_before_by_more_than_noise_is_told_and_a_better_one_is_not() -> None:
    rows = [
        Row("share", "30 %", value=0.30, more_is_better=True),
        Row("better share", "60 %", value=0.60, more_is_better=True),
        Row("slow", "80 ms", value=80.0),
        Row("as before", "14 ms", value=14.0),
        Row("new", "9 ms", value=9.0),
        Row("only told", "100 answered"),
    ]
    before = {"share": 0.48, "better share": 0.30, "slow": 50.0, "as before": 10.0, "only told": 5.0}
    assert slower(rows, before) == {"share": "era 0.48 e agora é 0.30", "slow": "era 50.00 e agora é 80.00"}
