"""A page of another site can neither lead us into the house nor fill or stop it."""

from __future__ import annotations

import asyncio
import gzip
import time
import tracemalloc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from evals.serving import serving
from tools.outside import Limit, NotPublic, Outside, Patience, TooLarge, TooSlow, Unreachable, patiently
from tools.outside.refusals import Elsewhere

MB = 1_000_000


@dataclass
class Site:
    """A server on loopback that answers as it is told, and counts."""

    answer: Callable[[Request], Response] = lambda _: Response("ok")
    url: str = ""
    asked: list[Request] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        self.asked.append(request)
        return self.answer(request)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    made = Site()
    async with serving(Starlette(routes=[Route("/{path:path}", made.take)])) as made.url:
        yield made


@asynccontextmanager
async def outside(*inside: str, limit: Limit | None = None, resolve: dict[str, list[str]] | None = None) -> AsyncIterator[Outside]:
    async def told(host: str, port: int) -> list[str]:
        return (resolve or {}).get(host, [])

    opened = Outside(inside, limit, told) if resolve is not None else Outside(inside, limit)
    yield opened
    await opened.close()


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f000001", "017700000001", "127.1", "0.0.0.0", "127.0.0.1.",
     "0", "①②⑦.⓪.⓪.①", "[::ffff:7f00:1]"],
)  # fmt: skip
async def test_the_house_is_not_asked_however_its_address_is_written(site: Site, host: str) -> None:
    port = site.url.rsplit(":", 1)[1]
    async with outside() as out:
        with pytest.raises((NotPublic, Unreachable)):
            await out.get(f"http://{host}:{port}/")
    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://8.8.8.8/", "gopher://127.0.0.1:6379/_FLUSHALL", "javascript:alert(1)", "//8.8.8.8", "data:text/html,x",
     "http://user:pw@8.8.8.8/", "http://lista.mercadolivre.com.br@127.0.0.1/", "http://", "http:///etc", "https://8.8.8.8/" + "a" * 3_000],
)  # fmt: skip
async def test_what_is_no_plain_web_address_is_not_asked(url: str) -> None:
    async with outside() as out:
        with pytest.raises((NotPublic, Unreachable)):
            await out.get(url)


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["169.254.169.254"], ["8.8.8.8", "10.0.0.1"], ["::ffff:127.0.0.1"], ["fd00::1"]])
async def test_a_name_that_leads_into_the_house_is_not_asked(addresses: list[str]) -> None:
    async with outside(resolve={"shop.example": addresses}) as out:
        with pytest.raises(NotPublic):
            await out.get("http://shop.example/")


async def test_a_name_is_resolved_once_and_the_connection_made_to_what_was_looked_at() -> None:
    """The audit hook of the tests refuses connections that leave the machine, by the address they go to."""
    asked: list[str] = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.216.34"] if len(asked) == 1 else ["127.0.0.1"]

    out = Outside((), None, rebinding)
    with pytest.raises(BaseExceptionGroup) as stopped:
        await out.get("http://shop.example/")
    assert "93.184.216.34" in str(stopped.value.exceptions)
    await out.close()
    assert asked == ["shop.example"]


async def test_the_configured_address_is_asked_and_told_who_comes(site: Site) -> None:
    out = Outside([site.url], contact="compras@loja.example")
    assert (await out.get(f"{site.url}/x")).body == b"ok"
    await out.close()
    assert site.asked[0].headers["user-agent"] == "Balcao/0.1 (assistente de compras de uma loja; compras@loja.example)"


async def test_a_configured_address_of_the_internet_is_no_way_into_the_house() -> None:
    async with outside("https://lista.mercadolivre.com.br", resolve={"lista.mercadolivre.com.br": ["127.0.0.1"]}) as out:
        with pytest.raises(NotPublic):
            await out.get("https://lista.mercadolivre.com.br/aco")


@pytest.mark.parametrize(
    "where", ["http://127.0.0.1:1/", "http://169.254.169.254/latest", "file:///etc/passwd", "http://a:b@8.8.8.8/", "//10.0.0.1/"]
)
async def test_a_redirect_into_the_house_is_not_followed(site: Site, where: str) -> None:
    site.answer = lambda _: RedirectResponse(where)
    async with outside(site.url) as out:
        with pytest.raises(NotPublic):
            await out.get(site.url)


