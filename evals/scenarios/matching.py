"""How an expectation is held against what was said or done."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.text import fold


def plain(text: str) -> str:
    """Folded, with single plain spaces."""
    return re.sub(r"\s+", " ", fold(text.replace("\u00a0", " "))).strip()


def said(wanted: str, text: str) -> bool:
    """`a | b` is either; `/…/` is a regular expression over the folded text; whole words where it begins or ends with a letter."""
    if len(wanted) > 2 and wanted.startswith("/") and wanted.endswith("/"):
        return re.search(wanted[1:-1], plain(text)) is not None
    return any(_has(plain(text), plain(choice)) for choice in wanted.split(" | "))


def _has(text: str, wanted: str) -> bool:
    before, after = (r"(?<!\w)" if wanted[:1].isalnum() else ""), (r"(?!\w)" if wanted[-1:].isalnum() else "")
    return re.search(f"{before}{re.escape(wanted)}{after}", text) is not None


def same(wanted: Any, found: Any) -> bool:
    """Values as an expectation means them: `None` is absent, words without accents and case, lists in any order, `/…/` as in words."""
    if wanted is None:
        return found in (None, "", [], {})
    if isinstance(wanted, str) and isinstance(found, str):
        return said(wanted, found) if wanted.startswith("/") else plain(wanted) == plain(found)
    if isinstance(wanted, list) and isinstance(found, list | tuple):
        return sorted(map(str, wanted)) == sorted(map(str, found))
    if isinstance(wanted, bool) or isinstance(found, bool):
        return wanted is found
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return float(wanted) == float(found)
    return bool(wanted == found)
