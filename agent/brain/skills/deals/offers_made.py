"""What becomes of an offer: taken down, no use after a higher one, too low for anything but other cars, or with a seller already."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from agent.brain.phrasing import brl, listing
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import fitting, for_the, in_the, the
from agent.brain.skills.customers.consenting import ask_consent_for
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.state import Shown


def answered_before(car: Shown, amount: int | None) -> Generator[Call, dict[str, Any], Say | None]:
    """What is said instead of taking an offer down: a lower one than the last is none, and what a seller has is the seller's."""
    made = (yield Call("my_arrangements", {}))["offers"]
    last = next((one for one in made if one["car"]["id"] == car["id"]), None)
    if last is None or last["outcome"] == "asking_price" or (amount is not None and amount >= last["offer"]):
        return None
    if last["outcome"] == "for_a_person":
        return Say(
            f"Sua proposta de {brl(last['offer'])} {for_the(car['name'])} já está com o vendedor; quem negocia daqui em diante é ele."
        )
    if amount is None:
        return None
    return Say(
        f"Se por {brl(last['offer'])} não deu, por {brl(amount)} também não consigo {in_the(car['name'])}.",
        Question("Quer subir a proposta ou ver carros nesse valor?", "offer", "amount", {"car": car, "low": amount}, ("Ver nesse valor",)),
    )


def taken_down(talk: Talk, car: Shown, amount: int) -> Skill:
    result = yield Call("make_offer", {"car_id": car["id"], "amount": int(amount)})
    if result.get("error") == "consent_needed":
        return ask_consent_for(talk, "offer", {"car": car, "amount": amount}, "Para levar sua proposta ao vendedor")
    if result.get("error") == "not_agreed":
        question = f"Levo essa proposta {for_the(car['name'])} ao vendedor?"
        return Say("", Question(question, "offer", "confirmed", {"car": car, "amount": amount}, ("Sim, pode levar", "Agora não")))
    if result.get("error"):
        return Say(result["detail"])
    called, price = name_of(result["car"]), brl(result["car"]["preco"])
    match result["outcome"]:
        case "asking_price":
            text = f"{the(called, start=True)} está por {price}" + (
                ", nem precisa tanto." if amount > result["car"]["preco"] else f", é o preço {fitting('dele', called)}."
            )
            return Say(text, Question("Quer que eu reserve para você?", "reserve", "confirmed", {"car": car}, ("Reservar", "Agora não")))
        case "for_a_person" if result["offers"] > result["answered_here"]:
            return Say(f"Passei sua proposta de {brl(amount)} {for_the(called)} ao vendedor: daqui em diante quem negocia com você é ele.")
        case "for_a_person":
            return Say(
                talk.pick(
                    f"Anotei sua proposta de {brl(amount)} {for_the(called)}. Um vendedor analisa e te responde.",
                    f"Proposta de {brl(amount)} {for_the(called)} registrada; quem decide é o vendedor, e ele te responde.",
                )
            )
        case _:
            return Say(
                f"Por {brl(amount)} não consigo {in_the(called)}, que está por {price}.",
                Question(
                    "Quer fazer outra proposta ou ver carros nesse valor?",
                    "offer",
                    "amount",
                    {"car": car, "low": amount},
                    ("Fazer outra proposta", "Ver nesse valor"),
                ),
            )


def cars_within(talk: Talk, amount: int) -> Skill:
    """Cars for what was offered, instead of the one it is too little for."""
    found = yield Call("recommend_cars", {"budget_max": amount})
    if not found.get("cars"):
        return Say(f"Até {brl(amount)} não tenho nada agora.", learned={"budget_max": amount})
    text = f"Até {brl(amount)} tenho {found['total']}:\n{listing([fit['car'] for fit in found['cars']])}"
    return Say(text, buttons=("Ver detalhes", "Ver outros", "Marcar visita"), learned={"budget_max": amount})


def stands(talk: Talk) -> Skill:
    """What became of an offer, as far as the records say."""
    offers = (yield Call("my_arrangements", {}))["offers"]
    if not offers:
        return Say("Ainda não tenho proposta sua registrada.", keeps_task=True)
    last = offers[0]
    called = name_of(last["car"])
    if last["outcome"] == "for_a_person":
        text = f"Sua proposta de {brl(last['offer'])} {for_the(called)} está com o vendedor; a resposta vem dele, ainda não a tenho aqui."
    else:
        text = f"Sua última proposta foi de {brl(last['offer'])} {for_the(called)}, que está por {brl(last['car']['preco'])}."
    return Say(text, keeps_task=True)
