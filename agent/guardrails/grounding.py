"""No number, date or model that no tool of this conversation returned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

_MONEY = re.compile(r"R\$\s*(\d[\d.]*(?:,\d{1,2})?)(\s*mil\b)?|(\d[\d.]*(?:,\d+)?)\s*(mil)?\s*reais\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![\d$.,])(\d{1,3}(?:,\d)?)\s*mil\b", re.IGNORECASE)
_DISTANCE = re.compile(r"(\d[\d.]*)\s*(mil\s*)?(?:km|quil[oô]metros)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,$/])(19[5-9]\d|20[0-4]\d)(?![\d]|[.,]\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?(?!\d)")
_HOUR = re.compile(r"(?<!\d)(\d{1,2})(?:h(\d{2})?|:(\d{2}))(?![\d\w])")
_PERCENT = re.compile(r"(\d+(?:,\d+)?)\s*%")
_TIMES = re.compile(r"(?<!\d)(\d{1,3})\s*x\b", re.IGNORECASE)
_PLAIN_BIG = re.compile(r"(?<![\d$.,])(\d{1,3}(?:\.\d{3})+(?:,\d{2})?)(?![\d])")


def ungrounded(text: str, facts: frozenset[str], known_models: frozenset[str]) -> str | None:
    """What the text claims beyond the facts, as feedback for a model; None where it claims nothing new."""
    invented = sorted({claim for claim in claims(text) if claim not in facts})
    named = {word for word in _names(text, known_models) if f"model:{word}" not in facts}
    if not invented and not named:
        return None
    wrong = ", ".join([*invented, *sorted(named)])
    return f"These facts came from no tool: {wrong}. Say only prices, mileages, years, dates and models that a tool returned."


def claims(text: str) -> Iterator[str]:
    """Every figure and date of a text in the form facts are kept in: `90000`, `1653.2`, `25/11`, `16:00`, `48x`."""
    for match in _MONEY.finditer(text):
        yield _number(match[1] or match[3], bool(match[2] or match[4]))
    for match in _THOUSANDS.finditer(text):
        yield _number(match[1], True)
    for match in _DISTANCE.finditer(text):
        yield _number(match[1], bool(match[2]))
    for pattern in (_YEAR, _PLAIN_BIG):
        for match in pattern.finditer(text):
            yield _number(match[1], False)
    for match in _DAY.finditer(text):
        yield f"{int(match[1]):02d}/{int(match[2]):02d}"
    for match in _HOUR.finditer(text):
        yield f"{int(match[1]):02d}:{match[2] or match[3] or '00'}"
    for match in _PERCENT.finditer(text):
        yield f"{_number(match[1], False)}%"
    for match in _TIMES.finditer(text):
        yield f"{int(match[1])}x"


def facts_of(value: Any, key: str = "") -> Iterator[str]:
    """Everything a tool's result (or what the customer said) allows a reply to state."""
    match value:
        case bool() | None:
            return
        case int() | float():
            number = _plain(float(value))
            yield number
            if "percent" in key:
                yield f"{_plain(round(float(value), 1))}%"
            if key in ("installments", "terms"):
                yield f"{int(value)}x"
        case str():
            yield from claims(value)
            yield from _moments(value)
            if key in ("modelo", "model", "models", "name"):
                yield f"model:{value.casefold()}"
        case dict():
            for name, inner in value.items():
                yield from facts_of(inner, str(name))
        case list() | tuple():
            for inner in value:
                yield from facts_of(inner, key)


def _moments(text: str) -> Iterator[str]:
    """`2026-11-25T16:00:00-03:00` allows 25/11 and 16:00."""
    if not re.match(r"\d{4}-\d\d-\d\d", text):
        return
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return
    yield f"{moment:%d/%m}"
    yield f"{moment:%H:%M}"
    yield str(moment.year)


def _names(text: str, known_models: frozenset[str]) -> Iterator[str]:
    """Models named in the text, written as names are: with a capital or a digit."""
    for word in re.findall(r"(?<![\w-])[A-Z][\w-]*(?:\s\d)?|(?<![\w-])\d{3,4}(?![\w.,])", text):
        if word.casefold() in known_models:
            yield word.casefold()


def _number(text: str, thousands: bool) -> str:
    value = float(text.rstrip(".").replace(".", "").replace(",", "."))
    return _plain(value * 1_000 if thousands else value)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(round(value, 2))
