"""Fetching a page of another site: a size, a time and a number of redirects that no answer gets past."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import httpx2

from tools.outside.addresses import Resolve, resolve, stands_inside
from tools.outside.connecting import guarded
from tools.outside.refusals import NotPublic, TooLarge, TooSlow, Unreachable

_AGENT = "Balcao/0.1 (assistente de compras de uma loja{contact})"
_MOST_REDIRECTS = 4
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class Limit:
    """`size` in bytes, as they are read, that is after decompression; `seconds` for the whole, redirects included."""

    size: int = 5_000_000
    seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Page:
    """What came: whatever the status. `url` is where it was in the end."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class Outside:
    """One for a process. `inside` are configured addresses; of them, those that lie in the house may be asked all the same.

    `contact` is an address of the shop that the sites asked may write to: it says who comes.
    """

    def __init__(
        self, inside: Iterable[str] = (), limit: Limit | None = None, resolve: Resolve = resolve, contact: str | None = None
    ) -> None:
        self.limit = limit or Limit()
        exceptions = [url for url in inside if stands_inside(url)]
        headers = {
            "user-agent": _AGENT.format(contact=f"; {contact}" if contact else ""),
            "accept-encoding": "gzip",
            "accept-language": "pt-BR,pt;q=0.9",
        }
        # `trust_env` off: a proxy of the environment would connect in our place, unchecked.
        self._client = httpx2.AsyncClient(
            transport=guarded(exceptions, resolve), headers=headers, timeout=self.limit.seconds, follow_redirects=False, trust_env=False
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def get(self, url: str, limit: Limit | None = None) -> Page:
        """A page, after redirects. An `Elsewhere` says why it was not to be had; a status that is no success is no error here."""
        limit = limit or self.limit
        try:
            async with asyncio.timeout(limit.seconds):
                return await self._follow(url, limit.size)
        except (TimeoutError, httpx2.TimeoutException):
            raise TooSlow from None
        except httpx2.UnsupportedProtocol:
            raise NotPublic from None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            raise Unreachable(why=type(error).__name__) from None

    async def _follow(self, url: str, most: int) -> Page:
        for _ in range(_MOST_REDIRECTS + 1):
            going = _proper(url)
            async with self._client.stream("GET", going) as answer:
                self._client.cookies.clear()  # nobody is followed from one visit to the next
                if not answer.has_redirect_location:
                    return Page(str(going), answer.status_code, dict(answer.headers), await whole(answer, most))
                url = str(going.join(answer.headers["location"]))
                if going.scheme == "https" and _proper(url).scheme != "https":
                    raise NotPublic
        raise Unreachable(why="sent around")


async def whole(answer: httpx2.Response, most: int) -> bytes:
    """The body of a streamed answer; TooLarge as soon as it is more than `most` bytes, however well it was compressed."""
    told = answer.headers.get("content-length", "")
    if told.isdecimal() and int(told) > most:
        raise TooLarge
    content = bytearray()
    async for piece in answer.aiter_bytes():
        content += piece
        if len(content) > most:
            raise TooLarge
    return bytes(content)


def _proper(url: str) -> httpx2.URL:
    """An address of http or https, without a name and a password in it."""
    if len(url) > _LONGEST_ADDRESS:
        raise NotPublic
    parsed = httpx2.URL(url)
    if parsed.scheme not in ("http", "https") or parsed.userinfo or not parsed.host:
        raise NotPublic
    return parsed
