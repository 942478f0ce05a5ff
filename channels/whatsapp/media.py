"""Files that people sent, fetched from Meta: only from where the API says they are, and only as much as one may be.

The API is asked where a file lies; its bytes are fetched from there. Both take the token, so it goes to no other host than these two:
the API's own, and one of Meta's that serves files, over TLS and at a public address. A redirect is followed within its host alone. An API
elsewhere (a stand-in, by WHATSAPP_API_URL) serves its files itself. Nothing is opened or run: bytes come in, bytes are given on.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx2
import orjson
from pydantic import SecretStr

from domain.conversation import Kind
from domain.errors import Misconfigured
from tools.outside import NotPublic, Resolve, TooLarge, guarded, whole
from tools.outside.addresses import resolve

_SERVES_FILES = (".fbsbx.com", ".whatsapp.net", ".fbcdn.net", ".facebook.com")
"""Where Meta keeps what people sent."""
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_MEDIA_ID = re.compile(r"[0-9A-Za-z_-]{1,128}")
_MOST_REDIRECTS = 3
_MOST_TOLD = 20_000
"""Bytes of what the API says of a file."""
_TO_BE_TOLD = 10.0
"""Seconds for that."""
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limit:
    """`size` in bytes; `seconds` for the whole of it, however slowly it comes."""

    size: int
    seconds: float


LIMITS: Mapping[Kind, Limit] = {
    Kind.IMAGE: Limit(5 * MB, 20),
    Kind.STICKER: Limit(MB // 2, 10),
    Kind.AUDIO: Limit(16 * MB, 30),
    Kind.VIDEO: Limit(16 * MB, 60),
    Kind.DOCUMENT: Limit(20 * MB, 60),
}
"""As WhatsApp itself has them, but for documents, which may have 100 MB there: papers of a car are a photograph or two."""


class Unfetched(Exception):
    """A file that is not to be had; `for_good` where another try would end the same."""

    def __init__(self, why: str, *, for_good: bool = True) -> None:
        super().__init__(why)
        self.for_good = for_good


class Media:
    def __init__(self, api_url: str, token: SecretStr, limits: Mapping[Kind, Limit] = LIMITS, resolve: Resolve = resolve) -> None:
        parts = urlsplit(api_url)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise Misconfigured("WHATSAPP_API_URL precisa começar com https://: o token não pode passar em claro.")
        self._api, self._home, self._token = api_url.rstrip("/"), _origin(api_url), token
        self._limits = limits
        self._client = httpx2.AsyncClient(
            transport=guarded([api_url], resolve), timeout=_TO_BE_TOLD, follow_redirects=False, trust_env=False
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def fetch(self, kind: Kind, media_id: str, sha256: str | None = None) -> bytes:
        """The bytes of a file. Unfetched where it is too large, too slow, not what it was said to be, or not where it may be."""
        limit = self._limits.get(kind)
        if limit is None or not _MEDIA_ID.fullmatch(media_id):
            raise Unfetched("no file")
        try:
            async with asyncio.timeout(limit.seconds):
                told = await self._told(media_id)
                if _number(told.get("file_size")) > limit.size:
                    raise Unfetched("too large")
                content = await self._download(str(told.get("url") or ""), limit.size)
        except TimeoutError:
            raise Unfetched("too slow", for_good=False) from None
        except TooLarge:
            raise Unfetched("too large") from None
        except NotPublic:
            raise Unfetched("no public address") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            raise Unfetched(type(error).__name__, for_good=False) from None
        for expected in (sha256, told.get("sha256")):
            if isinstance(expected, str) and expected and not _is_digest_of(content, expected):
                raise Unfetched("not what it was said to be")
        return content

    async def _told(self, media_id: str) -> Mapping[str, Any]:
        """What the API says of a file: its address, size and digest."""
        async with self._client.stream("GET", f"{self._api}/{media_id}", headers=self._shown()) as answer:
            if answer.status_code != 200:
                raise Unfetched(f"HTTP {answer.status_code}", for_good=400 <= answer.status_code < 500 and answer.status_code != 429)
            told = orjson.loads(await whole(answer, _MOST_TOLD))
        return told if isinstance(told, dict) else {}

    async def _download(self, url: str, most: int) -> bytes:
        first = url
        for _ in range(_MOST_REDIRECTS + 1):
            self._may_go(url)
            async with self._client.stream("GET", url, headers=self._shown()) as answer:
                if answer.has_redirect_location:
                    url = urljoin(url, answer.headers["location"])
                    if _origin(url) != _origin(first):
                        raise Unfetched("sent to another host")
                    continue
                if answer.status_code != 200:
                    raise Unfetched(f"HTTP {answer.status_code}", for_good=answer.status_code in (404, 410))
                return await whole(answer, most)
        raise Unfetched("sent around")

    def _may_go(self, url: str) -> None:
        """Whether the token may be shown there."""
        if _origin(url) == self._home:
            return
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme != "https" or parts.username or not host.endswith(_SERVES_FILES):
            raise Unfetched("not where files are kept")

    def _shown(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self._token.get_secret_value()}", "accept-encoding": "identity"}


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0)


def _number(told: object) -> int:
    return int(str(told)) if str(told).isdecimal() else 0


def _is_digest_of(content: bytes, expected: str) -> bool:
    """SHA-256, in hexadecimal as the API writes it, or in base64 as its webhooks may."""
    digest = hashlib.sha256(content)
    return expected.casefold() == digest.hexdigest() or expected.rstrip("=") == base64.b64encode(digest.digest()).decode().rstrip("=")
