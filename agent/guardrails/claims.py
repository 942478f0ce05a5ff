"""Every figure and date a text states, in the form facts are kept in."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from agent.understanding.entities.words.numerals import merged
from agent.understanding.text import fold, tokens

_MONEY = re.compile(
    r"(?=[R\d])"  # what no match begins with is passed over at once, here and below: a reply is mostly letters
    r"(?:R\$\s*(\d[\d.]*(?:,\d{1,4})?)(\s*mil\b|k\b)?|(?<![\d.,])(\d[\d.]*(?:,\d+)?)\s*(mil)?\s*reais\b"
    r"|(?<![\d$.,])(\d{1,3}(?:,\d)?)\s*(mil|k)\b)",
    re.IGNORECASE,
)
_DISTANCE = re.compile(r"(?<![\d.])(\d[\d.]*)\s*(mil\s*)?(?:km|quil[oô]metros)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,$/])(19[5-9]\d|20[0-4]\d)(?![\d]|[.,]\d)")
_PLAIN_BIG = re.compile(r"(?=\d)(?:(?<![\d$.,])(\d{1,3}(?:\.\d{3})+(?:,\d{2})?)(?![\d])|(?<![\w.,/$+-])(\d{5,7})(?![\d/-]|[.,]\d))")
_DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?(?!\d)")
_MONTHS = ("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro")
_DAY_IN_WORDS = re.compile(rf"(?<![\d,.])(\d{{1,2}})º?\s+de\s+({'|'.join(_MONTHS)})\b", re.IGNORECASE)
_DAY_ALONE = re.compile(r"\bdia\s+(\d{1,2})(?![\d/])(?!\s+de\b)", re.IGNORECASE)
_HOUR = re.compile(r"(?<![\d.,])(\d{1,2})(?:h(\d{2})?|:(\d{2}))(?![\d\w])|\b[àa]s\s+(\d{1,2})(?![\w:/]|[.,]\d)", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?)\s*%")
_TIMES = re.compile(r"(?<![\d,.])(\d{1,3})\s*(?:x\b|vezes\b|parcelas\b|presta[cç][oõ]es\b)", re.IGNORECASE)
PHONE = re.compile(
    r"(?=[-+(\s\d])(?!(?:19|20)\d\d[-\s](?:19|20)\d\d)(?<![\d.,])"  # "2018-2019" is a span of years
    r"(?:(?:\+?55\s?)?(?:\(\d{2}\)|\d{2})?[\s-]?(9?\d{4})[-\s]|(?:\+?55)?\d{2}(9?\d{4}))(\d{4})(?!\d)"
)
_WARRANTY = re.compile(r"(?:garantia\s+(?:\w+\s+){0,3})?\b(\d{1,3})\s+(mes|ano)(?:es|s)?\b(\s+de\s+garantia)?", re.IGNORECASE)
FAVOUR = re.compile(
    r"\bgr[aá]tis\b|\bde gra[cç]a\b|\bbrindes?\b|\bcortesia\b|\bcashback\b|\bcupom\b|\bsem juros\b|\b(juros?|taxa|entrada) zero\b"
    r"|\bsem entrada\b|\bsem consulta\b|\btanque cheio\b"
    r"|\b(cr[eé]dito|financiamento) (j[aá] )?aprovado\b|\baprova[cç][aã]o garantida\b|\bpix\b"
    r"|\bdep[oó]sito\b|\bpromo[cç][aã]o\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def claims(text: str) -> Iterator[str]:
    """`90000`, `1653.2`, `25/11`, `dia:25`, `16:00`, `48x`, `1.9%`, `fone:32324500`, `garantia:3 mes`, `link:https://…`."""
    for match in _MONEY.finditer(text):
        yield _amount(match)
    for match in _DISTANCE.finditer(text):
        yield number(match[1], bool(match[2]))
    for pattern in (_YEAR, _PLAIN_BIG):
        for match in pattern.finditer(text):
            yield number(match[match.lastindex or 1])
    yield from _moments(text)
    for match in _PERCENT.finditer(text):
        yield f"{plain(float(match[1].replace(',', '.')))}%"
    for match in _TIMES.finditer(text):
        yield f"{int(match[1])}x"
    for match in PHONE.finditer(text):
        yield f"fone:{match[1] or match[2]}{match[3]}"
    for match in _WARRANTY.finditer(text) if "garantia" in text.casefold() else ():
        if "garantia" in match[0].casefold():
            yield f"garantia:{match[1]} {match[2].casefold()}"
    for match in _LINK.finditer(text):
        yield f"link:{match[0].rstrip('.,;:!?)').casefold()}"


def favours(text: str) -> Iterator[str]:
    """`favour:brinde` for what shops give away or ask for, so that nobody promises it who was not told."""
    for match in FAVOUR.finditer(text):
        yield f"favour:{match[0].casefold()}"


def spoken(text: str) -> Iterator[tuple[str, int, int]]:
    """Thousands said in words, and where: "por cinquenta mil" → `50000`, 4, 17."""
    for token in merged(tokens(fold(text))):
        if token.spoken and token.value and token.value >= 1_000:
            yield plain(token.value), token.start, token.end


def amounts(text: str) -> Iterator[tuple[str, int, int]]:
    """Every amount of money, in figures or words, and where it stands; distances are none."""
    for match in _MONEY.finditer(text):
        if not re.match(r"\s*(km|quil)", text[match.end() :]):
            yield _amount(match), match.start(), match.end()
    yield from (found for found in spoken(text) if not 1950 <= float(found[0]) < 2050)


def _moments(text: str) -> Iterator[str]:
    for match in _DAY.finditer(text):
        yield f"{int(match[1]):02d}/{int(match[2]):02d}"
    for match in _DAY_IN_WORDS.finditer(text):
        yield f"{int(match[1]):02d}/{_MONTHS.index(match[2].casefold()) + 1:02d}"
    for match in _DAY_ALONE.finditer(text):
        yield f"dia:{int(match[1])}"
    for match in _HOUR.finditer(text):
        yield f"{int(match[1] or match[4]):02d}:{match[2] or match[3] or '00'}"


def _amount(match: re.Match[str]) -> str:
    return number(match[1] or match[3] or match[5], bool(match[2] or match[4] or match[6]))


def number(text: str, thousands: bool = False) -> str:
    value = float(text.rstrip(".").replace(".", "").replace(",", "."))
    return plain(round(value * 1_000, 2) if thousands else value)


def plain(value: float) -> str:
    if not math.isfinite(value):
        return "∞"
    return str(int(value)) if value == int(value) else str(round(value, 2))
