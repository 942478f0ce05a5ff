"""The customer's own car beside the one they look for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from agent.understanding.cues import revisions
from agent.understanding.cues.own_car import less_own, own_models
from agent.understanding.entities import extract
from agent.understanding.reading import Reading
from agent.understanding.text import fold

_POCKET = ("budget_min", "budget_max")
_YEARS = (1980, 2035)
_WISHES = re.compile(
    r"\b(procur\w+|busc\w+|atras de|preciso de|interess\w+ (em|num|numa)|(to|tou|estou|ando) (vendo|olhando|querendo um|querendo uma)"
    r"|(quer(o|ia|emos|iamos)|gostaria de) (?!(vender|trocar|dar|saber|avaliar|fazer|deixar|colocar|por)\b))"
)
"""Words of looking for a car, beside which another is given."""

_FOR_IT = re.compile(
    r"\b(por|num|numa|em) (algo|algum\w*|um|uma|outr[oa])\b.*"
    r"|\b(quer(o|ia|emos|iamos|endo)|gostaria de|pens(o|ando) em|preten\w+|da pra|vou|ir) (pegar|comprar|subir|um|uma|algo|outr[oa])\b.*"
    r"|\b(posso|consigo|da pra|poderia) (chegar|ir|gastar)\b.*"
)
"""What is wanted for a car given in exchange, up to the end."""
_ASKED_FOR = re.compile(r"\W*((e|mas|entao|ah)\W+)?(tem |teria |tem ai )?(um|uma|algum|alguma)\b[^?]*\?")
_GIVES = re.compile(
    r"\b(meu|minha|nosso|nossa|troc\w+|aceit\w+|dar|dou|dando|entra\w*|peg(a|am|ar|ue)\w*|compra\w*|avali\w+|vend\w+|tenho|val\w+|usado|parte"
    r"|volt\w+|abate\w*|recebe\w*|interess\w+|negoci\w+|rolo|lance|repass\w+|dao|da|paga\w*|oferec\w+|tira\w*)\b"
)
"""What shows, in a question for a car, that it is one to be given."""


def year_is_no_sum(reading: Reading, now: datetime) -> Reading:
    """ "Meu Celta 2008 de entrada" puts no 2008 reais down."""
    down = reading.entities.get("down_payment")
    if not down or not own_models(reading.entities, reading.text) or not _is_year(down, reading.text):
        return reading
    of_it = {key: value for key, value in reading.entities.items() if key != "down_payment"}
    return replace(reading, intent="trade_in", entities=of_it | {"year_min": down, "year_max": down})


def wish_beside_it(reading: Reading, now: datetime) -> Reading:
    """ "Procuro SUV, dou meu Gol 2015": a search; the car given is remembered and asked about afterwards."""
    if reading.intent != "trade_in" or not own_models(reading.entities, reading.text) or not _WISHES.search(fold(reading.text)):
        return reading
    told = extract(reading.text, role="customer", now=now, intent="search_cars")
    if not less_own(told, reading.text).keys() & {"categories", "models", "brands"}:
        return reading
    return replace(reading, intent="search_cars", entities=reading.wished(told))


def asked_for_is_not_given(reading: Reading, now: datetime) -> Reading:
    """ "E um Corolla 2025 por 60 mil?": nothing says that it is theirs."""
    said = fold(reading.text)
    if reading.intent != "trade_in" or not _ASKED_FOR.match(said) or _GIVES.search(said):
        return reading
    told = extract(reading.text, role="customer", now=now, intent="search_cars")
    return replace(reading, intent="search_cars", entities=told) if told.get("models") else reading


def savings_are_the_budget(reading: Reading, now: datetime) -> Reading:
    """ "Tenho 70 mil guardado e um Corsa": the money beside a car given in exchange."""
    if reading.intent != "trade_in" or not revisions.savings(reading.text):
        return reading
    pocket = extract(reading.text, role="customer", now=now, intent="provide_profile")
    return replace(reading, entities=reading.entities | {key: pocket[key] for key in ("budget_max",) if key in pocket})


def what_the_next_may_cost(reading: Reading, now: datetime) -> Reading:
    """ "Troco meu Gol 2014 por algo mais novo, uns 65 mil": the sum is of the car wanted, not of the one given."""
    if reading.intent != "trade_in" or "budget_max" in reading.entities or (wanted := _FOR_IT.search(fold(reading.text))) is None:
        return reading
    told = extract(wanted[0], role="customer", now=now, intent="search_cars")
    return replace(reading, entities=reading.entities | {key: told[key] for key in _POCKET if key in told})


def _is_year(amount: int, text: str) -> bool:
    """Whether a sum is the year of the car named before it."""
    return (
        _YEARS[0] <= amount <= _YEARS[1] and re.search(rf"\b[a-z][\w.-]* (ano )?{amount}\b(?! (reais|conto|pila))", fold(text)) is not None
    )
