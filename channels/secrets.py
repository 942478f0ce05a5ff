"""The key that signs the tokens of the chat and of the shop's people."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile

from channels.settings import HouseSettings
from domain.errors import Misconfigured

SHORTEST = 32


def house_secret(home: Path) -> str:
    """From `BALCAO_SECRET`; in development one is made for the home at its first use and kept there."""
    settings = HouseSettings()
    if settings.secret is not None:
        return settings.secret.get_secret_value()
    if settings.env == "production":
        raise Misconfigured(f"Em produção defina BALCAO_SECRET com pelo menos {SHORTEST} caracteres.")
    home.mkdir(parents=True, exist_ok=True)
    path = home / "secret.key"
    if not path.exists():
        _make(path)
    secret = path.read_text(encoding="ascii", errors="replace").strip()
    if len(secret) < SHORTEST:
        raise Misconfigured(f"A chave em {path} está incompleta. Apague o arquivo; uma nova é feita (as conversas abertas recomeçam).")
    return secret


def _make(path: Path) -> None:
    """Whole or not at all, for its owner only; the first of several processes makes it."""
    with NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        try:
            os.link(file.name, path)
        except FileExistsError:
            return
