"""Letters to a real server over a socket: taken once, tried again, given up, or left to people where nobody knows."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from channels.email import Carrier, Post
from channels.email.carrier import stays_here
from domain.clock import FixedClock
from domain.delivery.letters import GIVEN_UP_AFTER, GRACE, Fate
from evals.mail_server import MailServer
from memory.records import Records
from tests.channels.email.conftest import LETTER, TENANT, Settings, kept, posted


@pytest.fixture
def post(records: Records, settings: Settings, clock: FixedClock) -> Post:
    return Post(records, TENANT, Carrier(settings(), TENANT), clock)


async def test_a_letter_arrives_whole_and_once(post: Post, server: MailServer, records: Records, clock: FixedClock) -> None:
    await posted(records, LETTER, clock)
    await posted(records, replace(LETTER, text="outra coisa"), clock)
    assert [await post.send_due(), await post.send_due()] == [1, 0]
    (message,) = server.taken
    assert (message["To"], message["Subject"]) == ("vendas@acos.example", "Ordem de compra 12")
    assert "compras@ipe.example" in message["From"]
    body, attachment = message.get_body(), next(iter(message.iter_attachments()))
    assert body is not None
    assert body.get_content().strip() == "Segue a ordem."
    assert (attachment.get_filename(), attachment.get_content()) == ("oc-12.pdf", b"%PDF-1.7 ...")
    assert (await kept(records)).fate is Fate.SENT


async def test_the_same_letter_has_the_same_message_id(post: Post, server: MailServer, records: Records, clock: FixedClock) -> None:
    for letter in (LETTER, replace(LETTER, key="oc-13-abc")):
        await posted(records, letter, clock)
    server.answers["END"] = None
    await post.send_due()
    async with records.writing(TENANT) as books:
        assert await books.emails.again(LETTER.key, LETTER.recipient, clock.now())
    await post.send_due()
    ids = [message["Message-ID"] for message in server.taken]
    assert ids[0] == ids[2] != ids[1]
    assert ids[0].endswith("@ipe.example>")


async def test_many_posts_beside_each_other_send_it_once(
    post: Post, settings: Settings, server: MailServer, records: Records, clock: FixedClock
) -> None:
    await posted(records, LETTER, clock)
    others = [Post(records, TENANT, Carrier(settings(), TENANT), clock) for _ in range(4)]
    await asyncio.gather(*(each.send_due() for each in (post, *others)))
    assert len(server.taken) == 1


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA", "END"])
async def test_later_means_later(post: Post, server: MailServer, records: Records, clock: FixedClock, command: str) -> None:
    await posted(records, LETTER, clock)
    server.answers[command] = "451 try again later"
    await post.send_due()
    waiting = await kept(records)
    assert (waiting.fate, waiting.due_at) == (Fate.WAITING, clock.now() + timedelta(seconds=30))
    assert "451" in (waiting.error or "")
    assert await post.send_due() == 0
    server.answers.clear()
    clock.set(clock.now() + timedelta(seconds=30))
    assert await post.send_due() == 1


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "END"])
async def test_never_means_never(post: Post, server: MailServer, records: Records, clock: FixedClock, command: str) -> None:
    await posted(records, LETTER, clock)
    server.answers[command] = "550 no such user"
    await post.send_due()
    failed = await kept(records)
    assert (failed.fate, failed.due_at) == (Fate.FAILED, None)
    assert "no such user" in (failed.error or "")


async def test_a_server_that_is_away_is_tried_until_it_was_away_for_too_long(
    records: Records, settings: Settings, clock: FixedClock
) -> None:
    await posted(records, LETTER, clock)
    away = Post(records, TENANT, Carrier(settings(port=1), TENANT), clock)
    began = clock.now()
    while (state := await kept(records)).due_at is not None:
        clock.set(state.due_at)
        await away.send_due()
    assert state.fate is Fate.FAILED
    assert clock.now() - began > GIVEN_UP_AFTER
    assert state.attempts > 10


async def test_a_line_that_falls_before_the_answer_leaves_it_to_people(
    post: Post, server: MailServer, records: Records, clock: FixedClock
) -> None:
    await posted(records, LETTER, clock)
    server.answers["END"] = None
    await post.send_due()
    clock.set(clock.now() + timedelta(days=1))
    await post.send_due()
    assert (await kept(records)).fate is Fate.UNKNOWN
    assert len(server.taken) == 1


async def test_what_may_come_twice_is_sent_again(post: Post, server: MailServer, records: Records, clock: FixedClock) -> None:
    await posted(records, replace(LETTER, may_come_twice=True), clock)
    server.answers["END"] = None
    await post.send_due()
    server.answers.clear()
    clock.set(clock.now() + GRACE)
    assert await post.send_due() == 1


async def test_a_letter_that_was_withdrawn_stays_here(post: Post, server: MailServer, records: Records, clock: FixedClock) -> None:
    await posted(records, LETTER, clock)
    async with records.writing(TENANT) as books:
        assert await books.emails.withdraw(LETTER.key)
    await post.send_due()
    assert not server.taken


async def test_a_letter_that_has_left_is_not_taken_back(post: Post, records: Records, clock: FixedClock) -> None:
    await posted(records, LETTER, clock)
    await post.send_due()
    async with records.writing(TENANT) as books:
        assert not await books.emails.withdraw(LETTER.key)
        assert not await books.emails.again(LETTER.key, LETTER.recipient, clock.now())


@pytest.mark.parametrize("address", ["não é endereço", "a@b@c", "x@y\r\nBcc: z@w", "", "joão@acos.example"])
async def test_an_address_that_is_none_fails_by_itself(
    post: Post, server: MailServer, records: Records, clock: FixedClock, address: str
) -> None:
    await posted(records, replace(LETTER, recipient=address), clock)
    await post.send_due()
    assert (await kept(records)).fate is Fate.FAILED
    assert not server.said


@pytest.mark.parametrize(
    ("host", "here"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("mail.example", False), ("10.0.0.7", False)]
)
def test_a_password_goes_over_an_open_line_to_this_machine_only(host: str, here: bool) -> None:
    assert stays_here(host) is here
