"""`balcao worker`: what answers, without the web."""

from __future__ import annotations

import sys

from channels.commands.options import Options, options, run, told_to_stop


def worker() -> int:
    """Responde as mensagens que outros processos recebem, até ser encerrado."""
    return run(_worker(options.get()))


async def _worker(shared: Options) -> int:
    from channels.house import open_house
    from channels.logs import keep_logs
    from channels.sessions import open_sessions
    from channels.settings import WatchingSettings
    from channels.settling import settle
    from channels.watching import served
    from channels.whatsapp import collecting, open_fetching
    from channels.worker import open_worker

    keep_logs()
    stopping = told_to_stop()
    async with (
        open_fetching() as fetching,
        open_house(shared.home, shared.clock(), ears=fetching.ears) as house,
        open_sessions(house.home) as sessions,
        open_worker(house, sessions),
        collecting(house, fetching.media),
        served(house, sessions, WatchingSettings().metrics_port),
    ):
        settle()
        print("Atendendo; Ctrl+C encerra.", file=sys.stderr, flush=True)
        await stopping.wait()
    return 0
