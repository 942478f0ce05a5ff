"""The article of a car's name: "a Strada", "do Onix". Brazilians say most models in the masculine; pickups and vans mostly not."""

from __future__ import annotations

import re

_FEMININE = (
    "Strada", "Saveiro", "Montana", "Hilux", "Ranger", "S10", "Toro", "Amarok", "Frontier", "Spin", "Kombi", "Oroch", "L200", "Titano",
    "Maverick", "Rampage", "Meriva", "Zafira", "Idea", "Livina", "Grand Livina", "Xsara Picasso", "C3 Picasso", "Fiorino", "Ducato",
    "Master", "Sprinter", "Parati", "Palio Weekend", "SpaceFox", "Fielder", "Captiva", "SW4", "Trailblazer", "Pajero", "Courier", "D20",
    "Dakota", "Mégane Grand Tour",
)  # fmt: skip
"""Models that are called she."""
_SHE = re.compile(rf"(?:{'|'.join(map(re.escape, _FEMININE))})\b(?! TR4)")
_OF_HER = {"o": "a", "do": "da", "no": "na", "pelo": "pela", "ao": "à", "ele": "ela", "dele": "dela", "seu": "sua"}


def feminine_model(called: str) -> bool:
    """Of a model or a car's name that begins with it."""
    return _SHE.match(called) is not None


def the(called: str, *, start: bool = False) -> str:
    """`o Onix LT`, `A Strada CD` at the start of a sentence."""
    article = fitting("o", called)
    return f"{article.upper() if start else article} {called}"


def of_the(called: str) -> str:
    """`do Onix`, `da Strada`."""
    return f"{fitting('do', called)} {called}"


def in_the(called: str) -> str:
    """`no Onix`, `na Strada`."""
    return f"{fitting('no', called)} {called}"


def for_the(called: str) -> str:
    """`pelo Onix`, `pela Strada`."""
    return f"{fitting('pelo', called)} {called}"


def agreeing(adjective: str, called: str) -> str:
    """`reservado`, `reservada`."""
    return adjective[:-1] + "a" if feminine_model(called) else adjective


def fitting(word: str, called: str) -> str:
    """`o`, `do`, `no`, `pelo`, `ao`, `ele`, `dele` or `seu` in the gender of the car."""
    return _OF_HER[word] if feminine_model(called) else word
