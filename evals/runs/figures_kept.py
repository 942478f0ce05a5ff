"""Runs of suites that measure figures instead of playing conversations, kept as those are: JSON, a page, JUnit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import orjson

_STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Figure:
    """`failure` says what is wrong with it; None where it is as wanted, or nothing was wanted."""

    name: str
    told: str
    failure: str | None = None


def keep_figures(
    folder: Path, suite: str, at: datetime, run: Mapping[str, Any], figures: Sequence[Figure], page: str | None = None
) -> Path:
    """Write a run under its time; `page` is HTML of the suite's own, else a table of the figures is. Returns the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{at:%Y%m%d-%H%M%S}"
    (folder / f"{name}.json").write_bytes(orjson.dumps(run))
    (folder / f"{name}.xml").write_text(_as_junit(suite, figures), encoding="utf-8")
    kept = folder / f"{name}.html"
    kept.write_text(page or _as_page(suite, at, figures), encoding="utf-8")
    return kept


def _as_junit(suite: str, figures: Sequence[Figure]) -> str:
    """A test case a figure."""
    failed = sum(figure.failure is not None for figure in figures)
    cases = "\n".join(_case(suite, figure) for figure in figures)
    head = f'<testsuite name={quoteattr(suite)} tests="{len(figures)}" failures="{failed}" errors="0">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{cases}\n</testsuite>\n'


def _case(suite: str, figure: Figure) -> str:
    head = f"  <testcase classname={quoteattr(suite)} name={quoteattr(figure.name)}"
    told = f"<system-out>{escape(figure.told)}</system-out>"
    failure = "" if figure.failure is None else f"<failure message={quoteattr(figure.failure)}/>"
    return f"{head}>{failure}{told}</testcase>"


def _as_page(suite: str, at: datetime, figures: Sequence[Figure]) -> str:
    rows = "\n".join(
        f"<tr><th scope=row>{escape(figure.name)}</th><td>{escape(figure.told)}</td><td>{escape(figure.failure or '')}</td></tr>"
        for figure in figures
    )
    head = f'<!doctype html><html lang="pt-BR"><meta charset="utf-8"><title>{escape(suite)}</title><style>{_STYLE}</style>'
    table = f"<table><tr><th>medida<th>valor<th>o que falta</tr>\n{rows}\n</table>"
    return f"{head}<h1>{escape(suite)}</h1><p>{at:%d/%m/%Y %H:%M}</p>{table}</html>\n"
