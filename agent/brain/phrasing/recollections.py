"""What earlier talks left, in words: when it was, which cars, what was looked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from agent.brain.phrasing.cars import name_of, price_of
from agent.brain.phrasing.genders import feminine_model, fitting, the
from agent.brain.phrasing.lists import and_list
from agent.brain.phrasing.wishes import inflected, wish_in_words
from domain.clock import local

MANY = 2
"""Cars of no certain number, for the plural of a wish."""
_INSTALMENT = re.compile(r"(\d+)x de (R\$\s?[\d.]+,\d\d)")
_CLIPPED = 220


def on_the_day(at: str, now: datetime) -> str:
    """`hoje`, `ontem`, `em 12/10`, `em 12/10/2025`."""
    day, today = local(datetime.fromisoformat(at)).date(), local(now).date()
    if 0 <= (ago := (today - day).days) <= 1:
        return ("hoje", "ontem")[ago]
    return f"em {day:%d/%m}" if day.year == today.year else f"em {day:%d/%m/%Y}"


def still_here(seen: Mapping[str, Any]) -> str:
    """`ainda está aqui, por R$ 84.900 (na época R$ 86.900)`."""
    price = price_of(seen["car"])
    then = str(seen["told"]).split(" · ")[0] if seen["told"] else price
    return f"ainda está aqui, por {price}" + (f" (na época {then})" if then != price else "")


def with_prices(cars: Sequence[Mapping[str, Any]], now: datetime) -> str:
    """`o Onix LT 2019 por R$ 69.900 e a Strada CD 2020 por R$ 88.000`, with their days where these differ."""
    days = [on_the_day(seen["shown_at"], now).removeprefix("em ") for seen in cars]
    dated = len(set(days)) > 1
    return and_list(
        [
            f"{the(name_of(seen['car']))}{f' ({day})' if dated else ''} por {price_of(seen['car'])}"
            for seen, day in zip(cars, days, strict=True)
        ]
    )


def is_gone(car: Mapping[str, Any]) -> str:
    """`O Chevrolet Onix LT 2019 já foi vendido`."""
    state = {"sold": "já foi vendido", "reserved": "está reservado"}.get(car["status"], "já saiu do estoque")
    model = str(car["name"]).partition(" ")[2]  # the make comes first
    article = fitting("o", model).upper()
    return f"{article} {car['name']} {inflected(state, feminine_model(model))}"


def looked_for(wish: Mapping[str, Any], now: datetime) -> str:
    """`em 12/10 você procurava SUVs até R$ 90.000`."""
    return f"{on_the_day(wish['at'], now)} você procurava {wish_in_words(wish['limits'], MANY)}"


def instalments_told(answered: str) -> list[tuple[int, str]]:
    """`(48, "R$ 1.903,32")` for each that a reply told."""
    return [(int(count), amount) for count, amount in _INSTALMENT.findall(answered)]


def quoted(answered: str) -> str:
    """The beginning of what we said, without the question at its end."""
    text = re.sub(r"\s+", " ", answered).strip()[:_CLIPPED]
    whole = re.match(r".*[.!](?=\s|$)", text)
    return (whole[0] if whole else text).strip()


def sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
