"""How a site is visited: one request at a time, with a rest between two, and not where its robots.txt asks machines not to go."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from tools.outside import Elsewhere, Limit, Outside
from tools.price_sources.refusals import Blocked

_ROBOTS = Limit(500_000, 10)
_NAME = "Balcao"


class Manners:
    """`interval` seconds from one request to the next; with `mind_robots`, what robots.txt forbids is Blocked without being asked."""

    def __init__(self, outside: Outside, interval: float = 2.0, *, mind_robots: bool = True) -> None:
        self._outside, self._interval, self._mind_robots = outside, interval, mind_robots
        self._turns: dict[str, asyncio.Lock] = {}
        self._next: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser] = {}

    @asynccontextmanager
    async def visiting(self, url: str) -> AsyncIterator[None]:
        """Within the block the site may be asked for the address once."""
        site = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"
        async with self._turns.setdefault(site, asyncio.Lock()):
            if self._mind_robots and not (await self._rules(site)).can_fetch(_NAME, url):
                raise Blocked("O site pede que programas não consultem essa página (robots.txt), e eu respeito.")
            await self._rest(site)
            try:
                yield
            finally:
                self._next[site] = time.monotonic() + self._interval

    async def _rest(self, site: str) -> None:
        left = self._next.get(site, 0.0) - time.monotonic()
        if left > 0:
            await asyncio.sleep(left)

    async def _rules(self, site: str) -> RobotFileParser:
        """The site's robots.txt, read once; a site without one forbids nothing (RFC 9309)."""
        if site not in self._robots:
            rules = RobotFileParser()
            try:
                page = await self._outside.get(f"{site}/robots.txt", _ROBOTS)
                rules.parse(page.body.decode("utf-8", "replace").splitlines() if page.status == 200 else [])
            except Elsewhere:
                rules.parse([])
                return rules
            self._robots[site] = rules
        return self._robots[site]
