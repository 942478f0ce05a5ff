"""Two rows about one person made into one: of a contact, and of a lead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Table

from domain.customers.profile import merged
from domain.people import PERSONAL_FIELDS
from memory.records.tables.columns import Moment

Values = dict[str, Any]


def combined_person(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> Values:
    """What the one kept knows counts, and the other fills the gaps. Who said PARAR under either name has said it."""
    known = {field: kept[field] or gone[field] for field in PERSONAL_FIELDS}
    since = min(kept["created_at"], gone["created_at"])
    return {**kept, **known, "created_at": since, "opted_out_at": kept["opted_out_at"] or gone["opted_out_at"]}


def combined_lead(kept: Mapping[str, Any] | None, gone: Mapping[str, Any] | None, person_id: str) -> Values | None:
    """The wishes of both, the newer ones first to count; the higher score, until the next turn reckons anew."""
    if kept is None or gone is None:
        only = kept or gone
        return None if only is None else {**only, "person_id": person_id}
    older, newer = sorted((kept, gone), key=lambda lead: lead["updated_at"])
    better = max(kept, gone, key=lambda lead: lead["score"])
    return {
        **kept,
        "score": better["score"],
        "detail": better["detail"],
        "profile": merged(older["profile"], newer["profile"]),
        "origin": older["origin"] or newer["origin"],
        "created_at": min(kept["created_at"], gone["created_at"]),
        "updated_at": newer["updated_at"],
    }


def restored(now: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> Values:
    """A row as it was before it was combined, but for what has changed since."""
    return {name: before[name] if value == after[name] else value for name, value in now.items()}


def frozen(row: Mapping[str, Any] | None) -> Values | None:
    """A row as JSON."""
    return None if row is None else {str(name): value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}


def thawed(table: Table, row: Mapping[str, Any] | None) -> Values | None:
    """A row from JSON; columns that a later release added are empty."""
    if row is None:
        return None
    moments = {column.name for column in table.columns if isinstance(column.type, Moment)}
    values = {column.name: row.get(column.name) for column in table.columns}
    return {name: datetime.fromisoformat(value) if name in moments and value else value for name, value in values.items()}
