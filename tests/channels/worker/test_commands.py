"""`balcao serve --no-worker` takes messages in, `balcao worker` answers them: two processes, started in any order."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import httpx2

from evals import postgresql
from memory.records import Records
from memory.records.numbers import tenants_by_number
from memory.sessions import PrivateServer
from tests.channels.hatching import Hatchery
from tests.channels.running import COMMAND, environment
from tests.channels.serve.browser import Browser
from tests.channels.serve.serving import Serving


async def test_a_worker_waits_for_its_database_answers_what_another_process_takes_in_and_ends_when_told_to(
    tmp_path: Path, hatchery: Hatchery, redis_server: PrivateServer, postgresql_server: postgresql.Server
) -> None:
    home = tmp_path / "casa"
    settings = {"DATABASE_URL": postgresql_server.url(postgresql_server.create()), "REDIS_URL": redis_server.url}
    shop = settings | {
        "WHATSAPP_PHONE_NUMBER_ID": "106540352242922",
        "WHATSAPP_ACCESS_TOKEN": "x",
        "WHATSAPP_API_URL": "http://127.0.0.1:9/v25.0",
    }
    postgresql_server.stop()
    working = await asyncio.create_subprocess_exec(
        *COMMAND, "worker", cwd=tmp_path, env=environment(home, **shop), stderr=asyncio.subprocess.PIPE
    )
    serving = Serving(hatchery, home, "--no-worker", **settings)
    assert working.stderr is not None
    try:
        assert (await working.stderr.readline()).decode().startswith("O banco de dados não atende (OperationalError).")
        postgresql_server.start()
        serving.start()
        assert (await working.stderr.readline()).decode() == "Atendendo; Ctrl+C encerra.\n"
        async with httpx2.AsyncClient(base_url=serving.address, timeout=60) as client:
            browser = await Browser.opened(client)
            async with browser.listening() as events:
                await browser.says("oi")
                assert "message" in [event.name for event in await events.reply()]
        assert await _whose_numbers(settings["DATABASE_URL"]) == {"106540352242922": "demo"}
        working.send_signal(signal.SIGTERM)
        assert await working.wait() == 0
    finally:
        if working.returncode is None:
            working.kill()
        if serving.process is not None:
            serving.kill()


async def _whose_numbers(url: str) -> dict[str, str]:
    records = Records(url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        async with records.reading("demo") as books:
            return await tenants_by_number(books.connection)
    finally:
        await records.close()
