"""Nominatim: the point of an address, by OpenStreetMap. Its public server allows one request a second, and wants to know who comes."""

from __future__ import annotations

import asyncio
import time
from urllib.parse import urlencode

import orjson

from domain.places import Point
from tools.outside import Limit, Outside, Patience, Unreachable, patiently

ADDRESS = "https://nominatim.openstreetmap.org"
EVERY = 1.0
_LIMIT = Limit(500_000, 10)


class Nominatim:
    """`every` seconds one request, whoever asks."""

    name = "nominatim"

    def __init__(self, outside: Outside, address: str = ADDRESS, patience: Patience | None = None, every: float = EVERY) -> None:
        self._outside, self._address, self._patience = outside, address.rstrip("/"), patience or Patience(tries=2, first=1.0)
        self._every, self._turn, self._next = every, asyncio.Lock(), 0.0

    async def find(self, street: str | None, city: str, state: str) -> Point | None:
        """Where an address in Brazil is; None where the map does not know it. An `Elsewhere` where the service does not answer."""
        return await patiently(lambda: self._ask({"street": street or "", "city": city, "state": state}), self._patience)

    async def _ask(self, asked: dict[str, str]) -> Point | None:
        told = {name: value for name, value in asked.items() if value}
        query = urlencode({**told, "country": "Brasil", "countrycodes": "br", "format": "jsonv2", "limit": "1"})
        async with self._turn:
            await asyncio.sleep(max(0.0, self._next - time.monotonic()))
            try:
                page = await self._outside.get(f"{self._address}/search?{query}", _LIMIT)
            finally:
                self._next = time.monotonic() + self._every
        if page.status != 200:
            raise Unreachable("O serviço de mapas não está respondendo agora.", status=page.status)
        try:
            found = orjson.loads(page.body)
        except orjson.JSONDecodeError:
            raise Unreachable("O serviço de mapas respondeu algo que não entendo.") from None
        first = found[0] if isinstance(found, list) and found and isinstance(found[0], dict) else None
        return Point.of(first.get("lat"), first.get("lon")) if first else None
