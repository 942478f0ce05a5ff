"""Who a house of an evaluation reaches outside: a mail server and a marketplace, stand-ins on loopback, and what the house does with
them while people talk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from channels.collecting import collect_waiting
from channels.email import Carrier, Post
from channels.house import House
from channels.ordering import Ordering
from channels.settings import EmailSettings, ScraperSettings
from evals.mail_server import MailServer, mail_server
from evals.marketplace import Fault, Market, Ware, marketplace
from tools.price_sources.mercado_livre import slug

_NOBODY = "http://127.0.0.1:9"
"""Where no marketplace listens."""
_REFUSING = {"RCPT": "550 no such mailbox"}


class Sold(BaseModel):
    """What a search of the marketplace finds: BRL a unit, `fault` what is wrong with its page, once each."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    price: Decimal
    unit: str = "un"
    faults: tuple[Fault, ...] = ()


Marketplace = dict[str, Sold]
"""By the item's name."""


@dataclass(slots=True)
class Neighbours:
    """`mail` is None in a house without a mail server, `market` where nobody sells anything."""

    mail: MailServer | None = None
    market: Market | None = None
    email: EmailSettings = field(default_factory=lambda: EmailSettings(_env_file=None, host=None))
    scraper: ScraperSettings = field(default_factory=lambda: _scraper(_NOBODY))

    async def deal_with(self, house: House) -> None:
        """What the worker of a house would do by now: letters of approved orders, and prices that somebody asked to be collected."""
        carrier = Carrier(self.email, house.tenant) if self.email.is_set else None
        post = Post(house.records, house.tenant, carrier, house.clock) if carrier else None
        await Ordering(house.records, house.tenant, house.clock, post).go_on()
        if self.market is not None and house.market is not None:
            await collect_waiting(house.records, house.tenant, house.clock, house.market, 0)

    def letters(self) -> list[dict[str, Any]]:
        """What the mail server took, in order."""
        return [
            {"to": str(letter["To"]), "subject": str(letter["Subject"])}
            | {"file": next((attached.get_filename() for attached in letter.iter_attachments()), None)}
            for letter in (self.mail.taken if self.mail else ())
        ]  # fmt: skip


@asynccontextmanager
async def neighbours(mail: Literal["takes", "refuses", "none"], sold: Marketplace | None) -> AsyncIterator[Neighbours]:
    """Open until the block is left."""
    async with AsyncExitStack() as doors:
        found = Neighbours()
        if mail != "none":
            found.mail = await doors.enter_async_context(mail_server())
            found.mail.answers.update(_REFUSING if mail == "refuses" else {})
            found.email = EmailSettings(
                _env_file=None, host="127.0.0.1", port=found.mail.port, SMTP_FROM="compras@ipe.example", user=None, timeout=2
            )
        if sold is not None:
            found.market = await doors.enter_async_context(marketplace(_market(sold)))
            found.scraper = _scraper(found.market.url)
        yield found


def _market(sold: Marketplace) -> Market:
    market = Market({slug(name): Ware(ware.price, ware.unit, name) for name, ware in sold.items()}, retry_after=0)
    for name, ware in sold.items():
        market.faults[slug(name)].extend(ware.faults)
    return market


def _scraper(url: str) -> ScraperSettings:
    return ScraperSettings(_env_file=None, url=url, key=None, source="mercado_livre", max_attempts=1, timeout=2)
