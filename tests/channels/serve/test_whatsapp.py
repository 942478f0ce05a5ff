"""WhatsApp through the whole product: `balcao serve` between a person who writes and a stand-in of the Graph API."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.delivery.deliveries import State
from evals.whatsapp.customers import Customer
from evals.whatsapp.graph import Graph, Hangs, Sent, standin
from evals.whatsapp.graph.reports import Reports
from evals.whatsapp.people import Person
from evals.whatsapp.posting import Webhooks
from evals.whatsapp.webhooks import Number
from memory.records import Records
from memory.records.tables import deliveries
from tests.channels.hatching import Hatchery
from tests.channels.running import Ran
from tests.channels.serve.serving import Serving

SECRET = "segredo-do-app"
LONG = 90.0


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    async with standin() as graph:
        yield graph


@pytest.fixture
async def shop(hatchery: Hatchery, made: tuple[Path, Ran], tmp_path: Path, graph: Graph) -> AsyncIterator[Serving]:
    serving = Serving(
        hatchery,
        Path(shutil.copytree(made[0], tmp_path / "casa")),
        WHATSAPP_PHONE_NUMBER_ID=Number().id,
        WHATSAPP_ACCESS_TOKEN=graph.token,
        WHATSAPP_APP_SECRET=SECRET,
        WHATSAPP_VERIFY_TOKEN="palavra",
        WHATSAPP_API_URL=graph.url,
        BALCAO_DEBOUNCE_QUIET="0",
    )
    serving.start()
    yield serving
    serving.kill()


def _meta(shop: Serving, graph: Graph) -> Webhooks:
    """Meta calls the server where it is now."""
    webhooks = Webhooks(f"{shop.address}/webhook/whatsapp", SECRET)
    graph.reports = Reports(webhooks)
    return webhooks


def _told_under_one_trace(log: str, nothing_of: Person) -> None:
    """The first message's way, from the webhook to its reply."""
    lines = [json.loads(line) for line in log.splitlines()]
    first = next(line["trace"] for line in lines if line["message"] == "kept")
    assert {"kept", "answered", "sent"} <= {line["message"] for line in lines if line.get("trace") == first}
    for personal in (nothing_of.name, nothing_of.phone or "", "wamid.", "Sim, pode guardar"):
        assert personal not in log


async def _states(shop: Serving, callback: str | None) -> list[State]:
    """Of all messages of the conversation that had this delivery."""
    records = Records(f"sqlite+aiosqlite:///{shop.home / 'balcao.sqlite'}")
    talk = select(deliveries.c.conversation).where(deliveries.c.id == callback).scalar_subquery()
    async with records.engine.connect() as connection:
        rows = await connection.execute(select(deliveries.c.state).where(deliveries.c.conversation == talk))
        found = [State(row.state) for row in rows]
    await records.close()
    return found


def _car(details: Sent) -> str:
    """Its name, without the make, at the beginning of what is told of it."""
    return details.text.split(":")[0].split(" ", 1)[1]


async def test_a_talk_goes_round_and_survives_a_kill_between_metas_answer_and_our_mark(shop: Serving, graph: Graph) -> None:
    ana = Customer(Person(), graph, _meta(shop, graph))
    await ana.says("oi")
    hello = await ana.hears(LONG)
    assert [title for _, title in hello.choices] == ["Sim, pode guardar", "Não"]
    assert graph.reads[-1].typing
    await ana.taps("Sim, pode guardar", hello)
    assert "carro" in (await ana.hears(LONG)).text
    _told_under_one_trace(shop.log.read_text(), nothing_of=ana.person)

    graph.faults.add(Hangs(60, taken=True))
    graph.reports.held = True
    await ana.says("quero um SUV até 90 mil")
    cars = await ana.hears(LONG)
    assert len(cars.choices) > 3
    shop.kill()

    shop.start()
    held, ana.webhooks = graph.reports, _meta(shop, graph)
    held.webhooks = ana.webhooks
    await ana.taps(cars.choices[1][1], cars)
    held.release()
    await held.settle()
    details = await ana.hears(LONG)
    assert "Marcar visita" in [title for _, title in details.choices]
    assert [sent.text for sent in graph.sent].count(cars.text) == 1
    await graph.reports.settle()
    assert await _states(shop, cars.callback) == [State.READ] * 4

    await ana.taps(cars.choices[2][1], cars)
    other = await ana.hears(LONG)
    await ana.says("e esse aqui, quanto fica em 48x?", answers=details)
    asked = await ana.hears(LONG)
    first, second = (_car(bubble) for bubble in (details, other))
    assert first != second
    assert (first in asked.text, second in asked.text) == (True, False)
