"""Somebody else in the place of whoever wrote: the same stand-in for the same person, number or address throughout a recording."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from validate_docbr import CNPJ, CPF

from agent.understanding.text import fold
from evals.recorder.papers import Paper, papers
from evals.recorder.people_named import JOINING, PeopleNamed

_FIRST = (
    "Alice", "Bruno", "Clara", "Diego", "Elisa", "Fábio", "Gilda", "Heitor", "Irene", "Jonas", "Lara", "Murilo", "Nina", "Otto", "Paula",
    "Renata", "Sandra", "Tiago", "Ursula", "Vitor",
)  # fmt: skip
_LAST = (
    "Abreu", "Barros", "Castro", "Duarte", "Esteves", "Farias", "Galvão", "Lemos", "Macedo", "Neves", "Pires", "Queiroz", "Torres", "Uchoa",
    "Viana", "Xavier", "Zanella",
)  # fmt: skip
_SPOKEN = ("zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove")


class StandIns:
    """`names` are those told; those that `heard` texts give away are added, and of people `known` to the house what is no everyday word.
    What the shop says of itself (`public`) keeps its numbers, and `ours`, its cars, goods and towns, their names."""

    def __init__(
        self, names: Iterable[str], public: str = "", *, heard: Iterable[str] = (), known: Iterable[str] = (), ours: Iterable[str] = ()
    ) -> None:
        self._people = PeopleNamed([*ours, public])
        self._public = public
        self._names: dict[str, str] = {}
        self._known: dict[str, bool] = {}
        """Words of people's names, and whether they begin one."""
        for name in names:
            for at, word in enumerate(_words(name)):
                self._somebody(word, first=at == 0)
        for name in known:
            for at, word in enumerate(_words(name)):
                if not self._people.everyday(fold(word)):
                    self._known.setdefault(fold(word), at == 0)
        for text in heard:
            for named in self._people.introduced(text):
                self._somebody(named.word, first=named.first)

    def text(self, said: str) -> str:
        """Words with everybody and every number in them replaced."""
        spans = [(paper.start, paper.end, self._paper(paper, said)) for paper in papers(said)]
        named = {at.start: (at.end, self._somebody(at.word, first=at.first)) for at in self._people.introduced(said)}
        for word in re.finditer(r"[^\W\d_]+", said):
            end, other = named.get(word.start()) or (word.end(), self._known_as(fold(word[0])))
            small = word.start() not in named and word[0][0].islower() and self._people.everyday(fold(word[0]))
            if other and not small and not any(start < end and word.start() < last for start, last, _ in spans):
                spans.append((word.start(), end, _like(word[0], other)))
        written, at = "", 0
        for start, end, other in sorted(spans):
            written, at = written + said[at:start] + other, end
        return written + said[at:]

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

    def _known_as(self, word: str) -> str | None:
        return self._somebody(word, first=self._known[word]) if word in self._known else self._names.get(word)

    def _somebody(self, word: str, *, first: bool) -> str:
        folded = fold(word)
        if folded not in self._names:
            self._names[folded] = _unused(_FIRST if first else _LAST, folded, self._names.values())
        return self._names[folded]

    def _paper(self, paper: Paper, said: str) -> str:
        found = said[paper.start : paper.end]
        digits = re.sub(r"\D", "", found)
        if paper.kind in ("mail", "plate") and found.casefold() in self._public.casefold():
            return found
        if len(digits) > 7 and digits in re.sub(r"\D", "", self._public):
            return found
        match paper.kind:
            case "mail":
                return f"{_digest(found) % 10**6:06}@exemplo.com.br"
            case "cpf":
                return CPF().mask(_document(CPF(), found)) if CPF().validate(found) else _other_digits(found)
            case "cnpj":
                return CNPJ().mask(_document(CNPJ(), found)) if CNPJ().validate(found) else _other_digits(found)
            case "plate":
                return f"ABC{_digest(found) % 10}D{_digest(found) // 10 % 100:02}"
            case "phone":
                return _other_digits(found, kept=max(0, len(digits) - 7))
            case "words":
                return "das " + _LAST[_digest(found) % len(_LAST)] if found.islower() else _LAST[_digest(found) % len(_LAST)]
            case "spoken":
                return " ".join(_SPOKEN[int(digit)] for digit in f"{_digest(found) % 10**8:08}")
            case "number":
                return _other_digits(found)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 2 and fold(word) not in JOINING]


def _like(word: str, other: str) -> str:
    return other.upper() if word.isupper() and len(word) > 1 else other.lower() if word.islower() else other


def _other_digits(found: str, kept: int = 0) -> str:
    """Its length and signs stay, and so many of its first digits."""
    digits = re.sub(r"\D", "", found)
    changed = iter(f"{_digest(digits[kept:]) % 10**14:014}" * 2)
    seen, spelled = 0, []
    for char in found:
        seen += char.isdigit()
        spelled.append(next(changed) if char.isdigit() and seen > kept else "X" if char.isalpha() and char.isupper() else char)
    return "".join(spelled)


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
