"""A message made fit for reading: clean, folded, cut into tokens that remember where they came from.

Everything here is linear in the text and takes at most `MAX_CHARS` of it: a person who pastes a
100 kB log gets an answer about its beginning, not a stalled worker.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MAX_CHARS = 4000
_MESSAGE = 500
"""Characters that a message seldom exceeds."""

# One letter or short form as typed, and the word it stands for. Only forms with one reading.
ABBREVIATIONS: dict[str, str] = {
    "q": "que", "qto": "quanto", "qnto": "quanto", "qnt": "quanto", "qt": "quanto", "qtos": "quantos",
    "qntos": "quantos", "qtas": "quantas", "qd": "quando", "qdo": "quando", "qnd": "quando",
    "vc": "voce", "vcs": "voces", "vce": "voce", "ces": "voces", "n": "nao", "nn": "nao", "naum": "nao",
    "p": "para", "pra": "para", "p/": "para", "c/": "com", "s/": "sem", "cm": "com", "d": "de", "hj": "hoje",
    "oje": "hoje", "amnh": "amanha", "amn": "amanha", "amanhaa": "amanha", "dps": "depois", "tb": "tambem",
    "tbm": "tambem", "pq": "porque", "mto": "muito", "mt": "muito", "mta": "muita", "msm": "mesmo",
    "qq": "qualquer", "qlqr": "qualquer", "vlr": "valor", "kms": "km", "quilometros": "km",
    "quilometro": "km", "kilometros": "km", "kilometro": "km", "km's": "km", "hrs": "h", "hora": "h",
    "horas": "h", "hs": "h", "r$": "rs$", "reais": "reais", "real": "reais", "dum": "de", "duma": "de",
    "max": "maximo", "maxi": "maximo", "min": "minimo", "aki": "aqui", "eh": "e", "kero": "quero",
    "ker": "quero", "qro": "quero", "qero": "quero", "keria": "queria", "abx": "abaixo", "agr": "agora",
    "td": "tudo",
    "prox": "proximo", "proximas": "proximos", "proxima": "proximo", "sabdo": "sabado",
    "meis": "mes", "aprox": "uns", "fds": "fim_de_semana",
}  # fmt: skip

_WORD = re.compile(r"\d+(?:[.,]\d+)*|r\$|[pcs]/(?=\s|$)|[^\W\d_]+(?:\d[^\W_]*)?|[^\s\w]|_|\w", re.UNICODE)
_REPEATED = re.compile(r"([^\W\d_k])\1{2,}")
# What a terminal obeys and nobody reads: colours and moves (CSI), titles and links (OSC), single escapes.
_TERMINAL = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]")
_SPACES = {"\n": " ", "\t": " ", "\r": " ", "\xa0": " ", "\u202f": " ", "\u2028": " ", "\u2029": " "}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign.

    `norm` is what rules read (folded, abbreviations resolved); `start` and `end` are offsets in the
    cleaned text; `value` is set for numbers; `scaled` says that thousands were named ("80 mil", "60k").
    """

    norm: str
    start: int
    end: int
    value: float | None = None
    scaled: bool = False
    spoken: bool = False


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """One character for one, so that offsets stay true."""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFKD", char)
    if not plain or (char.isnumeric() and len(plain) > 1):
        return char
    return plain[0].lower()[:1] or char


def clean(text: str) -> str:
    """What people see of a text: composed, without terminal sequences, control and zero-width characters, at most `MAX_CHARS`."""
    if text.isprintable():  # of what is taken out below, nothing is
        return unicodedata.normalize("NFC", text[: 2 * MAX_CHARS])[:MAX_CHARS]
    composed = unicodedata.normalize("NFC", _TERMINAL.sub("", text[: 2 * MAX_CHARS]))
    seen = [
        _SPACES.get(char, char) for char in composed if char in _SPACES or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    ]
    return "".join(seen)[:MAX_CHARS]


def fold(text: str) -> str:
    """Lower case without accents, of the same length as `text`."""
    if text.isascii():
        return text.lower()
    return _folded(text) if len(text) <= _MESSAGE else "".join(map(_fold_char, text))


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    """Kept for a while: each of its readers folds a message anew."""
    return "".join(map(_fold_char, text))


def number(text: str) -> float | None:
    """What digits with Brazilian separators mean: "110.000,00" is 110000.0, "44,9" is 44.9, "1.0" is 1.0."""
    if text.isdecimal():
        return float(text) if len(text) <= 15 else None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", text):
        return float(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"\d{1,15}[.,]\d{1,3}", text):
        return float(text.replace(",", "."))
    return None


def tokens(folded: str, hidden: tuple[tuple[int, int], ...] = ()) -> list[Token]:
    """The tokens of a folded text; characters within `hidden` (start, end) give one token "§" each span. Spans may overlap."""
    if hidden:
        parts, at = [], 0
        for start, end in sorted(hidden):
            parts += [folded[at:start], "§" * (end - max(start, at))]
            at = max(at, end)
        folded = "".join([*parts, folded[at:]])
    found: list[Token] = []
    for match in _WORD.finditer(folded):
        text, start, end = match[0], match.start(), match.end()
        if text == "§":
            if found and found[-1].norm == "§" and found[-1].end == start:
                found[-1] = Token("§", found[-1].start, end)
            else:
                found.append(Token("§", start, end))
        elif text[0].isdecimal():
            found += _numbers(text, start)
        elif text == "-" and not _between_numbers(folded, start):
            continue
        else:
            word = _REPEATED.sub(r"\1", text) if len(text) > 2 else text
            found.append(Token(ABBREVIATIONS.get(word, word), start, end))
    return found


def _numbers(text: str, start: int) -> list[Token]:
    value = number(text)
    if value is not None:
        norm = text if text.isdecimal() else f"{value:.10g}" if "," in text or value >= 1000 else text
        return [Token(norm, start, start + len(text), value)]
    pieces: list[Token] = []
    for piece in re.finditer(r"\d+|[.,]", text):
        amount = number(piece[0]) if piece[0].isdecimal() else None
        pieces.append(Token(piece[0], start + piece.start(), start + piece.end(), amount))
    return pieces


def _between_numbers(folded: str, at: int) -> bool:
    before, after = folded[max(0, at - 2) : at].strip()[-1:], folded[at + 1 : at + 3].strip()[:1]
    return before.isdigit() and after.isdigit()
