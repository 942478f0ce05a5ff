"""`balcao worker`: what answers, without the web."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress

from channels.commands.options import Options, options, run, told_to_stop

AGAIN = 2.0
"""Seconds before a database server that is away is asked again: a machine that starts everything at once starts the worker first."""


def worker() -> int:
    """Responde as mensagens que outros processos recebem, até ser encerrado."""
    return run(_worker(options.get()))


async def _worker(shared: Options) -> int:
    from channels.commands.mistakes import in_a_sentence
    from channels.settings import StorageSettings
    from memory.records import unreachable

    stopping, told = told_to_stop(), False
    while not stopping.is_set():
        try:
            await _work(shared, stopping)
        except Exception as error:
            if not unreachable(error) or not StorageSettings().database_url:
                raise
            if not told:
                print(f"{in_a_sentence(error)} Tento de novo até conseguir.", file=sys.stderr, flush=True)
            told = True
            with suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), AGAIN)
    return 0


async def _work(shared: Options, stopping: asyncio.Event) -> None:
    """Answer until it is time to stop."""
    from channels.house import open_house
    from channels.logs import keep_logs
    from channels.sessions import open_sessions
    from channels.settings import WatchingSettings, WhatsAppSettings
    from channels.settling import settle
    from channels.watching import served
    from channels.whatsapp import collecting, open_fetching
    from channels.whatsapp.numbers import own_number
    from channels.worker import open_worker

    keep_logs()
    async with (
        open_fetching() as fetching,
        open_house(shared.home, shared.clock(), ears=fetching.ears) as house,
        open_sessions(house.home) as sessions,
        open_worker(house, sessions),
        collecting(house, fetching.media),
        served(house, sessions, WatchingSettings().metrics_port),
    ):
        await own_number(house, WhatsAppSettings())
        settle()
        print("Atendendo; Ctrl+C encerra.", file=sys.stderr, flush=True)
        await stopping.wait()
