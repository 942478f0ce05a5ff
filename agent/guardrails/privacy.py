"""No personal data in a reply but what a tool gave for it, and none to a provider without consent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from validate_docbr import CPF

from agent.guardrails.claims import PHONE

_CPF = re.compile(r"(?<![\d+])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def exposed(text: str, facts: frozenset[str]) -> str | None:
    """A CPF (of eleven digits, most are phones), or an e-mail address that no tool returned."""
    if any(CPF().validate(found) for found in _CPF.findall(text)):
        return "Never write a CPF."
    unknown = [address for address in _EMAIL.findall(text) if f"text:{address.casefold()}" not in facts]
    return f"Do not write the address {unknown[0]}: no tool returned it." if unknown else None


def addresses(text: str) -> list[str]:
    """E-mail addresses of a tool's result, as facts."""
    return [f"text:{address.casefold()}" for address in _EMAIL.findall(text)] if "@" in text else []


def masked(text: str, entities: Iterable[Mapping[str, Any]]) -> str:
    """Words without what says who wrote them."""
    for name in (found["name"] for found in entities if found.get("name")):
        text = text.replace(name, "…")
    for written in (_EMAIL, _CPF, PHONE):
        text = written.sub("…", text)
    return text
