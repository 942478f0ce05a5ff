"""Reports fetched over HTTP: by who buys, of their own tenant."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient

from channels.api import login_routes, report_routes
from domain.people import Role
from domain.reports import Report, ReportKind
from domain.tasks import Task
from memory.report_files import ReportFiles
from tests.channels.api.conftest import signed_in
from tests.tools.counters import Shop
from tools.reporting import FOLDER

PDF = b"%PDF-1.7 um"


@pytest.fixture
async def desk(app: FastAPI, shop: Shop) -> AsyncClient:
    app.include_router(login_routes)
    app.include_router(report_routes)
    app.state.secret = "k" * 40
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False, client=("203.0.113.78", 1))
    return httpx2.AsyncClient(transport=transport, base_url="http://balcao")


async def test_a_buyer_fetches_a_report_and_nobody_else_does(desk: AsyncClient, shop: Shop, app: FastAPI) -> None:
    house = app.state.house
    buyer, seller = await signed_in(desk, shop, house.tenant, Role.BUYER), await signed_in(desk, shop, house.tenant, Role.SELLER)
    report = Report(
        "r1", ReportKind.MODEL, "Relatório", "r.pdf", ReportFiles.name_of(PDF), len(PDF), f"buyer@{house.tenant}", shop.clock.now()
    )
    await ReportFiles(shop.records, house.home / FOLDER).keep(house.tenant, report, PDF)
    await ReportFiles(shop.records, house.home / FOLDER).keep("outra-loja", report, PDF)
    answer = await desk.get("/api/reports/r1", headers=buyer)
    assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, PDF, "application/pdf")
    assert answer.headers["content-disposition"] == 'attachment; filename="r.pdf"'
    assert [one["id"] for one in (await desk.get("/api/reports", headers=buyer)).json()["reports"]] == ["r1"]
    assert (await desk.get("/api/reports/r1")).status_code == 401
    assert (await desk.get("/api/reports/r1", headers=seller)).status_code == 403
    for other in ("r2", "..%2Fipe", "x" * 300):
        assert (await desk.get(f"/api/reports/{other}", headers=buyer)).status_code == 404


async def test_one_that_is_being_made_says_so_and_one_that_failed_why(desk: AsyncClient, shop: Shop, app: FastAPI, tmp_path: Path) -> None:
    tenant = app.state.house.tenant
    buyer = await signed_in(desk, shop, tenant, Role.BUYER)
    async with shop.records.writing(tenant) as books:
        task = await books.tasks.ask(Task("r9", "report", "x", shop.clock.now()))
    waiting = await desk.get("/api/reports/r9", headers=buyer)
    assert (waiting.status_code, waiting.headers["retry-after"]) == (202, "2")
    async with shop.records.writing(tenant) as books:
        await books.tasks.take(task, "me", shop.clock.now())
        await books.tasks.end(task, "me", shop.clock.now(), error="Não deu.")
    failed = await desk.get("/api/reports/r9", headers=buyer)
    assert (failed.status_code, failed.json()["detail"]) == (409, "Não deu.")
