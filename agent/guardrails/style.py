"""Short, plain, one question."""

from __future__ import annotations

import re

MOST_CHARACTERS = 900
_MARKUP = re.compile(r"^\s*#{1,6} |\|\s*-{3}|</?[a-z][^<>]*>|\]\(|\*\*|`", re.MULTILINE | re.IGNORECASE)
_UNREADABLE = re.compile(r"(?<!\S)(?!https?://)\S{60,}")


def overlong(text: str) -> str | None:
    return f"Too long: at most {MOST_CHARACTERS} characters." if len(text) > MOST_CHARACTERS else None


def unstylish(text: str) -> str | None:
    if _MARKUP.search(text) or _UNREADABLE.search(text):
        return "No headings, tables, bold, HTML or Markdown links: plain text as on WhatsApp."
    if len(re.findall(r"\?+", text)) > 1:
        return "Ask at most one question."
    return None
