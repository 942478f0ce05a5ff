"""No personal data in a reply but what a tool gave for it."""

from __future__ import annotations

import re

_CPF = re.compile(r"(?<!\d)\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


def exposed(text: str, facts: frozenset[str]) -> str | None:
    """A CPF, or an e-mail address that no tool returned."""
    if _CPF.search(text):
        return "Never write a CPF."
    unknown = [address for address in _EMAIL.findall(text) if f"text:{address.casefold()}" not in facts]
    return f"Do not write the address {unknown[0]}: no tool returned it." if unknown else None


def addresses(text: str) -> list[str]:
    """E-mail addresses of a tool's result, as facts."""
    return [f"text:{address.casefold()}" for address in _EMAIL.findall(text)]
