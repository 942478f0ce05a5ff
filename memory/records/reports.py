"""Reports that were made, for as long as they are kept."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from domain.reports import Report, ReportKind
from memory.records.collection import Collection
from memory.records.tables import reports

_FIELDS = tuple(field.name for field in fields(Report))


class Reports(Collection):
    async def put(self, report: Report) -> None:
        """List one; of the same id there is one."""
        await self._put(reports, ["id"], {name: getattr(report, name) for name in _FIELDS})

    async def find(self, report_id: str) -> Report | None:
        return next(iter(await self._found(reports.c.id == report_id)), None)

    async def latest(self, asked_by: str, most: int = 5) -> list[Report]:
        """What was made for a person, the newest first."""
        return await self._found(reports.c.asked_by == asked_by, most=most)

    async def made_before(self, moment: datetime) -> int:
        """How many are older."""
        return len(await self._found(reports.c.made_at < moment))

    async def remove_before(self, moment: datetime) -> list[Report]:
        """Take those off the list that are older; which those were."""
        old = await self._found(reports.c.made_at < moment)
        await self.connection.execute(delete(reports).where(reports.c.tenant == self.tenant, reports.c.made_at < moment))
        return old

    async def files(self) -> frozenset[str]:
        """The files of all that are listed."""
        return frozenset((await self.connection.execute(select(reports.c.file).where(reports.c.tenant == self.tenant))).scalars())

    async def _found(self, condition: Any, most: int | None = None) -> list[Report]:
        asked = (
            select(reports).where(reports.c.tenant == self.tenant, condition).order_by(reports.c.made_at.desc(), reports.c.id).limit(most)
        )
        return [_report(row) for row in await self.connection.execute(asked)]


def _report(row: Any) -> Report:
    return Report(**{name: getattr(row, name) for name in _FIELDS} | {"kind": ReportKind(row.kind)})