async def test_redirects_are_followed_but_not_in_a_circle(site: Site) -> None:
    site.answer = lambda request: Response("there") if request.url.path == "/there" else RedirectResponse("/there")
    async with outside(site.url) as out:
        page = await out.get(f"{site.url}/here")
        assert (page.body, page.url) == (b"there", f"{site.url}/there")
        site.answer = lambda _: RedirectResponse("/again")
        with pytest.raises(Unreachable):
            await out.get(site.url)
    assert len(site.asked) == 7


async def test_no_cookie_is_carried_from_one_page_to_the_next(site: Site) -> None:
    site.answer = lambda _: Response("ok", headers={"set-cookie": "who=you"})
    async with outside(site.url) as out:
        await out.get(site.url)
        await out.get(site.url)
    assert [request.headers.get("cookie") for request in site.asked] == [None, None]


async def test_a_small_page_that_unpacks_to_a_huge_one_is_given_up_before_it_fills_the_memory(site: Site) -> None:
    bomb = gzip.compress(bytes(80 * MB), 1)
    site.answer = lambda _: Response(bomb, headers={"content-encoding": "gzip"})
    async with outside(site.url, limit=Limit(2 * MB, 10)) as out:
        tracemalloc.start()
        with pytest.raises(TooLarge):
            await out.get(site.url)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < 20 * MB


async def test_a_page_larger_than_may_be_is_given_up_whether_or_not_it_says_so(site: Site) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 10_000
            await asyncio.sleep(0)

    async with outside(site.url, limit=Limit(50_000, 10)) as out:
        for answer in (lambda _: Response(b"x" * 60_000), lambda _: StreamingResponse(endless())):
            site.answer = answer
            with pytest.raises(TooLarge):
                await out.get(site.url)


async def test_a_page_that_drips_is_given_up_in_time(site: Site) -> None:
    async def drips() -> AsyncIterator[bytes]:
        while True:
            yield b"x"
            await asyncio.sleep(0.02)

    site.answer = lambda _: StreamingResponse(drips())
    started = time.monotonic()
    async with outside(site.url, limit=Limit(MB, 0.2)) as out:
        with pytest.raises(TooSlow):
            await out.get(site.url)
    assert time.monotonic() - started < 20


async def test_a_site_that_is_away_is_unreachable() -> None:
    async with outside("http://127.0.0.1:1") as out:
        with pytest.raises(Unreachable):
            await out.get("http://127.0.0.1:1/")


@dataclass
class Failing:
    """Refuses so many times, then answers."""

    refusals: list[Elsewhere]
    tries: int = 0

    async def __call__(self) -> str:
        self.tries += 1
        if self.refusals:
            raise self.refusals.pop(0)
        return "done"


async def test_a_passing_failure_is_tried_again_after_a_pause_of_ours_or_theirs() -> None:
    failing = Failing([Unreachable(), TooSlow(wait=0.05)])
    started = time.monotonic()
    assert await patiently(failing, Patience(tries=3, first=0.01)) == "done"
    assert (failing.tries, time.monotonic() - started > 0.05) == (3, True)


@pytest.mark.parametrize(
    ("refusal", "tries"), [(TooLarge(), 1), (NotPublic(), 1), (Unreachable(wait=3_600), 1), (Unreachable(wait=0.001), 3)]
)
async def test_what_will_not_get_better_soon_is_not_tried_again(refusal: Elsewhere, tries: int) -> None:
    failing = Failing([refusal] * 9)
    with pytest.raises(type(refusal)):
        await patiently(failing, Patience(tries=3, first=0.001))
    assert failing.tries == tries


def test_pauses_grow_and_are_not_all_the_same() -> None:
    patience = Patience(first=1.0, longest=10.0)
    pauses = [patience.pause(1) for _ in range(20)]
    assert len(set(pauses)) > 1
    assert max(pauses) < min(patience.pause(2) for _ in range(20)) * 1.01
    assert patience.pause(30) <= 10
