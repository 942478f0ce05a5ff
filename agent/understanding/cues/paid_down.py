"""What is paid down without a sum: a share of the price ("metade de entrada"), or the customer's own car ("com ele de entrada"),
or a sum that it is only supposed to be worth."""

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
_SUPPOSED = re.compile(
    r"\b(?:supond\w+|supon\w+|suposto|suposicao|digamos|imagin\w+|contando|considerando|se|caso|vamos dizer)\b[^.?!]{0,25}"
    r"\b(?:(?:pegu?(?:em|ue|arem|ar|ando|am)|d(?:eem|erem|er|ao|ando)|aceit(?:em|arem|ar|ando)|avali(?:em|arem|ar|ando)|pagu?(?:em|arem|ue)"
    r"|fi(?:que|car|quem|carem)|sa(?:ia|ir|isse)|val(?:ha|er|esse)|entr(?:e|ar|asse))\b[^.?!\d]{0,25}\b(?:por|uns|n[oa] valor de|r\$)"
    r"|val(?:ha|er|esse)) ?(?P<sum>\d{1,3}(?:\.\d{3})?|\d{4,6})\b"
    r"(?! ?(?:x|vezes|parcelas|mes(?:es)?|%|km|de entrada|dias?|horas?|semanas?|anos?))"
)
"""A price has a word before it ("por 50", "uns 50", "valer 50"): "pro dia 15" and "em 10 dias" are none."""
_THOUSANDS = 1_000


def supposed_down(text: str) -> int | None:
    """What the own car is supposed to be taken for, in reais: "supondo que peguem ele por 50"."""
    if (found := _SUPPOSED.search(fold(text[:300]))) is None:
        return None
    figure = int(found["sum"].replace(".", ""))
    return figure if figure >= _THOUSANDS else figure * _THOUSANDS


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
