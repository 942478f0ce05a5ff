"""Outlooks as a model would publish them, made by hand: a price that is expected to fall, one at its best, one that stands."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from domain.market.model_versions import ModelVersion
from domain.market.outlooks import Outlook, TrackRecord, Wait
from memory.records import Books

VERSION = "20261124-1"
RECORD = TrackRecord(count=40, right=31, waited=22, lost=3, saved=0.024)


def falling(sku: str, day: date, price: str = "7.45", by: float = 0.04, **more: object) -> Outlook:
    """Half the fall comes within four days, and all of it within ten."""
    waits = tuple(Wait(-by * min(1.0, days / 10), -2.5 * by, by / 2, 0.2, 0.7) for days in range(1, 15))
    said = ("está 3% acima do preço de costume dos últimos 3 meses",)
    return Outlook(sku, day, Decimal(price), Decimal(price), waits, 0.01, said, version=VERSION, past=RECORD, **more)  # type: ignore[arg-type]


def at_its_best(sku: str, day: date, price: str = "9.00", usual: str = "10.00", **more: object) -> Outlook:
    waits = tuple(Wait(0.02, -0.01, 0.06, 0.6, 0.1) for _ in range(14))
    said = ("está entre os 10% mais baixos dos últimos 3 meses",)
    return Outlook(sku, day, Decimal(price), Decimal(usual), waits, 0.01, said, version=VERSION, past=RECORD, **more)  # type: ignore[arg-type]


async def publish(books: Books, day: date, at: datetime, *said: Outlook) -> None:
    await books.models.put(ModelVersion(VERSION, at, day, day, len(said), 1_000, VERSION, "0" * 64))
    await books.models.crown(VERSION)
    await books.outlooks.put_all(said)
