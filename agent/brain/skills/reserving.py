"""Closing the deal: holding a car."""

from __future__ import annotations

from agent.binding import plainly_asks
from agent.brain.phrasing import brl, day_and_time
from agent.brain.phrasing.cars import name_of
from agent.brain.skills.consenting import ask_consent_for
from agent.brain.skills.picking import pick_car
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk


@skill("reserve", "reserve_car", fills=("car_refs", "models"))
def reserve(talk: Talk) -> Skill:
    slots = talk.slots("reserve")
    if talk.asked_for("reserve") == "confirmed" and talk.assent.yes is False:
        return Say(talk.pick("Tudo bem, não reservei.", "Sem problema, deixei sem reserva."))
    car = yield from pick_car(talk, "reserve", slots)
    if isinstance(car, Say):
        return car
    asked_before = talk.asked_for("reserve") == "confirmed"
    agreed = slots.get("agreed") or (asked_before and (talk.assent.binds or plainly_asks("reserve_car", talk.reading)))
    if not agreed:
        text = f"Posso reservar o {car['name']}, {brl(car['price'])}, sem custo."
        return Say(text, Question("Confirmo a reserva?", "reserve", "confirmed", {"car": car}, ("Confirmar", "Agora não")))
    result = yield Call("reserve_car", {"car_id": car["id"]})
    if result.get("error") == "consent_needed":
        return ask_consent_for("reserve", {"car": car, "agreed": True}, "Para reservar no seu nome")
    if result.get("error"):
        return Say(f"{result['detail']} Posso te mostrar parecidos.")
    until = day_and_time(result["until"], talk.now)
    text = f"Pronto! O {name_of(result['car'])} está reservado para você até {until}. Um vendedor te chama para acertar o pagamento."
    if talk.who.first_name is None:
        return Say(text, Question("Em nome de quem fica?", "profile", "name"))
    return Say(text)
