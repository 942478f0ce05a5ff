"""Every number in a reply was returned by a tool, said by the person, or is of the shop or the calendar.

It reads numbers in its own, simpler way than the assistant's guardrail, so that one does not excuse the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from domain.clock import local
from evals.scenarios.graders.rule import Grader
from evals.scenarios.scenario import Scenario
from evals.scenarios.talk import Exchange, Talk
from memory.samples.dealership import STORE

_NUMBER = re.compile(r"\d[\d.,:/-]*\d|\d")
_THOUSANDS = re.compile(r"(\d+(?:,\d+)?)\s*mil\b", re.IGNORECASE)
_SMALL = 12
"""Whole numbers up to this are places in a list, counts of what is shown, months: no facts."""
_DAYS = 60


@dataclass(repr=False)
class Grounding(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        known: dict[str, set[str]] = {}
        shop = set(_numbers(repr(STORE)))
        for exchange in talk.exchanges:
            of_person = known.setdefault(exchange.person, set(shop))
            of_person |= set(_numbers(exchange.said)) | {number for use in exchange.uses for number in _of_value(use.result)}
            of_person |= {number for use in exchange.uses for number in _of_value(use.args)}
            unknown = [number for number in _numbers(exchange.text) if number not in of_person and not _harmless(number, exchange)]
            if unknown and not _was_before(scenario, exchange):
                made_up = ", ".join(dict.fromkeys(unknown))
                yield f"turno {exchange.at_turn + 1}: de nenhuma ferramenta: {made_up} em: {exchange.spoken[:200]}"


def _was_before(scenario: Scenario, exchange: Exchange) -> bool:
    """Who talked to the shop before the scenario has facts that this talk does not show."""
    return any(known.person == exchange.person for known in scenario.world.past)


def _numbers(text: str) -> Iterator[str]:
    """`R$ 89.900` is `89900`, `1.774,47` is `1774.47`, `26/11` and `15:00` are their parts, `80 mil` is both `80` and `80000`."""
    for match in _THOUSANDS.finditer(text):
        yield _plain(float(match[1].replace(",", ".")) * 1_000)
    for match in _NUMBER.finditer(_THOUSANDS.sub(" ", text)):
        yield from _read(match[0])


def _read(found: str) -> Iterator[str]:
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", found) or re.fullmatch(r"\d+,\d+", found):
        yield _plain(float(found.replace(".", "").replace(",", ".")))
        return
    for part in re.split(r"[.,:/-]+", found) if not re.fullmatch(r"\d+\.\d{1,2}", found) else [found]:
        if part:
            yield _plain(float(part))


def _of_value(value: Any) -> Iterator[str]:
    """Numbers of a tool's result, also as people round them, and of the texts and moments in it."""
    match value:
        case bool() | None:
            return
        case int() | float():
            yield from {_plain(float(form)) for form in (value, int(value), round(value), round(value, 1), round(value, 2))}
            yield _plain(value / 1_000)
            if value < 0:  # "queda de 8,7%"
                yield from _of_value(-value)
        case str():
            yield from _numbers(value)
        case dict():
            yield from _span(value)
            for key, inner in value.items():
                yield from _of_value(inner)
                yield from _numbers(str(key))
        case list() | tuple():
            yield _plain(float(len(value)))
            for inner in value:
                yield from _of_value(inner)


def _span(told: dict[str, Any]) -> Iterator[str]:
    """The days of a period: "nos últimos 90 dias"."""
    with suppress(KeyError, TypeError, ValueError):
        yield str((date.fromisoformat(told["until"]) - date.fromisoformat(told["since"])).days + 1)


def _harmless(number: str, exchange: Exchange) -> bool:
    value = float(number)
    return (value == int(value) and 0 <= value <= _SMALL) or number in _calendar(exchange.at)


def _calendar(at: datetime) -> set[str]:
    """Days and months near, and hours of the clock in them, as a diary may name: the year too."""
    days = [local(at) + timedelta(days=offset) for offset in range(-2, _DAYS)]
    return {str(day.day) for day in days} | {str(day.month) for day in days} | {str(at.year)} | ({"18", "14", "24", "30"})


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(round(value, 2))
