"""Passwords of the shop's people: never kept, only what they are checked against."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from domain.errors import Invalid

SHORTEST, LONGEST = 10, 200
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1
"""scrypt's n, r and p: 16 MB and some 40 ms for each guess."""
_SALT_BYTES = 16
_EASY = frozenset({"1234567890", "0123456789", "senha12345", "password12", "qwertyuiop", "balcao1234"})
_LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letters that look like figures: a one-time password is read out and typed."""


def one_time() -> str:
    """A fresh password of 80 bits, in groups: `k7mp-…`."""
    return "-".join("".join(secrets.choice(_LEGIBLE) for _ in range(4)) for _ in range(4))


def sealed(password: str) -> str:
    """What is kept of a password. Raises Invalid where it is too short, too long or everybody's."""
    if len(password) < SHORTEST:
        raise Invalid(f"A senha precisa de pelo menos {SHORTEST} caracteres.")
    if len(password) > LONGEST:
        raise Invalid(f"A senha passa de {LONGEST} caracteres.")
    if password.casefold() in _EASY or len(set(password)) < 4:
        raise Invalid("Essa senha é fácil de adivinhar. Escolha outra.")
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"scrypt${salt.hex()}${_derived(password, salt).hex()}"


def opens(password: str, seal: str) -> bool:
    """Whether this is the password of a seal, in a time that tells nothing."""
    try:
        kind, salt, derived = seal.split("$")
        expected = bytes.fromhex(derived)
        given = _derived(password[: LONGEST + 1], bytes.fromhex(salt))
    except ValueError:
        return False
    return kind == "scrypt" and hmac.compare_digest(given, expected)


def _derived(password: str, salt: bytes) -> bytes:
    said = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(said, salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL)
