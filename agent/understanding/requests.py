"""Several requests in one message, taken apart."""

from __future__ import annotations


def parts(text: str) -> list[str]:
    return [text]
