"""What is published of every product each day: its outlook, and how such advice on it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.outlooks import Outlook
from forecasting.decision.outlook import outlooks
from forecasting.decision.policy import Policy
from forecasting.decision.record import track_records
from forecasting.peers import TOGETHER_AT_MOST
from forecasting.series import PriceSeries


def published_outlooks(
    products: Sequence[PriceSeries], policy: Policy, version: str = "", synthetic: frozenset[str] = frozenset()
) -> list[Outlook]:
    """Of all products, each compared with the others, or its neighbours by name where they are too many; in their order."""
    order = sorted(range(len(products)), key=lambda each: products[each].unique_id)
    found: dict[int, Outlook] = {}
    for start in range(0, len(order), TOGETHER_AT_MOST):
        members = order[start : start + TOGETHER_AT_MOST]
        lot = [products[each] for each in members]
        said = outlooks(lot, policy)
        past = track_records(policy, lot) if policy.learned else [None] * len(lot)
        for member, outlook, record in zip(members, said, past, strict=True):
            found[member] = replace(outlook, version=version, past=record, is_synthetic=outlook.sku in synthetic)
    return [found[each] for each in range(len(products))]
