"""Short, plain, one question."""

from __future__ import annotations

import re

MOST_CHARACTERS = 900
_MARKUP = re.compile(r"^\s*#{1,6} |\|\s*-{3}|</?\w+>|\]\(http", re.MULTILINE)


def unstylish(text: str) -> str | None:
    if len(text) > MOST_CHARACTERS:
        return f"Too long: at most {MOST_CHARACTERS} characters."
    if _MARKUP.search(text):
        return "No headings, tables, HTML or links: plain text as on WhatsApp."
    if text.count("?") > 1:
        return "Ask at most one question."
    return None
