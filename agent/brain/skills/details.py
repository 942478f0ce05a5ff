"""Questions about one car."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from agent.binding import SURE
from agent.brain.phrasing import and_list, price_of
from agent.brain.phrasing.cars import km, name_of
from agent.brain.skills.picking import chooses_a_car, pick_car
from agent.brain.skills.pointing import by_place
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues import fold, superlative

_ASKED = {
    "mileage": r"\bkm\b|quilomet|rodad|rodou|rodagem",
    "color": r"\bcor\b|cores",
    "options": r"opciona|acessori|equipa|completo|multimidia|camera|couro|teto|airbag|ar condicionado|direcao|sensor|vidro|trava|abs\b",
    "photos": r"foto|imagem|video",
    "available": r"dispon|vendido|ainda tem|ainda ta|ja foi|ja saiu",
    "consumption": r"consum|\bbebe|gasta|faz quantos|por litro|autonomia",
    "plate": r"\bplaca|chassi|renavam|leilao|batid|sinistr|unico dono|quantos donos|\bdono",
    "opinion": r"vale a pena|revenda|da (muito )?problema|da defeito|confiavel|e bom\b|e boa\b|manutencao|peca",
    "where": r"\bonde\b|qual loja|em que cidade|que cidade",
}


def _claims(talk: Talk) -> bool:
    looking = talk.task is None or talk.task["skill"] == "search"
    return chooses_a_car(talk, "details") or (looking and (by_place(talk) or _points_at_an_extreme(talk)))


def _points_at_an_extreme(talk: Talk) -> bool:
    """ "quanto tá o mais em conta?", where the classifier is at a loss and the list is at hand."""
    return bool(talk.memory["shown"]) and talk.reading.confidence < SURE and superlative(talk.reading.text)


@skill("details", "car_details", fills=("car_refs", "models"), claims=_claims)
def details(talk: Talk) -> Skill:
    car = yield from pick_car(talk, "details", talk.slots("details"))
    if isinstance(car, Say):
        return car
    result = yield Call("car_details", {"car_id": car["id"]})
    if result.get("error"):
        return Say(result["detail"])
    listing = result["car"]
    if not result["available"]:
        state = "está reservado" if result["status"] == "reserved" else "já foi vendido"
        return Say(f"O {name_of(listing)} {state}. Posso te mostrar parecidos.")
    text = _answer(talk, result) or _summary(listing)
    return Say(text, buttons=("Marcar visita", "Simular parcelas", "Ver outros"), keeps_task=_interrupts(talk))


def _interrupts(talk: Talk) -> bool:
    """Whether something begun with a car waits for an answer: it is asked for again after this one."""
    return talk.task is not None and talk.task["skill"] in ("visit", "reserve", "offer", "profile") and talk.task["asked"] != "car"


def _answer(talk: Talk, result: Mapping[str, Any]) -> str | None:
    """The fact that was asked for, first; None where the question was a general one."""
    car = result["car"]
    words = fold(talk.reading.text)
    asked = [name for name, pattern in _ASKED.items() if re.search(pattern, words)]
    if not asked:
        return None
    facts = [sentence for name in asked[:2] if (sentence := _fact(name, result))]
    return f"{' '.join(facts)} Ele sai por {price_of(car)}." if facts else None


def _fact(name: str, result: Mapping[str, Any]) -> str | None:
    car = result["car"]
    called = name_of(car)
    match name:
        case "mileage":
            return (
                f"O {called} tem {km(car['quilometragem'])}." if car["quilometragem"] is not None else _unlisted(called, "a quilometragem")
            )
        case "color":
            return f"O {called} é {car['cor']}." if car["cor"] else _unlisted(called, "a cor")
        case "options":
            return (
                f"O {called} tem {and_list([o.lower() for o in car['opcionais']])}."
                if car["opcionais"]
                else _unlisted(called, "os opcionais")
            )
        case "photos":
            if car["imagens"]:
                return f"Fotos do {called}: {' '.join(car['imagens'][:3])}"
            return f"Ainda não tenho fotos do {called} aqui; dá para ver de perto na {result['branch']}."
        case "available":
            return f"Sim, o {called} ainda está disponível."
        case "where":
            return f"O {called} está na {result['branch']}."
        case "consumption":
            return _unlisted(called, "o consumo")
        case "opinion":
            return f"Sobre como o {called} se comporta no dia a dia, um vendedor te fala melhor do que o anúncio."
        case "plate":
            return _unlisted(called, "esse dado")
        case _:
            return None


def _unlisted(called: str, what: str) -> str:
    return f"O anúncio do {called} não traz {what}; um vendedor confirma isso para você."


def _summary(car: Mapping[str, Any]) -> str:
    facts = [price_of(car)]
    if car["quilometragem"] is not None:
        facts.append(km(car["quilometragem"]))
    facts += [str(value).lower() for value in (car["combustivel"], car["cambio"], car["cor"]) if value]
    text = f"{car['marca']} {name_of(car)}: {', '.join(facts)}."
    if car["opcionais"]:
        text += f" Tem {and_list([option.lower() for option in car['opcionais'][:4]])}."
    return text + (f" Está em {car['cidade']}." if car["cidade"] else "")
