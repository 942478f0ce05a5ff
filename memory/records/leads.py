"""Leads: a customer's score with its reasons, and what they told us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Table, bindparam, exists, func, literal, select, union

from domain.customers.appointments import AppointmentStatus
from domain.customers.consent import may_write_first
from domain.customers.leads import LeadScore, Temperature
from memory.records.collection import Collection
from memory.records.consents import in_force
from memory.records.tables import appointments, consents, dealings, leads, people, reservations


@dataclass(frozen=True, slots=True)
class Lead:
    """`detail` is `LeadScore.as_json()`; `origin` the ad or post they came from (agent/advertised.py), where there was one."""

    person_id: str
    name: str | None
    phone: str | None
    city: str | None
    score: int
    detail: dict[str, Any]
    profile: dict[str, Any]
    created_at: datetime
    updated_at: datetime
    may_be_called: bool = True
    """Whether we may get in touch of our own accord (`domain.customers.consent.may_write_first`)."""
    origin: Mapping[str, Any] | None = None

    @property
    def temperature(self) -> Temperature:
        return Temperature(self.detail["temperature"])


def _deeds() -> Any:
    """Made once, as every statement of every turn."""
    tenant: BindParameter[str] = bindparam("tenant")
    person: BindParameter[str] = bindparam("person")

    def where(table: Table, column: str, *conditions: Any) -> Any:
        return exists().where(table.c.tenant == tenant, table.c[column] == person, *conditions)

    booked = appointments.c.status == AppointmentStatus.BOOKED.value, appointments.c.starts_at >= bindparam("now")
    return union(
        select(dealings.c.kind).where(dealings.c.tenant == tenant, dealings.c.person_id == person),
        select(literal("test_drive")).where(where(appointments, "person_id", *booked)),
        select(literal("reservation")).where(where(reservations, "person_id", reservations.c.active.is_(True))),
        select(literal("contact")).where(where(people, "id", people.c.phone.is_not(None) | people.c.email.is_not(None))),
    )


_DEEDS = _deeds()


class Leads(Collection):
    async def put(
        self, person_id: str, score: LeadScore, profile: dict[str, Any], at: datetime, origin: Mapping[str, Any] | None = None
    ) -> None:
        """Keep what is known of a lead now; where they came from stays until another ad brings them."""
        values = {
            "person_id": person_id,
            "score": score.total,
            "detail": score.as_json(),
            "profile": profile,
            "created_at": at,
            "updated_at": at,
        } | ({"origin": dict(origin)} if origin else {})
        await self._put(leads, ["person_id"], values, keep=["created_at"])

    async def find(self, person_id: str) -> Lead | None:
        row = (await self.connection.execute(self._all().where(leads.c.person_id == person_id))).first()
        return _lead(row) if row else None

    async def best(self, most: int, least_score: int = 0, below: int | None = None) -> list[Lead]:
        """The hottest leads, highest score first, then the most recent; only those `below` a score, where one is given."""
        within = leads.c.score >= least_score if below is None else leads.c.score.between(least_score, below - 1)
        rows = await self.connection.execute(
            self._all().where(within).order_by(leads.c.score.desc(), leads.c.updated_at.desc()).limit(most)
        )
        return [_lead(row) for row in rows]

    async def scores(self) -> list[int]:
        """Every lead's score."""
        return list((await self.connection.execute(select(leads.c.score).where(leads.c.tenant == self.tenant))).scalars())

    async def begun(self, start: datetime, end: datetime) -> int:
        """How many became leads in a period."""
        within = (leads.c.tenant == self.tenant) & (leads.c.created_at >= start) & (leads.c.created_at < end)
        return int((await self.connection.execute(select(func.count()).select_from(leads).where(within))).scalar_one())

    async def deeds(self, person_id: str, now: datetime) -> frozenset[str]:
        """What a person did, by the names of `domain.customers.leads.SCORED_ACTIONS`, in one statement."""
        found = await self.connection.execute(_DEEDS, {"tenant": self.tenant, "person": person_id, "now": now})
        return frozenset(found.scalars())

    def _all(self) -> Any:
        same_person = (people.c.tenant == leads.c.tenant) & (people.c.id == leads.c.person_id)
        return (
            select(leads, people.c.name, people.c.phone, people.c.city, people.c.opted_out_at, _granted(leads.c.tenant, leads.c.person_id))
            .select_from(leads.join(people, same_person))
            .where(leads.c.tenant == self.tenant)
        )


def _lead(row: Any) -> Lead:
    may_be_called = may_write_first(row.granted, row.opted_out_at is not None)
    known = (row.person_id, row.name, row.phone, row.city, row.score, row.detail, row.profile)
    return Lead(*known, row.created_at, row.updated_at, may_be_called, row.origin)


def _granted(tenant: Any, person_id: Any) -> Any:
    """The answer of a person to the privacy question that counts; NULL where there is none."""
    return in_force(tenant, person_id, consents.c.granted).scalar_subquery().label("granted")
