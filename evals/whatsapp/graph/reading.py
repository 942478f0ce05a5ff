"""Reading a field of a request as the Graph API does: what it says when the field is missing, of another type, or too long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evals.whatsapp.refusals import Refusal


def need(part: Mapping[str, Any], name: str, kind: type) -> Any:
    """A field that must be there."""
    value = part.get(name)
    if value is None:
        raise Refusal(131008, f"Required parameter is missing: {name}")
    if not isinstance(value, kind):
        raise Refusal(100, f"Param {name} must be a JSON {'array' if kind is list else 'object'}.")
    return value


def text_of(part: Mapping[str, Any], name: str, where: str, most: int, *, code: int = 131009) -> str:
    """A text of one to `most` characters."""
    value = part.get(name)
    if value is None or value == "":
        raise Refusal(131008 if code != 100 else 100, f"The parameter {where}['{name}'] is required.")
    if not isinstance(value, str):
        raise Refusal(100, f"Param {where}['{name}'] must be a string.")
    if len(value) > most:
        raise Refusal(code, f"Param {where}['{name}'] must be at most {most} characters long.")
    return value


def link_of(part: Mapping[str, Any], name: str) -> str:
    """An address that can be fetched."""
    value = part.get(name)
    if not isinstance(value, str) or not value.startswith(("http://", "https://")):
        raise Refusal(100, f"Param {name} is not a valid URI.")
    return value
