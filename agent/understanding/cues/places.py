"""Places in a list that a message points at: "o segundo", "o 2 e o 3", "os dois primeiros", "o último"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_ORDINALS = {
    "primeir": 1, "segund": 2, "terceir": 3, "quart": 4, "quint": 5, "sext": 6, "setim": 7, "oitav": 8, "penultim": -2, "ultim": -1,
}  # fmt: skip
_MANY = {"dois": 2, "duas": 2, "tres": 3, "quatro": 4, "cinco": 5}
_THE = r"(?:[oa]s?|d[oa]s?|n[oa]s?|aos?|pr[oa]s?|pel[oa]s?|ess[ea]s?|dess[ea]s?|com|so|item|opcao)"
_SEVERAL = re.compile(
    rf"\b{_THE} (?:(?P<before>\d|{'|'.join(_MANY)}) (?P<end>primeir|ultim)[oa]s"
    rf"|(?P<end2>primeir|ultim)[oa]s (?P<after>\d|{'|'.join(_MANY)}))\b"
)
_ONE = re.compile(
    rf"\b{_THE} (?:item |numero |opcao |n )*(?P<word>{'|'.join(_ORDINALS)})[oa]\b(?!-feira)"
    r"(?! (?:vez|dia|semana|mes|ano|lugar|trimestre|quinzena|parcela|compra|preco|valor|pedido|feira))"
)
_NUMBER = re.compile(
    rf"\b(?:{_THE} (?:item|numero|opcao|n) |(?:item|numero|opcao|[oa]s?|d[oa]|n[oa]|pr[oa]|e) )(?P<digit>[1-9])[ao]?"
    r"(?=\W*(?:$|[,;?]| e [oa]? ?\d))"
)
"""A number alone behind an article is a place only where nothing measured follows."""
_BY_THE_DAY = re.compile(r"\b(?:ate|pra|para|na|toda|ness[ea]|proxima|antes d[ea]|depois d[ea])(?: a)? (?:segunda|quarta|quinta|sexta)\b")


def places(text: str) -> list[int]:
    """1 for the first, -1 for the last, in the order said; empty where no place is named."""
    said = _BY_THE_DAY.sub(" ", fold(text[:200]))
    if several := _SEVERAL.search(said):
        much = several["before"] or several["after"]
        many = int(much) if much.isdigit() else _MANY[much]
        first = (several["end"] or several["end2"]) == "primeir"
        return list(range(1, many + 1)) if first else list(range(-many, 0))
    found = [(one.start(), _ORDINALS[one["word"]]) for one in _ONE.finditer(said)]
    found += [(one.start(), int(one["digit"])) for one in _NUMBER.finditer(said)]
    return list(dict.fromkeys(place for _, place in sorted(found)))
