"""What of a thing's name counts when people say it: words without accents, plural or small talk, sizes written in one way."""

from __future__ import annotations

import re
from functools import lru_cache

from domain.spelling import plain

_SMALL = {
    *("a", "as", "o", "os", "um", "uma", "uns", "umas", "de", "do", "da", "dos", "das", "d", "e", "em", "no", "na", "nos", "nas"),
    *("com", "para", "pra", "pro", "por", "tipo", "item", "produto", "material", "modelo"),
    *("ltda", "eireli", "epp", "cia", "sa", "me", "fornecedor", "empresa"),
}
"""Words that tell nothing apart, in products and in companies."""

_MEASURES = {
    "milimetro": "mm", "centimetro": "cm", "metro": "m", "mt": "m", "mts": "m", "litro": "l", "lt": "l", "lts": "l", "mililitro": "ml",
    "quilo": "kg", "kilo": "kg", "kgs": "kg", "grama": "g", "gr": "g", "polegada": "pol", "volt": "v", "ampere": "a", "amp": "a",
    "watt": "w", "micra": "micron", "mm²": "mm", "mm2": "mm",
}  # fmt: skip
_SYMBOLS = {*_MEASURES.values(), "micron", "ah", "mah", "hp", "cv", "kw", "gsm", "lm", "un", "fl", "mca", "bar", "psi"}
_NUMBER = r"\d+(?:[.,]\d+)?(?:/\d+)?"
_SIZE = re.compile(rf"(?<![a-z0-9])({_NUMBER})\s*([a-z²³]+)(?![a-z0-9])")
_OIL = re.compile(r"(\d)\s*w\s*-?\s*(\d)")
_THREAD = re.compile(r"\b([mh])\s+(\d)|\b([a-z])-(?=\d)")
_BRIEFLY = re.compile(r"\b[cps]/")
_TIMES = re.compile(r"(?<=[\d.])\s*[x×*]\s*(?=\d)|(?<=mm)\s*[x×*]\s*(?=\d)")
_WORD = re.compile(r"[a-z0-9]+(?:[./][0-9]+[a-z]*)*")


@lru_cache(maxsize=32_768)
def name_words(text: str) -> tuple[str, ...]:
    """`"Chapas de aço 3,0 milímetros"` → `("chapa", "aco", "3mm")`; in the order they stand, each once."""
    letters = plain(text).replace('"', "pol ").replace("''", "pol ").replace("”", "pol ")
    letters = _OIL.sub(r"\1w\2", _BRIEFLY.sub(" ", letters))
    letters = _TIMES.sub(" ", letters)
    letters = _THREAD.sub(r"\1\2\3", letters)
    letters = _SIZE.sub(_measured, letters)
    found = (singular(word) for word in _WORD.findall(letters.replace(",", ".")))
    return tuple(dict.fromkeys(word for word in found if word not in _SMALL)) or tuple(_WORD.findall(letters))


def counts(word: str) -> bool:
    """Whether a plain word tells goods or firms apart, as no "de" or "com" does."""
    return word not in _SMALL


def _measured(match: re.Match[str]) -> str:
    """`3,0 milimetros` → `3mm`; a word that is no measure stays apart from its number."""
    number, word = match[1].replace(",", "."), match[2]
    if "." in number and "/" not in number:
        number = number.rstrip("0").rstrip(".")
    unit = _MEASURES.get(word) or _MEASURES.get(singular(word)) or (word if word in _SYMBOLS else None)
    return f"{number}{unit}" if unit else match[0]


@lru_cache(maxsize=32_768)
def singular(word: str) -> str:
    """A plain Portuguese noun without its plural: `paineis` → `painel`; a word that only looks like one is changed alike everywhere."""
    if len(word) < 4 or not word.endswith("s") or not word.isalpha():
        return word
    for plural, single in (("oes", "ao"), ("aes", "ao"), ("ns", "m"), ("ais", "al"), ("eis", "el"), ("ois", "ol"), ("uis", "ul")):
        if word.endswith(plural):
            return word[: -len(plural)] + single
    if word.endswith(("res", "zes")):
        return word[:-2]
    return word if word.endswith(("ss", "is", "us")) else word[:-1]
