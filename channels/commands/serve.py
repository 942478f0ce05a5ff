"""`balcao serve`: the whole product in one command."""

from __future__ import annotations

import socket
from typing import Annotated

from cyclopts import Parameter

from channels.commands.options import fail, options


def serve(
    *,
    host: Annotated[str, Parameter(help="Endereço em que atende.")] = "127.0.0.1",
    port: Annotated[int, Parameter(help="Porta; 0 escolhe uma livre.")] = 8000,
) -> int:
    """Abre a loja: conversa no navegador, API e atendimento, com um Redis próprio."""
    import uvicorn

    from channels.server import create_app

    shared = options.get()
    try:
        listening = socket.create_server((host, port), backlog=2048)
    except OSError as error:
        return fail(f"Não consegui abrir {host}:{port} ({error.strerror}). Escolha outra com --port.")
    address = f"http://{host}:{listening.getsockname()[1]}"
    print(f"conversa  {address}/\nAPI       {address}/docs\nsaúde     {address}/ready", flush=True)
    config = uvicorn.Config(create_app(shared.home, shared.clock()), log_level="warning", timeout_graceful_shutdown=5)
    uvicorn.Server(config).run(sockets=[listening])
    return 0
