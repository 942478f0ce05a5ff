"""What has been done, in a sentence each: for a turn whose model did it and then failed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from agent.brain.phrasing.cars import name_of, price_of
from agent.brain.phrasing.dates import day_and_time
from agent.brain.phrasing.genders import agreeing, for_the, in_the, of_the, the
from agent.brain.phrasing.money import brl
from agent.brain.phrasing.trade_ins import yours


def deed_in_words(name: str, result: dict[str, Any], now: datetime) -> str:
    """A deed (agent/deeds.py) from the result of its tool."""
    match name:
        case "reserved":
            called, until = name_of(result["car"]), day_and_time(result["until"], now)
            return f"Pronto! {the(called, start=True)} está {agreeing('reservado', called)} para você até {until}."
        case "booked":
            when = day_and_time(result["starts_at"], now)
            return f"Sua visita está marcada: {name_of(result['car'])}, {when}, na {result['branch']} ({result['address']})."
        case "cancelled":
            return f"Cancelei sua visita de {day_and_time(result['starts_at'], now)}."
        case "released":
            return f"Cancelei sua reserva {of_the(name_of(result['car']))}."
        case "delay_noted":
            return f"Avisei a loja que você vai se atrasar para a visita de {day_and_time(result['starts_at'], now)}."
        case "offered":
            return _offered(result)
        case "registered":
            return f"Anotei {yours(result['known'])} para avaliação. O valor sai na vistoria."
        case "handed_over":
            return f"Já avisei a equipe, que continua com você por aqui. Se preferir ligar: {result['phone']}."
        case "erased":
            return "Pronto, apaguei seus dados."
        case _:
            return "Pronto, não te mando mais mensagens por conta própria."


def _offered(result: dict[str, Any]) -> str:
    car, amount = result["car"], brl(result["offer"])
    match result["outcome"]:
        case "asking_price":
            return f"{the(name_of(car), start=True)} está por {price_of(car)}, dentro do que você ofereceu. Um vendedor te chama."
        case "for_a_person":
            return f"Anotei sua proposta de {amount} {for_the(name_of(car))}. Um vendedor analisa e te responde."
        case _:
            return f"Por {amount} não consigo {in_the(name_of(car))}, que está por {price_of(car)}."
