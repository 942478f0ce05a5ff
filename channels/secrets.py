"""The key that signs chat tokens."""

from __future__ import annotations

import secrets
from pathlib import Path

from channels.settings import HouseSettings
from domain.errors import Misconfigured


def chat_secret(home: Path) -> str:
    """From `BALCAO_SECRET`; in development one is made for the home at its first use and kept there."""
    settings = HouseSettings()
    if settings.secret is not None:
        return settings.secret.get_secret_value()
    if settings.env == "production":
        raise Misconfigured("Em produção defina BALCAO_SECRET com pelo menos 32 caracteres.")
    path = home / "secret.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii")
