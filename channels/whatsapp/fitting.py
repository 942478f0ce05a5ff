"""Words made to fit: long texts in pieces that read on, titles shortened so that they still tell one thing from another."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACE = r"[ \t\r\n]"
"""No-break spaces are none of these: `R$ 90.000` stays together."""
_BREAKS = (
    re.compile(rf"[ \t]*\n{_SPACE}*\n{_SPACE}*"),  # between paragraphs
    re.compile(rf"[ \t]*\n{_SPACE}*"),  # between lines
    re.compile(r"(?<=[.!?…;:])[ \t]+(?=[^\W\d])"),  # between sentences; a digit after it may go on with an amount
    re.compile(rf"{_SPACE}+"),  # between words
)
_NUMBER_GOES_ON = re.compile(r"(?:[\d)%]|R\$|[+–-])$")
_NUMBER = re.compile(r"[(+]?\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


def size(text: str) -> int:
    """Characters as WhatsApp may count them, the most cautious way: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, most: int) -> list[str]:
    """A text in pieces of at most `most` characters: cut between paragraphs if possible, else lines, sentences, words.

    A number, an amount, a phone or a link stays whole, unless it is longer than a piece by itself.
    """
    found, rest = [], text.strip()
    while size(rest) > most:
        end, begin = _cut(rest, most)
        found.append(rest[:end].rstrip())
        rest = rest[begin:].lstrip()
    return [piece for piece in (*found, rest) if piece]


def _cut(text: str, most: int) -> tuple[int, int]:
    """Where the first piece ends and the next begins."""
    reach = _reach(text, most)
    for kind in _BREAKS:
        fitting = [gap for gap in kind.finditer(text, 0, reach + 1) if 0 < gap.start() <= reach and not _in_a_number(text, gap)]
        # A break near the beginning leaves a stub and saves nothing.
        if fitting and (fitting[-1].start() > reach // 4 or kind is _BREAKS[-1]):
            return fitting[-1].start(), fitting[-1].end()
    return reach, reach


def _in_a_number(text: str, gap: re.Match[str]) -> bool:
    if "\n" in gap.group():
        return False
    before = text[max(0, gap.start() - 2) : gap.start()]
    return _NUMBER_GOES_ON.search(before) is not None and _NUMBER.match(text, gap.end()) is not None


def _reach(text: str, most: int) -> int:
    """How far the first `most` characters go, and not into the middle of a composed sign."""
    used = 0
    for index, sign in enumerate(text):
        used += 2 if ord(sign) > 0xFFFF else 1
        if used > most:
            return max(index, 1)
    return len(text)


def shortened(text: str, most: int) -> str:
    """A title in at most `most` characters: whole words, then `…`; a year at its end is kept, since it tells cars apart."""
    words = [word for word in re.split(f"{_SPACE}+", text) if word]
    whole = " ".join(words)
    if size(whole) <= most:
        return whole
    end = f"… {words[-1]}" if len(words) > 2 and _YEAR.fullmatch(words[-1]) else "…"
    kept = words[0][: _reach(words[0], most - size(end))]
    for word in words[1:]:
        if size(f"{kept} {word}{end}") > most:
            break
        kept = f"{kept} {word}"
    return kept.rstrip(" ,;·-") + end


def distinct(titles: Iterable[str], most: int) -> list[str]:
    """Titles that fit, no two the same: the second of a kind is numbered."""
    given: list[str] = []
    for title in titles:
        fitting, number = shortened(title, most), 1
        while fitting.casefold() in {each.casefold() for each in given}:
            number += 1
            fitting = f"{shortened(title, most - len(str(number)) - 1)} {number}"
        given.append(fitting)
    return given
