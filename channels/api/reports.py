"""Reports to be fetched, by those of the house who buy."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from channels.api.login import Staff
from channels.api.problems import problem
from channels.house import House
from domain.errors import NotAllowed, NotFound, Unavailable
from domain.people import PURCHASING, Actor
from memory.records.audit import Entry
from memory.report_files import ReportFiles
from tools.reporting import FOLDER

report_routes = APIRouter(prefix="/api/reports", tags=["relatórios"])
_GONE = "Esse relatório não existe, ou já passou dos 90 dias. Peça outro."


class Listed(BaseModel):
    id: str
    kind: str
    title: str
    file_name: str
    bytes: int
    made_at: datetime


@report_routes.get("")
async def listed(staff: Staff, request: Request) -> dict[str, list[Listed]]:
    """What was made for me, the newest first. `POST /tasks/report` makes another."""
    house: House = request.app.state.house
    _allowed(staff)
    async with house.records.reading(house.tenant) as books:
        mine = await books.reports.latest(staff.person_id, 50)
    return {
        "reports": [
            Listed(id=one.id, kind=one.kind.value, title=one.title, file_name=one.file_name, bytes=one.size, made_at=one.made_at)
            for one in mine
        ]
    }


@report_routes.get("/{report_id}", response_class=Response, responses={200: {"content": {"application/pdf": {}}}, 202: {}})
async def fetched(report_id: str, staff: Staff, request: Request) -> Response:
    """The PDF; 202 while it is being made."""
    house: House = request.app.state.house
    _allowed(staff)
    async with house.records.reading(house.tenant) as books:
        report, task = await books.reports.find(report_id[:128]), await books.tasks.find(report_id[:128])
    if report is None and task is not None and task.state.is_open:
        answer = problem(202, "O relatório está sendo feito. Tente de novo em instantes.")
        answer.headers["Retry-After"] = "2"
        return answer
    if report is None and task is not None and task.error:
        raise Unavailable(task.error)
    if report is None or (pdf := await ReportFiles(house.records, house.home / FOLDER).read(house.tenant, report)) is None:
        raise NotFound(_GONE)
    async with house.records.writing(house.tenant) as books:
        await books.audit.record([Entry(staff, "fetch_report", True, {"report": report.id}, house.clock.now())])
    headers = {"Content-Disposition": f'attachment; filename="{report.file_name}"', "Cache-Control": "private, no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


def _allowed(staff: Actor) -> None:
    if staff.role not in PURCHASING:
        raise NotAllowed(f"Seu acesso, de {staff.role.word}, não abre relatórios de compras.")
