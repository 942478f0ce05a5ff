"""What is paid down without a sum: a share of the price ("metade de entrada"), or the customer's own car ("com ele de entrada")."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_SHARES = {"metade": 1 / 2, "um terco": 1 / 3, "dois tercos": 2 / 3, "um quarto": 1 / 4, "tres quartos": 3 / 4}
_NAMED = "|".join(sorted(_SHARES, key=len, reverse=True))
_PRICE = r"(?: d(?:el[ea]|ess[ea]|[eo] (?:valor|preco|carro|total)))?"
_DOWN = r"(?: a vista| ja| agora)? (?:de|na|como|pra|para|a) (?:a )?entrada\b"
_SHARE = re.compile(
    rf"\b(?P<named>{_NAMED}){_PRICE}{_DOWN}|\bentrada d[ea] (?P<after>{_NAMED})\b"
    rf"|\b(?P<percent>[1-9]\d) ?(?:%|por cento){_PRICE}{_DOWN}|\bentrada de (?P<then>[1-9]\d) ?(?:%|por cento)"
    rf"|\b(?:dou|der|dar|dando|pago|pagar|pagando) (?P<given>{_NAMED})\b(?! d[aeo] (?:parcela|entrada))"
)
_WITH_IT = re.compile(
    r"\b(?:com|dando|usando) (?:el[ea]|o (?:meu|usado|carro)|a (?:minha|troca)|meu (?:carro|usado))\b[^.?!]{0,20}\bentrada\b"
)


def share_down(text: str) -> float | None:
    """The share of the price that is paid down, between 0 and 1."""
    if (found := _SHARE.search(fold(text[:300]))) is None:
        return None
    if percent := found["percent"] or found["then"]:
        return int(percent) / 100
    return _SHARES.get(found["named"] or found["after"] or found["given"])


def with_it_down(text: str) -> bool:
    """Whether the customer's own car, told before, is what is paid down: "e com ele de entrada?"."""
    return _WITH_IT.search(fold(text[:300])) is not None
