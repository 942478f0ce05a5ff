"""A purchase that waited for its day reaches whoever asked, over a real mail server: once, even where the server was away at first."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from channels.due_purchases import tell_due
from channels.email import Carrier, Post
from domain.clock import FixedClock
from domain.goods.products import Product
from domain.people import Actor, Role
from evals.mail_server import MailServer
from evals.worlds.outlooks import at_its_best, falling, publish
from memory.records import Records
from tests.channels.email.conftest import TENANT, Settings
from tools import Counter
from tools.catalogue import TOOLBOX

BUYER = "jorge@ipe.example"


@pytest.fixture
async def watched(records: Records, clock: FixedClock) -> Records:
    """Steel that is expected to fall, watched for by a buyer who signs in with an e-mail and by one who has none."""
    today = clock.now().date()
    async with records.writing(TENANT) as books:
        await books.products.put_all([Product("MET-1", "Aço laminado", unit="kg", stock=Decimal(9_000))])
        await publish(books, today, clock.now(), falling("MET-1", today))
    for person in (BUYER, "lia"):
        counter = Counter(Actor(TENANT, person, Role.BUYER), records, clock, f"turn-{person}", mails=True)
        told = await TOOLBOX.call(counter, "watch_purchase", {"product": "MET-1", "quantity": 500})
        assert told["watching"]
    return records


async def test_the_day_that_has_come_is_told_by_e_mail_once(
    watched: Records, clock: FixedClock, settings: Settings, server: MailServer
) -> None:
    post = Post(watched, TENANT, Carrier(settings(), TENANT), clock)
    assert (await tell_due(watched, TENANT, clock, by_email=True), await post.send_due()) == (0, 0)
    clock.set(clock.now() + timedelta(days=3))
    async with watched.writing(TENANT) as books:
        await publish(books, clock.now().date(), clock.now(), at_its_best("MET-1", clock.now().date(), price="7.10"))
    assert [await tell_due(watched, TENANT, clock, by_email=True) for _ in range(2)] == [2, 0]
    server.answers["RCPT"] = "451 later"
    assert await post.send_due() == 0
    server.answers.clear()
    clock.set(clock.now() + timedelta(minutes=1))
    assert [await post.send_due(), await post.send_due()] == [1, 0]
    (message,) = server.taken
    body = message.get_body()
    assert body is not None
    assert (message["To"], message["Subject"]) == (BUYER, "Chegou o dia de comprar Aço laminado")
    assert "hoje R$\u00a07,10 por kg, e R$\u00a07,45 quando você pediu o aviso" in body.get_content()
