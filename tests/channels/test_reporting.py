"""Reports asked for in the background: made once, kept, and sent by a real mail server to people of the house alone."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from channels.email import Carrier, Post
from channels.meanwhile import meanwhile
from channels.reporting import keep_removing_reports
from channels.settings import EmailSettings
from channels.working import Background
from domain.clock import FixedClock
from domain.goods.products import Product
from domain.people import Actor, Role
from domain.reports import KEPT_FOR
from domain.tasks import Task, TaskState
from evals.mail_server import mail_server
from memory.records import Records
from tests.standins.pdf_text import text_of
from tests.tools.counters import WEDNESDAY
from tools.tasks import TASKS, Bench

TENANT = "ipe"
CAIO = Actor(TENANT, "caio@ipe.example", Role.MANAGER)


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
async def bench(records: Records, tmp_path: Path) -> Bench:
    clock = FixedClock(WEDNESDAY)
    async with records.writing(TENANT) as books:
        await books.products.put_all([Product("MET-1", "Aço #1 *fino*")])
        for email, role in (("ana@ipe.example", Role.BUYER), ("vera@ipe.example", Role.SELLER)):
            await books.people.meet(email, role, clock.now())
            await books.accounts.put(email, "seal", clock.now(), one_time=False)
    return Bench(records, TENANT, clock, tmp_path, address="https://balcao.example/")


async def _done(bench: Bench, **arguments: str) -> Task:
    async with bench.records.writing(TENANT) as books:
        task = await books.tasks.ask(TASKS.asked("report", arguments, CAIO, bench.clock))
    background = Background(bench)
    assert await background.take_waiting()
    while task.state.is_open:
        await asyncio.sleep(0.02)
        async with bench.records.reading(TENANT) as books:
            task = await books.tasks.find(task.id) or task
    return task


async def test_a_report_refused_at_first_by_the_mail_server_arrives_once_later(bench: Bench) -> None:
    task = await _done(bench, kind="product", sku="MET-1", email_to="ana@ipe.example")
    assert task.result is not None
    assert task.result["link"] == f"https://balcao.example/api/reports/{task.id}"
    async with mail_server() as server:
        settings = EmailSettings(_env_file=None, host="127.0.0.1", port=server.port, SMTP_FROM="balcao@ipe.example", timeout=30)  # type: ignore[call-arg]
        clock = bench.clock
        assert isinstance(clock, FixedClock)
        post = Post(bench.records, TENANT, Carrier(settings, TENANT), clock)
        server.answers["RCPT"] = "451 mais tarde"
        assert await post.send_due() == 0
        server.answers.clear()
        clock.set(clock.now() + timedelta(hours=1))
        assert [await post.send_due(), await post.send_due()] == [1, 0]
    (message,) = server.taken
    assert (message["To"], message["Subject"]) == ("ana@ipe.example", "Relatório de Aço #1 *fino*")
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == "relatorio-de-aco-1-fino-2026-11-18.pdf"
    assert "Aço #1 *fino*" in text_of(attachment.get_content())


@pytest.mark.parametrize("address", ["fora@outra.example", "vera@ipe.example", "caio"])
async def test_a_report_goes_to_nobody_outside_purchasing(bench: Bench, address: str) -> None:
    task = await _done(bench, kind="catalogue", email_to=address)
    assert task.state is TaskState.FAILED
    assert task.error is not None
    async with bench.records.reading(TENANT) as books:
        assert await books.emails.due(bench.clock.now() + timedelta(days=1)) == []


async def test_a_worker_removes_reports_of_long_ago(bench: Bench) -> None:
    task = await _done(bench, kind="model")
    clock = bench.clock
    assert isinstance(clock, FixedClock)
    clock.set(clock.now() + KEPT_FOR + timedelta(days=1))
    async with meanwhile(keep_removing_reports(bench.records, TENANT, clock, bench.home, every=0.02)):
        while True:
            async with bench.records.reading(TENANT) as books:
                if await books.reports.find(task.id) is None:
                    break
            await asyncio.sleep(0.01)
