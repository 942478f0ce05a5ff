"""Leads: a customer's score with its reasons, and what they told us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.leads import LeadScore, Temperature
from memory.records.collection import Collection
from memory.records.tables import leads, people


@dataclass(frozen=True, slots=True)
class Lead:
    """`detail` is `LeadScore.as_json()`."""

    person_id: str
    name: str | None
    phone: str | None
    city: str | None
    score: int
    detail: dict[str, Any]
    profile: dict[str, Any]
    updated_at: datetime

    @property
    def temperature(self) -> Temperature:
        return Temperature(self.detail["temperature"])


class Leads(Collection):
    async def put(self, person_id: str, score: LeadScore, profile: dict[str, Any], at: datetime) -> None:
        values = {
            "person_id": person_id,
            "score": score.total,
            "detail": score.as_json(),
            "profile": profile,
            "created_at": at,
            "updated_at": at,
        }
        await self._put(leads, ["person_id"], values, keep=["created_at"])

    async def find(self, person_id: str) -> Lead | None:
        row = (await self.connection.execute(self._all().where(leads.c.person_id == person_id))).first()
        return _lead(row) if row else None

    async def best(self, most: int, least_score: int = 0) -> list[Lead]:
        """The hottest leads, highest score first, then the most recent."""
        rows = await self.connection.execute(
            self._all().where(leads.c.score >= least_score).order_by(leads.c.score.desc(), leads.c.updated_at.desc()).limit(most)
        )
        return [_lead(row) for row in rows]

    def _all(self) -> Any:
        same_person = (people.c.tenant == leads.c.tenant) & (people.c.id == leads.c.person_id)
        return (
            select(leads, people.c.name, people.c.phone, people.c.city)
            .select_from(leads.join(people, same_person))
            .where(leads.c.tenant == self.tenant)
        )


def _lead(row: Any) -> Lead:
    return Lead(row.person_id, row.name, row.phone, row.city, row.score, row.detail, row.profile, row.updated_at)
