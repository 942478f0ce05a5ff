"""Somebody else in the place of whoever wrote: the same stand-in for the same person, number or address throughout a recording."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from validate_docbr import CNPJ, CPF

from agent.guardrails.claims import PHONE
from agent.understanding.text import fold

_FIRST = ("Alice", "Bruno", "Clara", "Diego", "Elisa", "Fábio", "Gilda", "Heitor", "Irene", "Jonas", "Lara", "Murilo", "Nina", "Otto")
_LAST = ("Abreu", "Barros", "Castro", "Duarte", "Esteves", "Farias", "Galvão", "Lemos", "Macedo", "Neves", "Pires", "Queiroz", "Torres")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CPF = re.compile(r"(?<![\d+])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)")
_CNPJ = re.compile(r"(?<!\d)\d{2}\.?\d{3}\.?\d{3}/?\d{4}-?\d{2}(?!\d)")
_PLATE = re.compile(r"\b[A-Za-z]{3}-?\d[A-Za-z0-9]\d{2}\b")
_CEP = re.compile(r"(?<!\d)\d{5}-\d{3}(?!\d)")
_JOINING = frozenset({"de", "da", "do", "das", "dos", "e"})


class StandIns:
    """`names` are people's, as they were told; texts of the shop itself (`public`) keep their numbers."""

    def __init__(self, names: Iterable[str], public: str = "") -> None:
        words = dict.fromkeys(fold(word) for name in names for word in name.split() if len(word) > 2 and fold(word) not in _JOINING)
        first = {fold(name.split()[0]) for name in names if name.split()}
        self._names: dict[str, str] = {}
        for word in words:
            self._names[word] = _unused(_FIRST if word in first else _LAST, word, self._names.values())
        self._public = public

    def text(self, said: str) -> str:
        """Words with everybody and every number in them replaced."""
        said = _EMAIL.sub(lambda m: f"{_digest(m[0]) % 10**6:06}@exemplo.com.br", said)
        said = _CNPJ.sub(lambda m: CNPJ().mask(_document(CNPJ(), m[0])) if CNPJ().validate(m[0]) else m[0], said)
        said = _CPF.sub(lambda m: CPF().mask(_document(CPF(), m[0])) if CPF().validate(m[0]) else m[0], said)
        said = PHONE.sub(self._phone, said)
        said = _PLATE.sub(lambda m: f"ABC{_digest(m[0]) % 10}D{_digest(m[0]) // 10 % 100:02}", said)
        said = _CEP.sub(lambda m: f"130{_digest(m[0]) % 100:02}-{_digest(m[0]) // 100 % 1000:03}", said)
        return re.sub(r"[^\W\d_]+", self._word, said)

    def value(self, value: Any) -> Any:
        """The same in whatever holds texts."""
        match value:
            case str():
                return self.text(value)
            case Mapping():
                return {key: self.value(inner) for key, inner in value.items()}
            case list() | tuple():
                return [self.value(inner) for inner in value]
            case _:
                return value

    def _phone(self, match: re.Match[str]) -> str:
        """The length, the area code and the signs stay; the shop's own numbers too."""
        found = match[0]
        if re.sub(r"\D", "", found) in re.sub(r"\D", "", self._public):
            return found
        digits = iter(f"{_digest(re.sub(chr(92) + 'D', '', found)[-8:]) % 10**7:07}")
        kept = sum(char.isdigit() for char in found) - 7
        seen = 0
        spelled = []
        for char in found:
            seen += char.isdigit()
            spelled.append(next(digits) if char.isdigit() and seen > kept else char)
        return "".join(spelled)

    def _word(self, match: re.Match[str]) -> str:
        other = self._names.get(fold(match[0]))
        if other is None:
            return match[0]
        return other.upper() if match[0].isupper() and len(match[0]) > 1 else other.lower() if match[0].islower() else other


def _document(kind: CPF | CNPJ, found: str) -> str:
    """A document with right check digits, made of the first digits of another's digest."""
    length = 9 if isinstance(kind, CPF) else 12
    stem = f"{_digest(re.sub(chr(92) + 'D', '', found)) % 10**length:0{length}}"
    return next(f"{stem}{check:02}" for check in range(100) if kind.validate(f"{stem}{check:02}"))


def _unused(choices: tuple[str, ...], word: str, used: Iterable[str]) -> str:
    start = _digest(word) % len(choices)
    turned = choices[start:] + choices[:start]
    return next((choice for choice in turned if choice not in set(used) and fold(choice) != word), turned[0])


def _digest(text: str) -> int:
    return int(hashlib.sha256(fold(text).encode()).hexdigest()[:12], 16)
