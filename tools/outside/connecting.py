"""Connections that are made to public addresses only.

The name is resolved here and the connection made to the very address that was looked at: a name server that answers otherwise the
second time (DNS rebinding) is not asked a second time. TLS still checks the certificate against the name.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx2
from httpcore2 import AnyIOBackend, AsyncConnectionPool, AsyncNetworkBackend, AsyncNetworkStream, ConnectError

from tools.outside.addresses import Resolve, is_public, resolve
from tools.outside.refusals import NotPublic

_PORTS = {"http": 80, "https": 443}
_MOST_CONNECTIONS = 20


class _Checked(AsyncNetworkBackend):
    def __init__(self, inside: Iterable[tuple[str, int]], resolve: Resolve) -> None:
        self._inside, self._resolve, self._net = frozenset(inside), resolve, AnyIOBackend()

    async def connect_tcp(self, host: str, port: int, *more: Any, **options: Any) -> AsyncNetworkStream:
        if (host, port) in self._inside:
            return await self._net.connect_tcp(host, port, *more, **options)
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise ConnectError(type(error).__name__) from error
        if not addresses or not all(is_public(address) for address in addresses):
            raise NotPublic
        for address in addresses[:-1]:
            try:
                return await self._net.connect_tcp(address, port, *more, **options)
            except ConnectError:
                continue
        return await self._net.connect_tcp(addresses[-1], port, *more, **options)

    async def connect_unix_socket(self, path: str, *more: Any, **options: Any) -> AsyncNetworkStream:
        raise NotPublic

    async def sleep(self, seconds: float) -> None:
        await self._net.sleep(seconds)


class _Transport(httpx2.AsyncHTTPTransport):
    """httpx2's own, over connections of ours: it has no argument for them."""

    def __init__(self, backend: AsyncNetworkBackend) -> None:
        self._pool = AsyncConnectionPool(
            ssl_context=_trust(),
            max_connections=_MOST_CONNECTIONS,
            max_keepalive_connections=_MOST_CONNECTIONS,
            keepalive_expiry=5.0,
            network_backend=backend,
        )


@cache
def _trust() -> ssl.SSLContext:
    """Whom this machine trusts: read once, which takes longer than all else that is done for a client."""
    return ssl.create_default_context()


def guarded(inside: Iterable[str] = (), resolve: Resolve = resolve) -> httpx2.AsyncBaseTransport:
    """A transport for `httpx2.AsyncClient`; NotPublic, before a byte is sent, where a host leads to no public address.

    `inside` are addresses that may be asked wherever they lie: those that an operator has set, for a stand-in.
    """
    return _Transport(_Checked([_place(url) for url in inside], resolve))


def _place(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
