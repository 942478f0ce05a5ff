"""What is published of every product each day: its outlook, and how such advice on it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.market.outlooks import Outlook, TrackRecord
from forecasting.decision.outlook import outlooks
from forecasting.decision.policy import Policy
from forecasting.decision.record import track_records
from forecasting.series import PriceSeries

WORTH_WAITING = 0.01
"""Share of the price that waiting must be expected to save before people are told to wait: less is no reason to come back another day."""
Records = Mapping[str, TrackRecord | None]


def outlooks_of(lot: list[PriceSeries], policy: Policy, version: str, synthetic: frozenset[str], known: Records) -> list[Outlook]:
    """Of products that are compared with each other; records in `known` are not made again: they take most of the time."""
    new = [column for column, each in enumerate(lot) if each.unique_id not in known]
    made: list[TrackRecord | None] = track_records(policy, lot, new) if policy.learned and new else [None] * len(new)
    past = {**known, **{lot[column].unique_id: record for column, record in zip(new, made, strict=True)}}
    said = outlooks(lot, policy)
    said = [replace(each, margin=max(each.margin, WORTH_WAITING)) for each in said]
    return [replace(each, version=version, past=past[each.sku], is_synthetic=each.sku in synthetic) for each in said]
