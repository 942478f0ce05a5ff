"""The values in the cells of people's files: numbers and dates as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_PLAIN = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_BY_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:(\.[0-9]{3}(?:\.[0-9]{3})*(?:,[0-9]+)?)|(,[0-9]{3}(?:,[0-9]{3})*(?:\.[0-9]+)?))")


def number(text: str) -> float:
    """`89.900,00`, `89900.00`, `R$ 89.900`, `45.000 km` → a number; ValueError where it is none."""
    digits = re.sub(r"(?i)r\$|km|\s", "", text)
    if grouped := _BY_THOUSANDS.fullmatch(digits):
        separator = "." if grouped[1] else ","
        return float(digits.replace(separator, "").replace(",", "."))
    if _PLAIN.fullmatch(digits):
        return float(digits.replace(",", "."))
    raise ValueError(f"{text!r} não é número")


def whole(text: str, low: int, high: int, what: str) -> int:
    """A whole number within bounds; ValueError says in Portuguese what is wrong."""
    try:
        value = number(text)
    except ValueError:
        raise ValueError(f"{what} {text[:40]!r} não é número") from None
    if value != int(value) or not low <= value <= high:
        raise ValueError(f"{what} {text[:40]} fora do esperado ({low} a {high})")
    return int(value)


def listed(text: str) -> tuple[str, ...]:
    """`ar|direção` → its parts."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


def mark_of(cells: Iterable[str], undecided: str = "") -> str:
    """The decimal mark of a column, `.` or `,`: what one cell leaves open (1.234) its neighbours settle.

    A column that never says is read by `undecided`; without it as a program's file: a lone mark is the decimal one.
    """
    settled, open_ = {".": 0, ",": 0}, {".": 0, ",": 0}
    for cell in cells:
        point, comma = cell.rfind("."), cell.rfind(",")
        if max(point, comma) < 0:
            continue
        last, other = (".", ",") if point > comma else (",", ".")
        if cell.count(last) > 1:
            settled[other] += 1
        else:
            (open_ if other not in cell and _BY_THOUSANDS.fullmatch(cell) else settled)[last] += 1
    if settled["."] == settled[","]:
        return undecided or ("," if open_[","] > open_["."] else ".")
    return "," if settled[","] > settled["."] else "."


def marked(cell: str, mark: str) -> float:
    """A number whose decimal mark is known: `1.234` with `.` is a little over one; ValueError where it is none."""
    digits = re.sub(r"(?i)r\$|\s", "", cell)
    group = "," if mark == "." else "."
    if group in digits and not re.fullmatch(rf"-?[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})+(?:{re.escape(mark)}[0-9]*)?", digits):
        raise ValueError(f"{cell!r} não é número")
    plain = digits.replace(group, "").replace(mark, ".")
    if not re.fullmatch(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?", plain):
        raise ValueError(f"{cell!r} não é número")
    return float(plain)


def day(cell: str) -> date:
    """`2026-11-20`, `20/11/2026`, `2026-11` (its first day), each perhaps with a time behind; ValueError where it is none."""
    if iso := re.fullmatch(r"([0-9]{4})[-/.]?([0-9]{1,2})(?:[-/.]?([0-9]{1,2}))?(?:[T ].*)?", cell.strip()):
        parts = iso[1], iso[2], iso[3] or "1"
    elif ours := re.fullmatch(r"(?:([0-9]{1,2})[-/.])?([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})(?:[T ].*)?", cell.strip()):
        parts = ours[3] if len(ours[3]) == 4 else f"20{ours[3]}", ours[2], ours[1] or "1"
    else:
        raise ValueError(f"{cell[:40]!r} não é data")
    try:
        return date(*map(int, parts))
    except ValueError:
        raise ValueError(f"{cell[:40]!r} não é data do calendário") from None
