"""Answers to the privacy question; the newest counts."""

from __future__ import annotations

from sqlalchemy import insert, select

from domain.consent import Consent
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
        row = (
            await self.connection.execute(
                select(consents)
                .where(consents.c.tenant == self.tenant, consents.c.person_id == person_id)
                .order_by(consents.c.id.desc())
                .limit(1)
            )
        ).first()
        return Consent(row.person_id, row.granted, row.wording_version, row.at, row.wording) if row else None
