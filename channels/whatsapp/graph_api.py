"""Meta's Graph API over HTTP: one request, one answer, or a `NotSent` that says what follows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx2
import orjson
from pydantic import SecretStr

from channels.outbox.carriers import NotSent, Verdict
from channels.whatsapp.errors import refusal
from domain.errors import Misconfigured

_CONNECT = 3.0
_CONNECTIONS = 100
_LONGEST_RETRY_AFTER = 3600.0
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_ACCOUNT = re.compile(r"[0-9A-Za-z_-]{1,64}")
_NEVER_LEFT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


class GraphApi:
    """The token goes to the host of `url` and nowhere else: redirects are not followed, and off this machine only TLS is spoken.

    `timeout`: seconds for an answer.
    """

    def __init__(self, url: str, token: SecretStr, timeout: float = 10.0) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise Misconfigured("WHATSAPP_API_URL precisa começar com https://: o token não pode passar em claro.")
        self._token = token
        self._client = httpx2.AsyncClient(
            base_url=url.rstrip("/"),
            timeout=httpx2.Timeout(timeout, connect=_CONNECT),
            limits=httpx2.Limits(max_connections=_CONNECTIONS, max_keepalive_connections=_CONNECTIONS, keepalive_expiry=30.0),
            follow_redirects=False,
            trust_env=False,
        )

    async def send(self, account: str, message: Mapping[str, Any]) -> str:
        """Send a message from a number; Meta's id of it."""
        answer = await self._post(account, message)
        try:
            return str(answer["messages"][0]["id"])
        except (KeyError, IndexError, TypeError):
            raise NotSent(Verdict.UNKNOWN, "an answer without an id") from None

    async def mark(self, account: str, message: Mapping[str, Any]) -> None:
        """Send what is no message: a read mark, a sign of typing."""
        await self._post(account, message)

    async def about(self, account: str) -> Mapping[str, Any]:
        """What Meta says of a number: how it is written, its name, its quality."""
        found = await self._ask("GET", account, "", params={"fields": "display_phone_number,verified_name,quality_rating"})
        return found if isinstance(found, Mapping) else {}

    async def close(self) -> None:
        await self._client.aclose()

    async def _post(self, account: str, body: Mapping[str, Any]) -> Any:
        return await self._ask("POST", account, "/messages", content=orjson.dumps(body))

    async def _ask(self, method: str, account: str, path: str, **what: Any) -> Any:
        if not _ACCOUNT.fullmatch(account):
            raise NotSent(Verdict.NEVER, "no id of a number")
        headers = {"authorization": f"Bearer {self._token.get_secret_value()}", "content-type": "application/json"}
        try:
            answer = await self._client.request(method, f"/{account}{path}", headers=headers, **what)
        except _NEVER_LEFT as error:
            raise NotSent(Verdict.BUSY, type(error).__name__) from None
        except (httpx2.LocalProtocolError, UnicodeError) as error:  # a token that no header can hold
            raise NotSent(Verdict.STOPPED, type(error).__name__) from None
        except httpx2.HTTPError as error:
            raise NotSent(Verdict.UNKNOWN, type(error).__name__) from None
        if answer.is_success:
            return _json(answer)
        said = _json(answer)
        told = said.get("error") if isinstance(said, Mapping) else None
        raise refusal(answer.status_code, told if isinstance(told, Mapping) else {}, _retry_after(answer))


def _json(answer: httpx2.Response) -> Any:
    try:
        return orjson.loads(answer.content)
    except orjson.JSONDecodeError:
        return None


def _retry_after(answer: httpx2.Response) -> float:
    told = answer.headers.get("retry-after", "")
    return min(float(told), _LONGEST_RETRY_AFTER) if told.isdecimal() else 0.0
