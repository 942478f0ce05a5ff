"""The stand-in fails on purpose, as the real API does by itself."""

from __future__ import annotations

import httpx2
import pytest

from evals.whatsapp.graph import Breaks, Cuts, Hangs, Limits, Refuses
from tests.evals.whatsapp.conftest import ANA, Shop

OI = {"body": "oi"}


async def test_a_fault_strikes_as_often_as_it_was_told_and_whom(shop: Shop) -> None:
    shop.graph.faults.add(Refuses(131056, retry_after=6), times=2, to=ANA)
    assert await shop.code("text", OI, to="5511900000000") == 0
    first = await shop.sends("text", OI)
    assert (first.json()["error"]["code"], first.headers["retry-after"]) == (131056, "6")
    assert [await shop.code("text", OI) for _ in range(2)] == [131056, 0]


async def test_a_fault_may_spare_the_first_messages_and_other_kinds(shop: Shop) -> None:
    shop.graph.faults.add(Refuses(131047), kind="text", after=1)
    assert await shop.code("image", {"id": "1"}) == 0
    assert [await shop.code("text", OI) for _ in range(3)] == [0, 131047, 0]


async def test_a_server_error_is_a_page_and_not_json(shop: Shop) -> None:
    shop.graph.faults.add(Breaks(500))
    answer = await shop.sends("text", OI)
    assert (answer.status_code, answer.headers["content-type"], shop.graph.sent) == (500, "text/html; charset=utf-8", [])


async def test_a_cut_answer_is_lost_though_the_message_was_taken(shop: Shop) -> None:
    shop.graph.faults.add(Cuts())
    with pytest.raises(httpx2.RemoteProtocolError):
        await shop.sends("text", OI)
    assert [sent.text for sent in shop.graph.sent] == ["oi"]


@pytest.mark.parametrize("taken", [True, False])
async def test_an_answer_that_never_comes_may_hide_a_message_that_was_taken(shop: Shop, taken: bool) -> None:
    shop.graph.faults.add(Hangs(0.5, taken=taken))
    shop.client.timeout = httpx2.Timeout(0.1)
    with pytest.raises(httpx2.ReadTimeout):
        await shop.sends("text", OI)
    assert bool(shop.graph.sent) is taken


async def test_a_number_that_sends_too_fast_is_stopped_and_so_is_a_pair(shop: Shop) -> None:
    now = 0.0
    shop.graph.limits = Limits(a_second=3, pair_burst=2, pair_seconds=6, clock=lambda: now)
    assert [await shop.code("text", OI) for _ in range(3)] == [0, 0, 131056]
    assert await shop.code("text", OI, to="5511900000000") == 130429
    now = 1.0
    assert await shop.code("text", OI, to="5511900000000") == 0
    assert await shop.code("text", OI) == 131056
    now = 7.0
    assert await shop.code("text", OI) == 0


async def test_faults_can_be_told_from_another_process(shop: Shop) -> None:
    steer = f"{shop.graph.address}/standin"
    await shop.client.post(f"{steer}/faults", json={"fault": "refuses", "code": 130429, "times": 1, "to": ANA})
    assert [await shop.code("text", OI) for _ in range(2)] == [130429, 0]
    seen = (await shop.client.get(f"{steer}/sent")).json()
    assert ([one["body"]["text"] for one in seen["sent"]], len(seen["refused"])) == ([OI], 1)
    await shop.client.post(f"{steer}/forget")
    assert not (await shop.client.get(f"{steer}/sent")).json()["sent"]
