"""Reports are kept by content, for 90 days, each tenant's apart."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from domain.clock import local
from domain.reports import KEPT_FOR, Report, ReportKind
from memory.records import Records
from memory.report_files import ReportFiles

NOW = local(datetime(2026, 11, 24, 10))
PDF = b"%PDF-1.7 um"


@pytest.fixture
def files(records: Records, tmp_path: Path) -> ReportFiles:
    return ReportFiles(records, tmp_path / "reports")


def _report(report_id: str, content: bytes = PDF, at: datetime = NOW) -> Report:
    return Report(report_id, ReportKind.CATALOGUE, "Relatório", "relatorio.pdf", ReportFiles.name_of(content), len(content), "ana", at)


async def test_a_report_is_kept_listed_and_read_again(files: ReportFiles, records: Records) -> None:
    await files.keep("ipe", _report("r1"), PDF)
    await files.keep("ipe", _report("r1"), PDF)
    assert await files.read("ipe", _report("r1")) == PDF
    async with records.reading("ipe") as books:
        assert await books.reports.latest("ana") == [_report("r1")]
    async with records.reading("outra") as books:
        assert await books.reports.find("r1") is None
    assert await files.read("outra", _report("r1")) is None


async def test_a_file_that_was_changed_is_none(files: ReportFiles, tmp_path: Path) -> None:
    await files.keep("ipe", _report("r1"), PDF)
    (path,) = (tmp_path / "reports" / "ipe").iterdir()
    assert path.stat().st_mode & 0o077 == 0
    path.write_bytes(b"outra coisa")
    assert await files.read("ipe", _report("r1")) is None


async def test_after_ninety_days_it_is_gone_and_a_file_that_a_newer_one_shares_is_not(files: ReportFiles, records: Records) -> None:
    old, later = NOW - KEPT_FOR - timedelta(seconds=1), NOW - timedelta(days=1)
    await files.keep("ipe", _report("old", at=old), PDF)
    await files.keep("ipe", _report("other", b"%PDF dois", old), b"%PDF dois")
    await files.keep("ipe", _report("new", at=later), PDF)
    assert await files.remove_old("ipe", NOW) == 2
    assert await files.remove_old("ipe", NOW) == 0
    assert await files.read("ipe", _report("new", at=later)) == PDF
    assert await files.read("ipe", _report("other", b"%PDF dois", old)) is None
    async with records.reading("ipe") as books:
        assert [each.id for each in await books.reports.latest("ana")] == ["new"]
