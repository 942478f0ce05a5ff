"""Mercado Livre's search: asked directly, or by way of a scraping proxy."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import quote

from pydantic import SecretStr

from domain.market.listings import Listing
from domain.spelling import plain
from tools.outside import Outside, Page, Patience, Unreachable, patiently
from tools.price_sources.manners import Manners
from tools.price_sources.mercado_livre_page import listings
from tools.price_sources.refusals import Blocked, Captcha, NothingFound

ADDRESS = "https://lista.mercadolivre.com.br"
PROXY = "https://api.scraperapi.com/?api_key={key}&country_code=br&url={url}"
_LONGEST_SEARCH = 120
_NO_ENTRY = (401, 402, 403, 407, 451)


class MercadoLivre:
    """`address` is the marketplace's. With a `key` pages are fetched by way of `proxy`, a template with `{key}` and `{url}`."""

    name = "mercado_livre"
    title = "Mercado Livre"

    def __init__(
        self,
        outside: Outside,
        manners: Manners,
        address: str = ADDRESS,
        patience: Patience | None = None,
        key: SecretStr | None = None,
        proxy: str = PROXY,
    ) -> None:
        self._outside, self._manners, self._address, self._patience = outside, manners, address.rstrip("/"), patience or Patience()
        self._key, self._proxy = key, proxy

    async def search(self, wanted: str) -> list[Listing]:
        path = slug(wanted)
        if not path:
            raise NothingFound
        return await patiently(lambda: self._page(f"{self._address}/{path}"), self._patience)

    async def _page(self, url: str) -> list[Listing]:
        asked = url
        if self._key is not None:
            asked = self._proxy.format(key=quote(self._key.get_secret_value(), safe=""), url=quote(url, safe=""))
        async with self._manners.visiting(asked):
            page = await self._outside.get(asked)
        self._check(page)
        return await asyncio.to_thread(listings, page.body)  # of a large page it takes a while

    def _check(self, page: Page) -> None:
        """Raise what a status, or the place a redirect led to, says."""
        if page.status in _NO_ENTRY and self._key is not None:
            raise Blocked("O serviço de coleta recusou o pedido; confira SCRAPERAPI_KEY e o saldo da conta.", status=page.status)
        if page.status in _NO_ENTRY:
            raise Blocked("O Mercado Livre recusou a consulta de preços.", status=page.status)
        if page.status == 429:
            raise Blocked(
                "O Mercado Livre pediu para esperar antes de consultar de novo.", again=True, wait=waiting(page.headers), status=429
            )
        if page.status in (404, 410) and len(page.body) < 2_000:
            raise NothingFound
        if page.status >= 500 or (page.status >= 400 and page.status not in (404, 410)):
            raise Unreachable("O Mercado Livre não está respondendo bem agora.", wait=waiting(page.headers), status=page.status)
        if re.search(r"/(?:gz/account-verification|captcha|security/suspicious)", page.url):
            raise Captcha


def slug(wanted: str) -> str:
    """The words of a search as the site has them in its addresses: `chapa-de-aco-3mm`."""
    return "-".join(re.findall(r"[a-z0-9]+", plain(wanted)))[:_LONGEST_SEARCH].strip("-")


def waiting(headers: Mapping[str, str]) -> float | None:
    """Seconds that `Retry-After` asks for, in seconds or as a date, which is held against the answer's own."""
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        until, at = (parsedate_to_datetime(text) for text in (said, headers.get("date", "")))
    except (TypeError, ValueError):
        return None
    return max(
        0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - (at if at.tzinfo else at.replace(tzinfo=UTC))).total_seconds()
    )
