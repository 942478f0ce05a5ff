"""A report made in the background, kept to be fetched, and sent by e-mail to somebody of the house."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from domain.delivery.letters import Letter
from domain.errors import Invalid
from domain.people import PURCHASING
from domain.reports import Report, ReportKind
from memory.report_files import ReportFiles
from tools.reporting import FOLDER, Wanted, file_name, made, require_of_the_house
from tools.tasks.registry import Bench, task
from tools.toolbox import Arguments


class ReportArguments(Arguments):
    kind: ReportKind = Field(ReportKind.CATALOGUE, description="product, catalogue or model")
    sku: str | None = Field(None, max_length=128, description="of a product's report, e.g. MET-0001")
    email_to: str | None = Field(None, max_length=254, description="somebody of the house who gets it, too")


@task(PURCHASING)
async def report(bench: Bench, asked: ReportArguments) -> dict[str, Any]:
    """Make a report as PDF: of a product, the catalogue or the model of prices; `link` is where to fetch it."""
    if asked.kind is ReportKind.PRODUCT and not asked.sku:
        raise Invalid("De qual item? Mande o sku.")
    assert bench.task is not None
    asked_by, now = bench.task.asked_by, bench.task.asked_at
    if asked.email_to is not None:
        async with bench.records.reading(bench.tenant) as books:
            await require_of_the_house(books, asked.email_to, asked_by)
    bench.tell(0.1, "juntando os dados")
    sku = asked.sku if asked.kind is ReportKind.PRODUCT else None
    title, pdf = await made(bench.records, bench.tenant, Wanted(asked.kind, sku), now)
    bench.tell(0.9, "guardando")
    file = ReportFiles.name_of(pdf)
    kept = Report(bench.task.id, asked.kind, title, file_name(title, now), file, len(pdf), asked_by, now, sku)
    await ReportFiles(bench.records, bench.home / FOLDER).keep(bench.tenant, kept, pdf)
    if asked.email_to is not None:
        async with bench.records.writing(bench.tenant) as books:
            await books.emails.post(_letter(kept, pdf, asked.email_to), now)
    return as_json(kept, bench.address) | {"emailed_to": asked.email_to}


def as_json(report: Report, address: str) -> dict[str, Any]:
    """A report as people and programs are told of it."""
    return {
        "id": report.id, "kind": report.kind.value, "title": report.title, "file_name": report.file_name, "sku": report.sku,
        "link": f"{address.rstrip('/')}/api/reports/{report.id}", "bytes": report.size, "made_at": report.made_at.isoformat(),
    }  # fmt: skip


def _letter(report: Report, pdf: bytes, to: str) -> Letter:
    text = f"Olá,\n\nsegue em anexo: {report.title}.\n\nBalcão\n"
    return Letter(f"report:{report.id}:{to}"[:128], to, report.title, text, report.file_name, pdf, may_come_twice=True)
