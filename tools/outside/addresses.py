"""Which addresses are on the open Internet. Anything else leads into somebody's house: ours, or that of who runs the machine."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of (host, port)."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_OF_HOUSES = (".localhost", ".local", ".internal", ".lan", ".home.arpa")


async def resolve(host: str, port: int) -> list[str]:
    """As the system resolves it, which also knows `127.1`, `2130706433` and `0x7f000001`."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def is_public(address: str) -> bool:
    """Whether a numeric address is of the open Internet, also where IPv6 only wraps an IPv4 one (mapped, 6to4, NAT64)."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.teredo is not None or ip.is_site_local:
            return False
        within = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF) if ip in _NAT64 else None)
        if within is not None:
            return is_public(str(within))
        if int(ip) >> 32 == 0:  # ::a.b.c.d, an IPv4 address in the old way
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def is_inside(host: str) -> bool:
    """Whether a host's name or number says by itself that it is in the house: `localhost`, `market` of a compose file, `10.0.0.5`."""
    host = host.strip("[]").rstrip(".").lower()
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_OF_HOUSES)
    return not is_public(host)


def stands_inside(url: str) -> bool:
    """Whether the host of an address is in the house: that of a stand-in, or of a service of one's own."""
    return is_inside(urlsplit(url).hostname or "")
