"""`balcao serve --no-worker` takes messages in, `balcao worker` answers them: each may be killed and started again."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import httpx2

from memory.sessions import PrivateServer
from tests.channels.running import COMMAND, environment
from tests.channels.serve.browser import Browser
from tests.channels.serve.serving import Serving


async def test_what_one_process_takes_in_another_answers_and_ends_when_it_is_told_to(demo_home: Path, redis_server: PrivateServer) -> None:
    settings = {"REDIS_URL": redis_server.url}
    serving = Serving(demo_home, "--no-worker", **settings)
    working = await asyncio.create_subprocess_exec(
        *COMMAND, "worker", cwd=demo_home.parent, env=environment(demo_home, **settings), stderr=asyncio.subprocess.PIPE
    )
    try:
        await asyncio.to_thread(serving.start)
        async with httpx2.AsyncClient(base_url=serving.address, timeout=20) as client:
            browser = await Browser.opened(client)
            async with browser.listening() as events:
                await browser.says("quero um SUV até 90 mil")
                assert "cards" in [event.name for event in await events.reply()]
        working.send_signal(signal.SIGTERM)
        _, told = await working.communicate()
        assert (working.returncode, told.decode().splitlines()[0]) == (0, "Atendendo; Ctrl+C encerra.")
    finally:
        if working.returncode is None:
            working.kill()
        serving.kill()
