"""Who a browser is: a signed token that names an anonymous person, and nothing else."""

from __future__ import annotations

import secrets

from fastapi import HTTPException
from itsdangerous import BadSignature, URLSafeTimedSerializer

LIFE_SECONDS = 30 * 24 * 3600


class Tokens:
    def __init__(self, secret: str) -> None:
        self._signer = URLSafeTimedSerializer(secret, salt="web-chat")

    def issue(self) -> str:
        """A token for a new anonymous person."""
        return self._signer.dumps(f"web-{secrets.token_hex(12)}")

    def person(self, token: str | None) -> str:
        """The person a token names; 401 where it is missing, forged or too old."""
        try:
            person: str = self._signer.loads(token or "", max_age=LIFE_SECONDS)
        except BadSignature:
            raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"}) from None
        return person
