"""Answers to the privacy question; the newest counts, until its person is erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, insert, select, update

from domain.customers.consent import Consent
from memory.records.collection import Collection
from memory.records.tables import consents


class Consents(Collection):
    async def record(self, consent: Consent) -> None:
        await self.connection.execute(
            insert(consents).values(
                tenant=self.tenant,
                person_id=consent.person_id,
                granted=consent.granted,
                wording_version=consent.wording_version,
                wording=consent.wording,
                at=consent.at,
            )
        )

    async def latest(self, person_id: str) -> Consent | None:
        row = (await self.connection.execute(in_force(self.tenant, person_id, consents))).first()
        return Consent(row.person_id, row.granted, row.wording_version, row.at, row.wording) if row else None

    async def end(self, person_id: str, at: datetime) -> None:
        """Nothing that was answered so far counts any more; the rows stay, as proof of asking."""
        theirs = (consents.c.tenant == self.tenant) & (consents.c.person_id == person_id) & consents.c.ended_at.is_(None)
        await self.connection.execute(update(consents).where(theirs).values(ended_at=at))


def in_force(tenant: Any, person_id: Any, *what: Any) -> Select[Any]:
    """Of somebody's newest answer that still counts: `what` of it; no row where they are as if never asked."""
    theirs = (consents.c.tenant == tenant) & (consents.c.person_id == person_id) & consents.c.ended_at.is_(None)
    return select(*what).where(theirs).order_by(consents.c.id.desc()).limit(1)
