"""Files are told of by id, and fetched from the address that is told, with the token."""

from __future__ import annotations

import hashlib

import httpx2

from tests.evals.whatsapp.conftest import Shop

PICTURE = b"\xff\xd8\xff" + b"x" * 100


async def test_a_file_is_fetched_from_the_address_its_id_tells(shop: Shop) -> None:
    media_id = shop.graph.media.put(PICTURE, "image/jpeg")
    told = (await shop.client.get(f"{shop.graph.url}/{media_id}")).json()
    assert (told["mime_type"], told["file_size"], told["sha256"]) == ("image/jpeg", 103, hashlib.sha256(PICTURE).hexdigest())
    assert (await shop.client.get(told["url"])).content == PICTURE
    async with httpx2.AsyncClient(trust_env=False) as stranger:
        assert (await stranger.get(told["url"])).status_code == 401
    assert [fetched.token for fetched in shop.graph.media.fetched] == [f"Bearer {shop.graph.token}", None]


async def test_a_file_may_be_elsewhere_or_not_what_it_is_said_to_be(shop: Shop) -> None:
    shop.graph.media.host = "http://127.0.0.2:9"
    media_id = shop.graph.media.put(PICTURE, "image/jpeg", told_size=5, redirects_to="http://127.0.0.3:9/x")
    told = (await shop.client.get(f"{shop.graph.url}/{media_id}")).json()
    assert (told["url"].startswith("http://127.0.0.2:9/"), told["file_size"]) == (True, 5)
    moved = await shop.client.get(told["url"].replace("http://127.0.0.2:9", shop.graph.address))
    assert (moved.status_code, moved.headers["location"]) == (302, "http://127.0.0.3:9/x")


async def test_an_unknown_id_is_refused(shop: Shop) -> None:
    answer = await shop.client.get(f"{shop.graph.url}/42")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 100)
