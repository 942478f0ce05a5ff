"""Approved orders on their way to their suppliers: as a PDF by e-mail, once, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from channels.email import Carrier, Post
from channels.ordering import Ordering
from channels.settings import EmailSettings
from domain.buying.order_states import DRAFT_LASTS
from domain.clock import FixedClock
from domain.people import Actor
from evals.mail_server import MailServer, mail_server
from memory.records import Records
from tests.industry import PEOPLE, SUPPLIERS, TUESDAY, furnish
from tools import Counter
from tools.catalogue import TOOLBOX

TENANT = "demo"
Uses = Callable[..., Awaitable[dict[str, Any]]]
Open = Callable[[], Ordering]


@pytest.fixture
def kind() -> str:
    """Orders are moved by the records, whose own tests run on both."""
    return "sqlite"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(TUESDAY)


@pytest.fixture
async def server() -> AsyncIterator[MailServer]:
    async with mail_server() as standin:
        yield standin


@pytest.fixture
async def uses(records: Records, clock: FixedClock) -> Uses:
    await furnish(records, TENANT)
    roles = {person_id: role for person_id, role, _ in PEOPLE}

    async def use(person: str, tool: str, **args: Any) -> dict[str, Any]:
        counter = Counter(Actor(TENANT, person, roles[person]), records, clock, f"{person}:{tool}:{args}:{clock.now()}", mails=True)
        return await TOOLBOX.call(counter, tool, args)

    return use


@pytest.fixture
def opened(records: Records, server: MailServer, clock: FixedClock) -> Open:
    settings = EmailSettings(_env_file=None, host="127.0.0.1", port=server.port, SMTP_FROM="compras@ipe.example", timeout=30)  # type: ignore[call-arg]
    return lambda: Ordering(records, TENANT, clock, Post(records, TENANT, Carrier(settings, TENANT), clock))


@pytest.fixture
async def approved(uses: Uses) -> dict[str, Any]:
    """Order 1, of a tonne of steel, within the buyer's own limit."""
    await uses("jorge", "create_purchase_order", items=[{"product": "aço", "quantity": 1, "unit": "t"}])
    return await uses("jorge", "confirm_purchase_order", number=1, version=1)


async def state(uses: Uses) -> tuple[str, str | None]:
    order = (await uses("jorge", "purchase_order_status", number=1))["order"]
    return order["state"], order["sending"]


async def test_an_approved_order_is_sent_as_a_pdf_and_marked(
    uses: Uses, approved: dict[str, Any], opened: Open, server: MailServer
) -> None:
    assert await state(uses) == ("approved", "waiting")
    await opened().go_on()
    assert await state(uses) == ("sent", "sent")
    (message,) = server.taken
    (paper,) = message.iter_attachments()
    assert message["To"] == "vendas@acos.example"
    assert paper.get_filename() == "ordem-de-compra-1.pdf"
    assert paper.get_content().startswith(b"%PDF-")
    body = message.get_body()
    assert body is not None
    assert "R$\u00a04.200" in body.get_content()


async def test_however_many_take_it_further_it_is_sent_once(uses: Uses, approved: dict[str, Any], opened: Open, server: MailServer) -> None:
    await asyncio.gather(*(opened().go_on() for _ in range(4)))
    await opened().go_on()
    assert len(server.taken) == 1
    assert await state(uses) == ("sent", "sent")


async def test_without_a_mail_server_it_stays_approved(uses: Uses, approved: dict[str, Any], records: Records, clock: FixedClock) -> None:
    await Ordering(records, TENANT, clock, None).go_on()
    assert await state(uses) == ("approved", "waiting")


async def test_a_supplier_without_an_address_is_told_of(uses: Uses, opened: Open, server: MailServer) -> None:
    await uses("jorge", "create_purchase_order", items=[{"product": "luva nitrilica", "quantity": 10}])
    await uses("jorge", "confirm_purchase_order", number=1, version=1)
    await opened().go_on()
    assert await state(uses) == ("approved", "no_address")
    assert (await uses("jorge", "purchase_order_status", which="in_doubt"))["total"] == 1
    await uses("jorge", "settle_order_sending", number=1, arrived=True)
    assert await state(uses) == ("sent", "sent")


async def test_a_refused_address_is_mended_and_the_order_sent(
    uses: Uses, approved: dict[str, Any], opened: Open, server: MailServer, records: Records
) -> None:
    server.answers["RCPT"] = "550 no such user"
    await opened().go_on()
    assert await state(uses) == ("approved", "failed")
    server.answers.clear()
    async with records.writing(TENANT) as books:
        await books.suppliers.put_all([replace(SUPPLIERS[0], email="novo@acos.example")])
    await uses("jorge", "settle_order_sending", number=1, arrived=False)
    await opened().go_on()
    assert server.taken[0]["To"] == "novo@acos.example"
    assert await state(uses) == ("sent", "sent")


async def test_where_nobody_knows_a_person_says_and_nothing_is_sent_again(
    uses: Uses, approved: dict[str, Any], opened: Open, server: MailServer, clock: FixedClock
) -> None:
    server.answers["END"] = None
    await opened().go_on()
    server.answers.clear()
    clock.set(clock.now() + timedelta(days=1))
    await opened().go_on()
    assert await state(uses) == ("approved", "unknown")
    await uses("jorge", "settle_order_sending", number=1, arrived=True)
    await opened().go_on()
    assert await state(uses) == ("sent", "sent")
    assert len(server.taken) == 1


async def test_cancelled_before_it_left_it_does_not_leave(uses: Uses, approved: dict[str, Any], opened: Open, server: MailServer) -> None:
    server.answers["MAIL"] = "451 later"
    await opened().go_on()
    await uses("jorge", "reject_purchase_order", number=1)
    server.answers.clear()
    await opened().go_on()
    assert not server.taken


async def test_what_was_changed_and_changed_back_is_sent_once(
    uses: Uses, approved: dict[str, Any], opened: Open, server: MailServer, clock: FixedClock
) -> None:
    server.answers["MAIL"] = "451 later"
    await opened().go_on()
    for version, tonnes in ((2, 0.9), (3, 1)):
        await uses("jorge", "create_purchase_order", number=1, items=[{"product": "aço", "quantity": tonnes, "unit": "t"}])
        await uses("jorge", "confirm_purchase_order", number=1, version=version)
    server.answers.clear()
    clock.set(clock.now() + timedelta(hours=1))
    for _ in range(2):
        await opened().go_on()
    assert len(server.taken) == 1


async def test_drafts_that_nobody_confirms_run_out(uses: Uses, opened: Open, clock: FixedClock) -> None:
    await uses("jorge", "create_purchase_order", items=[{"product": "aço", "quantity": 1, "unit": "t"}])
    clock.set(clock.now() + DRAFT_LASTS + timedelta(minutes=1))
    await opened().go_on()
    assert await state(uses) == ("expired", None)
