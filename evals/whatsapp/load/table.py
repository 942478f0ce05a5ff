"""The table of a run: what was measured beside what is wanted; and its place in docs/performance.md."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PLACE = re.compile(r"(<!-- bench-load -->\n).*?(<!-- /bench-load -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    measured: str
    wanted: str = ""
    met: bool | None = None
    """Whether what is wanted was reached; None where nothing is."""
    value: float | None = None
    """What two runs are compared by: a share of the bare route, or milliseconds."""
    more_is_better: bool = False


def as_text(rows: Sequence[Row]) -> str:
    wide = max(len(row.what) for row in rows)
    middle = max(len(row.measured) for row in rows)
    return "\n".join(f"{row.what:<{wide}}  {row.measured:>{middle}}  {row.wanted}".rstrip() for row in rows)


def as_markdown(rows: Sequence[Row], when: str) -> str:
    lines = [f"`make bench-load`, {when}:", "", "| what | measured | wanted |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {row.what} | {row.measured} | {row.wanted} |" for row in rows)])


def keep(page: Path, rows: Sequence[Row], when: str) -> None:
    """Put the table where the page has its place for it, instead of the last one."""
    kept, places = _PLACE.subn(lambda found: f"{found[1]}{as_markdown(rows, when)}\n{found[2]}", page.read_text(encoding="utf-8"))
    if not places:
        raise ValueError(f"{page} has no place for the table")
    page.write_text(kept, encoding="utf-8")
