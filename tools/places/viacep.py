"""ViaCEP: the address of a postal code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import orjson

from domain.spelling import readable
from domain.store import STATES
from tools.outside import Limit, Outside, Patience, Unreachable, patiently

ADDRESS = "https://viacep.com.br"
_LIMIT = Limit(50_000, 8)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Address:
    """`street` is missing where the code is of a whole city."""

    street: str | None
    city: str
    state: str


class ViaCep:
    name = "viacep"

    def __init__(self, outside: Outside, address: str = ADDRESS, patience: Patience | None = None) -> None:
        self._outside, self._address, self._patience = outside, address.rstrip("/"), patience or Patience(tries=2)

    async def find(self, cep: str) -> Address | None:
        """The address of eight digits; None where there is no such code. An `Elsewhere` where the service does not answer."""
        digits = re.sub(r"\D", "", cep)
        if len(digits) != 8:
            return None
        return await patiently(lambda: self._ask(digits), self._patience)

    async def _ask(self, digits: str) -> Address | None:
        page = await self._outside.get(f"{self._address}/ws/{digits}/json/", _LIMIT)
        if page.status in (400, 404):
            return None
        if page.status != 200:
            raise Unreachable("O ViaCEP não está respondendo agora.", status=page.status)
        try:
            told = orjson.loads(page.body)
        except orjson.JSONDecodeError:
            raise Unreachable("O ViaCEP respondeu algo que não entendo.") from None
        return _address(told) if isinstance(told, dict) else None


def _address(told: dict[str, Any]) -> Address | None:
    city, state = told.get("localidade"), told.get("uf")
    if told.get("erro") or not isinstance(city, str) or not city.strip() or state not in STATES:
        return None
    street = told.get("logradouro")
    return Address(_tidy(street) or None if isinstance(street, str) else None, _tidy(city), state)


def _tidy(said: str) -> str:
    return re.sub(r"\s+", " ", readable(said)).strip()[:_LONGEST]
