"""Any process may die at any moment: nothing is lost, nothing happens twice, nothing is left behind."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
from pathlib import Path

import httpx2
import pytest

from channels.secrets import house_secret
from channels.web.tokens import Tokens
from memory.records import Records
from memory.sessions import ConversationLock, PrivateServer, connect
from tests.channels.running import balcao
from tests.channels.serve.browser import Browser
from tests.channels.serve.serving import Serving


async def test_after_redis_was_killed_the_chat_goes_on(serving: Serving, browser: Browser) -> None:
    async with browser.listening() as events:
        await browser.says("oi")
        await events.reply()
        await events.reply()
        killed = await serving.redis_pid()
        os.kill(killed, signal.SIGKILL)
        assert (await browser.says("quero um SUV até 90 mil")).status_code == 202
        assert "message" in [event.name for event in await events.reply()]
    assert await serving.redis_pid() != killed
    assert httpx2.get(f"{serving.address}/ready").status_code == 200


async def test_a_message_taken_by_a_server_that_was_killed_is_answered_once_by_the_next(serving: Serving, browser: Browser) -> None:
    person = Tokens(house_secret(serving.home)).person(browser.token)
    async with connect(PrivateServer(serving.home / "redis")) as redis, ConversationLock(redis, f"demo:web:{person}", expires=1.0):
        assert (await browser.says("quero um SUV até 90 mil", "a-unica")).status_code == 202
        serving.kill()
    serving.start()
    async with httpx2.AsyncClient(base_url=serving.address, timeout=60) as client:
        again = Browser(client, browser.token)
        async with again.listening() as events:
            assert "cards" in [event.name for event in await events.reply()]
            await events.reply()
            assert (await again.says("quero um SUV até 90 mil", "a-unica")).status_code == 202
            assert await events.silent(0.5)
    records = Records(f"sqlite+aiosqlite:///{serving.home / 'balcao.sqlite'}")
    async with records.reading("demo") as books:
        assert await books.turns.count_of(person) == 1
        assert await books.inbox.waiting() == []
    await records.close()


def test_a_port_in_use_is_told_in_a_sentence(serving: Serving, tmp_path: Path) -> None:
    port = serving.address.rsplit(":", 1)[1]
    done = balcao("serve", "--port", port, home=tmp_path / "casa")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"Não consegui abrir 127.0.0.1:{port} (já está em uso). Escolha outra porta com --port, ou outro endereço com --host.\n"
    )


@pytest.mark.parametrize("host", ["nao.existe.invalid", "203.0.113.7"])
def test_an_address_that_is_not_this_machines_is_told_in_a_sentence(tmp_path: Path, host: str) -> None:
    done = balcao("serve", "--host", host, "--port", "0", home=tmp_path / "casa")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"Não consegui abrir {host}:0 (")


async def test_browsers_that_leave_in_the_middle_of_a_reply_are_no_error_of_ours(serving: Serving, client: httpx2.AsyncClient) -> None:
    async def visit() -> None:
        browser = await Browser.opened(client)
        async with browser.listening() as events:
            await browser.says("quero um SUV até 90 mil")
            while (await events.one()).name != "message":
                pass

    before = _answered(serving.log.read_text())
    for _ in range(5):
        await asyncio.gather(*(visit() for _ in range(6)))
    async with asyncio.timeout(60):
        while _answered(serving.log.read_text()) < before + 30:  # noqa: ASYNC110 - the log rings no bell
            await asyncio.sleep(0.05)
    assert _levels(serving.log.read_text()) <= {"info"}


async def test_sigterm_ends_it_cleanly_with_browsers_open_and_leaves_nothing_behind(serving: Serving, browser: Browser) -> None:
    redis, port = await serving.redis_pid(), int(serving.address.rsplit(":", 1)[1])
    async with browser.listening() as events:
        await browser.says("oi")
        await events.reply()
        await events.reply()
        code, out, err = await asyncio.to_thread(serving.terminate)
        assert (code, out) == (0, "")
        assert _levels(err) <= {"info"}  # a stream cut off when patience ends would be told as an error
        assert {"answered"} <= {line["message"] for line in map(json.loads, err.splitlines()) if line.get("trace")}
        with pytest.raises(EOFError):
            await events.one()
    with pytest.raises(ProcessLookupError):
        os.kill(redis, 0)
    with socket.socket() as again, pytest.raises(ConnectionRefusedError):
        again.connect(("127.0.0.1", port))
    assert not (serving.home / "balcao.sqlite-wal").exists()


def _answered(log: str) -> int:
    """Turns that came to their end."""
    return sum(json.loads(line)["message"] == "answered" for line in log.splitlines() if line.endswith("}"))


def _levels(log: str) -> set[str]:
    """Of everything that was logged."""
    return {json.loads(line)["level"] for line in log.splitlines()}
