"""`balcao serve`: the whole product in one command."""

from __future__ import annotations

import socket
from typing import Annotated

from cyclopts import Parameter

from channels.commands.options import Options, fail, options, run


def serve(
    *,
    host: Annotated[str, Parameter(help="Endereço em que atende.")] = "127.0.0.1",
    port: Annotated[int, Parameter(help="Porta; 0 escolhe uma livre.")] = 8000,
) -> int:
    """Abre a loja: conversa no navegador, API e atendimento, com um Redis próprio."""
    shared = options.get()
    try:
        listening = socket.create_server((host, port), backlog=2048)
    except OSError as error:
        return fail(f"Não consegui abrir {host}:{port} ({error.strerror}). Escolha outra com --port.")
    with listening:
        return run(_serve(shared, listening))


async def _serve(shared: Options, listening: socket.socket) -> int:
    import uvicorn

    from channels.server import open_app

    async with open_app(shared.home, shared.clock()) as app:
        host, port = listening.getsockname()[:2]
        address = f"http://{host}:{port}"
        print(f"conversa  {address}/\nAPI       {address}/docs\nsaúde     {address}/ready", flush=True)
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=5)
        await uvicorn.Server(config).serve(sockets=[listening])
    return 0
