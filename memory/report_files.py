"""Reports as files: each named after its content, listed in the records, and gone when none of them lists it any more."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime
from pathlib import Path

from domain.reports import KEPT_FOR, Report
from memory.private_files import tenant_folder, write_whole
from memory.records import Records


class ReportFiles:
    def __init__(self, records: Records, folder: Path) -> None:
        self._records, self._folder = records, folder

    @staticmethod
    def name_of(content: bytes) -> str:
        return hashlib.sha256(content).hexdigest()

    async def keep(self, tenant: str, report: Report, content: bytes) -> None:
        """List a report with its file; the same one twice is one."""
        await asyncio.to_thread(write_whole, self._path(tenant, report.file), content)
        async with self._records.writing(tenant) as books:
            await books.reports.put(report)

    async def read(self, tenant: str, report: Report) -> bytes | None:
        """The PDF; None where the file is gone, or is not what was kept."""
        path = self._path(tenant, report.file)
        if not await asyncio.to_thread(path.is_file):
            return None
        content = await asyncio.to_thread(path.read_bytes)
        return content if self.name_of(content) == report.file else None

    async def remove_old(self, tenant: str, now: datetime) -> int:
        """Remove the reports that were kept for long enough; how many those were."""
        async with self._records.reading(tenant) as books:
            if not await books.reports.made_before(now - KEPT_FOR):
                return 0
        async with self._records.writing(tenant) as books:
            old = await books.reports.remove_before(now - KEPT_FOR)
            listed = await books.reports.files()
        for file in {report.file for report in old} - listed:
            await asyncio.to_thread(self._path(tenant, file).unlink, missing_ok=True)
        return len(old)

    def _path(self, tenant: str, file: str) -> Path:
        return tenant_folder(self._folder, tenant) / f"{file}.pdf"
