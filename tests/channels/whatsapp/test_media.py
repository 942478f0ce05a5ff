"""Files are fetched from where they may be, as much of them as may be, and the token is shown to nobody else."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from channels.whatsapp.media import Limit, Media, Unfetched
from domain.conversation import Kind
from domain.errors import Misconfigured
from evals.serving import serving
from evals.whatsapp.graph import Graph, standin

JPEG = b"\xff\xd8\xff\xe0" + b"pixels" * 200
LIMITS = {Kind.IMAGE: Limit(10_000, 0.5), Kind.AUDIO: Limit(10_000, 0.5)}


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    async with standin() as served:
        yield served


@pytest.fixture
async def media(graph: Graph) -> AsyncIterator[Media]:
    opened = Media(graph.url, SecretStr(graph.token), LIMITS)
    yield opened
    await opened.close()


@dataclass
class Elsewhere:
    """Another host; it remembers what it was shown."""

    url: str = ""
    shown: list[str | None] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        self.shown.append(request.headers.get("authorization"))
        return Response(JPEG, media_type="image/jpeg")


@pytest.fixture
async def elsewhere() -> AsyncIterator[Elsewhere]:
    other = Elsewhere()
    async with serving(Starlette(routes=[Route("/{path:path}", other.take)])) as other.url:
        yield other


async def test_a_photo_is_fetched_with_the_token_from_the_address_that_the_api_tells(graph: Graph, media: Media) -> None:
    photo = graph.media.put(JPEG, "image/jpeg")
    assert await media.fetch(Kind.IMAGE, photo, hashlib.sha256(JPEG).hexdigest()) == JPEG
    assert [fetched.token for fetched in graph.media.fetched] == [f"Bearer {graph.token}"]


async def test_a_digest_in_base64_is_one_too(graph: Graph, media: Media) -> None:
    photo = graph.media.put(JPEG, "image/jpeg")
    assert await media.fetch(Kind.IMAGE, photo, base64.b64encode(hashlib.sha256(JPEG).digest()).decode()) == JPEG


@pytest.mark.parametrize(
    "where", ["elsewhere", "https://169.254.169.254", "https://fbsbx.com.evil.example", "http://lookaside.fbsbx.com", ""]
)
async def test_another_host_than_metas_is_not_asked_and_sees_no_token(graph: Graph, media: Media, elsewhere: Elsewhere, where: str) -> None:
    photo = graph.media.put(JPEG, "image/jpeg")
    graph.media.host = elsewhere.url if where == "elsewhere" else where or "file:///etc/passwd#"
    with pytest.raises(Unfetched, match="not where files are kept"):
        await media.fetch(Kind.IMAGE, photo)
    assert elsewhere.shown == []


@pytest.mark.parametrize("addresses", [["10.0.0.5"], ["157.240.1.1", "127.0.0.1"], ["::1"], ["169.254.169.254"], []])
async def test_a_host_of_metas_that_leads_into_the_house_is_not_asked(graph: Graph, addresses: list[str]) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        assert (host, port) == ("lookaside.fbsbx.com", 443)
        return addresses

    photo = graph.media.put(JPEG, "image/jpeg")
    graph.media.host = "https://lookaside.fbsbx.com"
    media = Media(graph.url, SecretStr(graph.token), LIMITS, resolve)
    with pytest.raises(Unfetched, match="no public address"):
        await media.fetch(Kind.IMAGE, photo)
    await media.close()


async def test_a_redirect_to_another_host_is_not_followed(graph: Graph, media: Media, elsewhere: Elsewhere) -> None:
    photo = graph.media.put(JPEG, "image/jpeg", redirects_to=f"{elsewhere.url}/steal")
    with pytest.raises(Unfetched, match="sent to another host"):
        await media.fetch(Kind.IMAGE, photo)
    assert elsewhere.shown == []


async def test_a_redirect_within_the_host_is_followed_but_not_in_a_circle(graph: Graph, media: Media) -> None:
    there = graph.media.put(JPEG, "image/jpeg")
    photo = graph.media.put(
        b"", "image/jpeg", redirects_to=f"/whatsapp_business/attachments/?mid={there}", told_sha256=hashlib.sha256(JPEG).hexdigest()
    )
    assert await media.fetch(Kind.IMAGE, photo) == JPEG
    round_and_round = graph.media.put(b"", "image/jpeg", redirects_to="?mid=0")
    graph.media.files["0"] = graph.media.files[round_and_round]
    with pytest.raises(Unfetched, match="sent around"):
        await media.fetch(Kind.IMAGE, round_and_round)


@pytest.mark.parametrize("told_size", [None, 10])
async def test_a_file_larger_than_may_be_is_given_up_whatever_it_was_said_to_be(graph: Graph, media: Media, told_size: int | None) -> None:
    huge = graph.media.put(b"0" * 50_000, "image/jpeg", told_size=told_size)
    with pytest.raises(Unfetched, match="too large"):
        await media.fetch(Kind.IMAGE, huge)
    assert len(graph.media.fetched) == (told_size is not None)


async def test_a_file_that_never_ends_and_tells_no_length_is_given_up() -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b"0" * 20_000
        await asyncio.sleep(2)  # whoever waits for the rest finds it too slow

    async with hosting(lambda: StreamingResponse(endless())) as media:
        with pytest.raises(Unfetched, match="too large"):
            await media.fetch(Kind.IMAGE, "1")


async def test_a_file_that_drips_is_given_up_in_time() -> None:
    async def drips() -> AsyncIterator[bytes]:
        while True:
            yield b"0"
            await asyncio.sleep(0.02)

    async with hosting(lambda: StreamingResponse(drips())) as media:
        with pytest.raises(Unfetched, match="too slow") as caught:
            await media.fetch(Kind.IMAGE, "1")
    assert not caught.value.for_good


@pytest.mark.parametrize("said_by", ["webhook", "api"])
async def test_a_file_that_is_not_what_it_was_said_to_be_is_refused(graph: Graph, media: Media, said_by: str) -> None:
    wrong = hashlib.sha256(b"another").hexdigest()
    photo = graph.media.put(JPEG, "image/jpeg", told_sha256=wrong if said_by == "api" else None)
    with pytest.raises(Unfetched, match="not what it was said to be"):
        await media.fetch(Kind.IMAGE, photo, wrong if said_by == "webhook" else None)


@pytest.mark.parametrize(("media_id", "kind"), [("../me", Kind.IMAGE), ("1?fields=x", Kind.IMAGE), ("", Kind.IMAGE), ("1", Kind.LOCATION)])
async def test_what_is_no_file_is_not_asked_for(graph: Graph, media: Media, media_id: str, kind: Kind) -> None:
    with pytest.raises(Unfetched, match="no file"):
        await media.fetch(kind, media_id)
    assert graph.media.fetched == []


async def test_one_that_the_api_does_not_know_is_gone_for_good_and_one_it_fails_on_is_not(graph: Graph, media: Media) -> None:
    with pytest.raises(Unfetched) as gone:
        await media.fetch(Kind.IMAGE, "999")
    assert gone.value.for_good
    closed = Media("http://127.0.0.1:9", SecretStr("t"), LIMITS)
    with pytest.raises(Unfetched) as away:
        await closed.fetch(Kind.IMAGE, "1")
    assert not away.value.for_good
    await closed.close()


def test_the_token_never_goes_in_the_clear() -> None:
    with pytest.raises(Misconfigured):
        Media("http://graph.facebook.com/v25.0", SecretStr("t"))


@asynccontextmanager
async def hosting(answer: Callable[[], Response]) -> AsyncIterator[Media]:
    """Media of an API whose every file is one answer."""

    async def about(request: Request) -> Response:
        return Response(f'{{"url": "{request.base_url}file"}}', media_type="application/json")

    async def file(_: Request) -> Response:
        return answer()

    async with serving(Starlette(routes=[Route("/v1/{media}", about), Route("/file", file)])) as url:
        media = Media(f"{url}/v1", SecretStr("t"), LIMITS)
        yield media
        await media.close()
