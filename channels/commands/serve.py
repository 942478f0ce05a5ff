"""`balcao serve`: the whole product in one command."""

from __future__ import annotations

import socket
from typing import Annotated

from cyclopts import Parameter

from channels.commands.mistakes import reason
from channels.commands.options import Options, fail, options, run, told_to_stop

LONGEST_GOODBYE = 5
"""Seconds that requests under way get to finish."""


def _possible(_: object, port: int) -> None:
    if not 0 <= port <= 65_535:
        raise ValueError("vai de 0 a 65535")


def serve(
    *,
    host: Annotated[str, Parameter(help="Endereço em que atende.")] = "127.0.0.1",
    port: Annotated[int, Parameter(help="Porta; 0 escolhe uma livre.", validator=_possible)] = 8000,
    no_worker: Annotated[bool, Parameter(help="Só recebe as mensagens; quem responde é balcao worker.")] = False,
) -> int:
    """Abre a loja: conversa no navegador, API e atendimento, com um Redis próprio."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        return fail(f"Não consegui abrir {host}:{port} ({reason(error)}). Escolha outra porta com --port, ou outro endereço com --host.")
    with listening:
        return run(_serve(options.get(), listening, worker=not no_worker))


async def _serve(shared: Options, listening: socket.socket, worker: bool) -> int:
    from channels.first_admin import first_admin
    from channels.logs import keep_logs
    from channels.server import Server, open_app
    from channels.settling import settle

    keep_logs()
    # Uvicorn takes the signals over while it serves and sends them again when it is done: without a handler of ours the second
    # one would end the process before the house is closed.
    stopping = told_to_stop()
    async with open_app(shared.home, shared.clock(), worker=worker) as app:
        settle()
        print(_addresses(listening), flush=True)
        if first := await first_admin(app.state.house):
            print(f"acesso    {first[0]}  senha de uso único: {first[1]}", flush=True)
        if not stopping.is_set():
            await Server(app, LONGEST_GOODBYE).serve(sockets=[listening])
    return 0


def _addresses(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    return f"conversa  {address}/\nAPI       {address}/docs\nsaúde     {address}/ready"
