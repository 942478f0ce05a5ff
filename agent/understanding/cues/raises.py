"""A sum told as so much more, or less, than one told before: "e se eu desse mais 10 mil?", "5 mil a mais de entrada"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_SUM = (
    r"(?:uns |umas |r\$ ?|rs\$? ?)*\d+(?:[.,]\d+)*(?: ?(?:mil|k|reais|conto|contos|pila|paus))?\b"
    r"(?! ?(?:km|x\b|vezes|anos?|dias|portas|lugares|cv|carros?|opcoes))"
)
_MORE = re.compile(
    rf"(?<!\be )(?<!ou )(?<!nao )\bmais {_SUM}|{_SUM} (?:a|pra) mais\b"
    rf"|\b(?:aument\w+|sub\w+|acrescent\w+|elev\w+|estic\w+|amplia\w*)\b[^.?!\d]{{0,25}}\bem {_SUM}"
    rf"|\b(?:aument\w+|acrescent\w+|estic\w+) {_SUM}"
)
_LESS = re.compile(rf"\b(?:menos {_SUM}|{_SUM} a menos)\b|\b(?:diminu\w+|reduz\w+|baix\w+|abaix\w+)\b[^.?!\d]{{0,25}}\bem {_SUM}")
_DOWN = re.compile(r"\bentrada\b")
_TOLD_DOWN = re.compile(r"\bcom R\$\s?([\d.]+) de entrada\b")


def direction(text: str) -> int:
    """1 where the sum is so much more, -1 where it is so much less, 0 where it stands for itself."""
    said = fold(text[:300])
    return 1 if _MORE.search(said) else -1 if _LESS.search(said) else 0


def of_the_down_payment(text: str) -> bool:
    return _DOWN.search(fold(text[:300])) is not None


def down_payment_told(reply: str) -> int | None:
    """The down payment that instalments were told with, in reais."""
    told = _TOLD_DOWN.search(reply)
    return int(told[1].replace(".", "")) if told else None
