"""A sender killed between the server's yes and our mark: the letter is not sent twice, and people are asked."""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import timedelta
from pathlib import Path

from channels.email import Carrier, Post
from domain.clock import FixedClock
from domain.delivery.letters import GRACE, Fate
from evals.mail_server import MailServer
from memory.records import Records
from tests.channels.email.conftest import LETTER, TENANT, Settings, kept, posted
from tests.channels.hatching import Hatchery
from tests.channels.running import environment


async def _dies_sending(hatchery: Hatchery, database: str, server: MailServer, when: str) -> None:
    """Send from a process of its own, stopped at this point of the talk, and killed after the server has done its part."""
    settings = {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(server.port), "SMTP_FROM": "compras@ipe.example"}
    home = Path(database.removeprefix("sqlite+aiosqlite:///")).parent
    sender = hatchery.hatch("tests.channels.email.another:send_due", home, environment(home, **settings), database=database)
    answered = asyncio.Event()
    setattr(server, when, lambda: (os.kill(sender.pid, signal.SIGSTOP), answered.set()))
    server.before_taking = server.before_taking or (lambda: os.kill(sender.pid, signal.SIGSTOP))
    await answered.wait()
    assert sender.kill() == -9
    server.before_taking = server.after_answering = None


async def test_killed_after_the_yes_it_is_sent_once_and_people_are_asked(
    hatchery: Hatchery, database: str, records: Records, settings: Settings, server: MailServer, clock: FixedClock
) -> None:
    await posted(records, LETTER, clock)
    await _dies_sending(hatchery, database, server, "after_answering")
    assert len(server.taken) == 1
    assert (await kept(records)).fate is Fate.SENDING

    post = Post(records, TENANT, Carrier(settings(), TENANT), clock)
    for wait in (timedelta(0), GRACE, timedelta(days=3)):
        clock.set(clock.now() + wait)
        await post.send_due()
    assert len(server.taken) == 1
    assert (await kept(records)).fate is Fate.UNKNOWN


async def test_what_people_say_of_it_settles_it(
    hatchery: Hatchery, database: str, records: Records, settings: Settings, server: MailServer, clock: FixedClock
) -> None:
    await posted(records, LETTER, clock)
    await _dies_sending(hatchery, database, server, "after_answering")
    post = Post(records, TENANT, Carrier(settings(), TENANT), clock)
    clock.set(clock.now() + GRACE)
    await post.send_due()
    async with records.writing(TENANT) as books:
        assert await books.emails.again(LETTER.key, "novo@acos.example", clock.now())
    assert await post.send_due() == 1
    assert server.taken[-1]["To"] == "novo@acos.example"
    assert server.taken[0]["Message-ID"] == server.taken[1]["Message-ID"]
