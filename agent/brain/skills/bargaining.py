"""Discounts and offers."""

from __future__ import annotations

from agent.brain.phrasing import brl
from agent.brain.phrasing.cars import name_of
from agent.brain.skills.consenting import ask_consent_for
from agent.brain.skills.picking import pick_car
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.state import Shown


@skill("offer", "negotiate", fills=("offer", "budget_max", "car_refs", "models", "discount_percent"))
def offer(talk: Talk) -> Skill:
    slots = talk.slots("offer")
    begun = talk.task is not None and talk.task["skill"] == "offer"
    amount = talk.entities.get("offer") or (talk.entities.get("budget_max") if begun else None) or slots.get("amount")
    car = yield from pick_car(talk, "offer", {**slots, **({"amount": amount} if amount else {})})
    if isinstance(car, Say):
        return car
    if amount is None and (percent := talk.entities.get("discount_percent")):
        amount = round(car["price"] * (100 - percent) / 100)
    if amount is None:
        return Say(
            f"O {car['name']} está por {brl(car['price'])}. Levo sua proposta ao vendedor.",
            Question("Quanto você oferece?", "offer", "amount", {"car": car}),
        )
    return (yield from _made(talk, car, int(amount)))


def _made(talk: Talk, car: Shown, amount: int) -> Skill:
    result = yield Call("make_offer", {"car_id": car["id"], "amount": amount})
    if result.get("error") == "consent_needed":
        return ask_consent_for("offer", {"car": car, "amount": amount}, "Para levar sua proposta ao vendedor")
    if result.get("error"):
        return Say(result["detail"])
    called, price = name_of(result["car"]), brl(result["car"]["preco"])
    match result["outcome"]:
        case "asking_price":
            return Say(
                f"O {called} está por {price}, dentro do que você ofereceu.",
                Question("Quer que eu reserve para você?", "reserve", "confirmed", {"car": car}, ("Reservar", "Agora não")),
            )
        case "for_a_person":
            return Say(
                talk.pick(
                    f"Anotei sua proposta de {brl(amount)} pelo {called}. Um vendedor analisa e te responde.",
                    f"Proposta de {brl(amount)} pelo {called} registrada; quem decide é o vendedor, e ele te responde.",
                )
            )
        case _:
            return Say(
                f"Por {brl(amount)} não consigo no {called}, que está por {price}.",
                Question("Quer fazer outra proposta ou ver carros nesse valor?", "offer", "amount", {"car": car}),
            )
