"""How much of an item, and the unit beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from agent.understanding.entities.lexicon import words
from agent.understanding.entities.utterance import Utterance

UNITS: dict[str, str] = {
    word: unit
    for unit, words in {
        "un": "un und unds unid unids unidade unidades pc pcs peca pecas pç unidad",
        "kg": "kg kgs quilo quilos kilo kilos quilinhos kg's",
        "t": "t ton tons tonelada toneladas ton's",
        "m": "m mt mts metro metros",
        "m2": "m2",
        "m3": "m3",
        "l": "l lt lts litro litros",
        "cx": "cx cxs caixa caixas caixinha caixinhas cxa",
        "pct": "pct pcts pacote pacotes pacotinho pacotinhos pcte",
        "par": "par pares",
    }.items()
    for word in words.split()
}
_TWO_WORDS = {
    ("metros", "quadrados"): "m2",
    ("metro", "quadrado"): "m2",
    ("m", "quadrados"): "m2",
    ("metros", "cubicos"): "m3",
    ("metro", "cubico"): "m3",
    ("m", "cubicos"): "m3",
    ("m", "2"): "m2",
    ("m", "3"): "m3",
}
_ONE = {"um": 1.0, "uma": 1.0, "meia": 0.5, "meio": 0.5}


class Measure(NamedTuple):
    """A quantity found: its tokens and where the item's name may begin after it."""

    first: int
    last: int
    quantity: float
    unit: str | None


def measures(utterance: Utterance) -> list[Measure]:
    """Every quantity with a unit or a vessel, and bare counts, left to right."""
    found: list[Measure] = []
    at = 0
    while at < len(utterance.words):
        measure = _measure(utterance, at)
        if measure:
            found.append(measure)
            at = measure.last
        else:
            at += 1
    return found


def _measure(utterance: Utterance, at: int) -> Measure | None:
    if utterance.claimed[at]:
        return None
    token, word = utterance.tokens[at], utterance.words[at]
    after, second = utterance.word(at + 1), utterance.word(at + 2)
    if word in {"meia", "meio"} and after == "duzia":
        return Measure(at, at + 2, 6.0, None)
    if after in {"duzia", "duzias"} and (token.value or word in {"um", "uma"}):
        return Measure(at, at + 2, 12.0 * (token.value or 1.0), None)
    value = token.value if token.value is not None else _ONE.get(word)
    if value is None:
        return None
    if (after, second) in _TWO_WORDS:
        return Measure(at, at + 3, value, _TWO_WORDS[after, second])
    if (
        token.value is None
        and word in {"um", "uma"}
        and ((after not in UNITS and after not in words("vessels")) or second not in {"de", "d", "do", "da"})
    ):
        return None
    if token.value is None and word in {"meia", "meio"} and after not in UNITS:
        return None
    if utterance.word(at - 1) in {"-", "/", "aro", "n", "nº", "numero", "tipo"} or (second in {"/"} and after == ""):
        return None
    glued = at + 1 < len(utterance.tokens) and not utterance.gap(at + 1)
    if (after in UNITS and after not in {"par"}) or after in {"par", "pares"}:
        size = (
            glued
            and utterance.word(at - 1).isalpha()
            and utterance.word(at - 1) not in words("openers")
            and second not in {"de", "d", "do", "da"}
        )
        if size:
            return None
        half = (second, utterance.word(at + 3)) in {("e", "meia"), ("e", "meio")}  # "três toneladas e meia"
        return Measure(at, at + 4, value + 0.5, UNITS[after]) if half else Measure(at, at + 2, value, UNITS[after])
    if after in words("vessels"):
        return Measure(at, at + 2, value, None)
    return Measure(at, at + 1, value, None) if token.value is not None else None


def opens(word: str) -> bool:
    """Whether a word before a number makes it a count ("compra 12 …")."""
    return word in words("openers") or word in {"", ",", ":", ".", "-", "§", "("}


def plain(value: float) -> int | float:
    """12.0 as 12, 0.5 as it is."""
    return int(value) if float(value).is_integer() else value


_SIZE_UNIT = re.compile(
    r"^(?:mm|cm|ml|g|gr|gramas|w|v|ah|kva|hp|cv|pol|polegadas|mg|mcg|micras|k|a|x|l|kg|m|lts|kw"
    r"|milimetros|centimetros|milimetro|litros|fios|folhas|btus|gb|tb)$"
)


def size_unit(word: str) -> bool:
    """Whether a word is the unit of a size inside an item's name ("200ml", "9w")."""
    return _SIZE_UNIT.match(word) is not None
