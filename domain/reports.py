"""Reports that were made: what of, for whom, and which file each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

KEPT_FOR = timedelta(days=90)
"""After which a report is removed: it can be made again, of newer figures."""


class ReportKind(StrEnum):
    PRODUCT = "product"
    """One item: price, forecast, day to buy, stock, suppliers."""
    CATALOGUE = "catalogue"
    """All items: what to buy, what runs out, what moved."""
    MODEL = "model"
    """The model of prices: how good it is, and its versions."""


@dataclass(frozen=True, slots=True)
class Report:
    """`file` is the SHA-256 of the PDF, by which it is kept; `title` says in Portuguese what it is of."""

    id: str
    kind: ReportKind
    title: str
    file_name: str
    """As people save it: `relatorio-aco-laminado-2026-11-24.pdf`."""
    file: str
    size: int
    asked_by: str
    made_at: datetime
    sku: str | None = None
