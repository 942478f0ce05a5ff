"""Holding a car: agreed to, made, asked about, given up."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from agent.binding import plainly_asks
from agent.brain.phrasing import and_list, brl, day_and_time, labels
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.dates import day_name
from agent.brain.phrasing.genders import agreeing, of_the, the
from agent.brain.skills.cars.picking import chooses_a_car, pick_car
from agent.brain.skills.cars.pointing import SHORT, placed
from agent.brain.skills.customers.consenting import ask_consent_for
from agent.brain.skills.customers.whose_name import ask_name
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk, as_shown
from agent.state import Shown
from agent.understanding.text import fold

_GIVES_UP = re.compile(r"\b(cancel\w*|desist\w*|libera\w*|nao quero mais|tira(r)?|desfaz\w*|desmarc\w*)\b")
_OWN = re.compile(
    r"\b(minha|essa|a) reserva\b.{0,30}\b(vale|valendo|ativa|de pe|certa|confirmada|ate quando|dura|vence)\b"
    r"|\b(ainda|continua|segue|ta|esta|tava|ate quando|tenho)\b.{0,25}\breservad[oa]\b"
    r"|\b(ate quando|quando (acaba|vence|termina))\b.{0,25}\breserva"
    r"|\bate (quando|que (dia|horas?))\b.{0,20}\b(segurad|guardad|separad|reservad|segura[mn]?\b|guarda[mn]?\b)"
    r"|\breservad[oa]\b.{0,25}\b(ate quando|ate que|quanto tempo)\b"
    r"|\bminha reserva\b.*\?|\breservei\b.*\?"
)
_WHAT_IF = re.compile(
    r"\b(e )?se (eu |a gente |nois )?(depois )?(desist\w+|cancel\w+|me arrepend\w+|mud\w+ de ideia"
    r"|nao (quiser|for|puder|comprar|aparecer|ficar|gostar))\b"
    r"|\bposso (desistir|cancelar|voltar atras)\b|\bda (pra|para) (desistir|cancelar|voltar atras)\b"
)
"""Giving up as a thought: asked about, and not done."""
_TERMS = re.compile(
    r"\b(quanto|custa|cobra\w*|pag(o|a|ar|amento)|taxa|sinal|gratis|de graca|valor|preco|prazo|tempo|horas|dias|ate quando"
    r"|como funciona|precisa|devolve\w*|perco|obrigad[oa] a)\b"
)
_ECHOED = re.compile(r"^\W*(eu )?confirm(o|a|ar)( a| minha)? reserva\s*\?")
"""Our own question said back: what it means is wanted, and it is no yes."""
_ELSEWHERE = frozenset({"negotiate", "test_drive", "trade_in", "compare_cars", "search_cars", "financing", "human", "store_info"})
_HOLDS = re.compile(r"\b(reserv|segur(a|ar|am|em)\b|separ(a|ar)\b|guarda(r)? (ele|o carro|pra mim))")
_WANTS_HELD = re.compile(
    r"\b(quero|queria|gostaria de|pode(m|ria)?|posso|vou|preciso|da pra|tem como|me)( \w+)? (reserv|segur|separ)\w+\b"
    r"(?!.{0,30}\b(seguro|seguranca)\b)"
)
"""A particular car is to be held, whatever else it is called: "quero segurar o Polo mais novo"."""
_ASKS = re.compile(r"\?|^\W*(quanto|qual|quais|como|por quanto|ate quando|precisa|tem que|e se|posso)\b")


def _claims(talk: Talk) -> bool:
    """Of a reservation kept, or a question about reserving while one waits for a yes."""
    words = fold(talk.reading.text[:300])
    if chooses_a_car(talk, "reserve") or _of_one_kept(words) or _another_meant(talk) is not None or _another_named(talk):
        return True
    if talk.reading.intent in ("search_cars", "car_details") and talk.entities.get("models") and _WANTS_HELD.search(words):
        return True
    if _only_thinks_of_it(talk, words):
        return True
    open_here = talk.asked_for("reserve") in ("confirmed", "cancel")
    return bool(_ASKS.search(words) and _TERMS.search(words) and _HOLDS.search(words)) or (
        open_here and bool(_TERMS.search(words)) and bool(_ASKS.search(words)) and talk.reading.intent not in _ELSEWHERE
    )


def _only_thinks_of_it(talk: Talk, words: str) -> bool:
    """ "E se eu desistir, perco algo?", of a reservation made or proposed."""
    of_ours = "reserv" in words or talk.asked_for("reserve") == "confirmed" or "did:reserved" in talk.memory["facts"]
    return of_ours and ("?" in words or words.startswith(("e se ", "mas se "))) and _WHAT_IF.search(words) is not None


def _of_one_kept(words: str) -> bool:
    return bool(_OWN.search(words)) or (bool(_GIVES_UP.search(words)) and re.search(r"\breserv", words) is not None)


def _another_meant(talk: Talk) -> Shown | None:
    """The other car of the list that few words put in the place of the one a yes was asked for: "o segundo", "não, o Tracker"."""
    proposed = talk.slots("reserve").get("car")
    if proposed is None or talk.asked_for("reserve") != "confirmed" or "?" in talk.reading.text or talk.reading.intent in _ELSEWHERE:
        return None
    if len(talk.reading.text.split()) > SHORT:
        return None
    words = fold(talk.reading.text)
    named = [car for car in talk.memory["shown"] if re.search(rf"\b{re.escape(fold(car['model']))}\b", words)]
    other = placed(talk, talk.memory["shown"]) or (named[0] if len(named) == 1 else None)
    return other if other is not None and other["id"] != proposed["id"] else None


def _another_named(talk: Talk) -> bool:
    """Whether few words name another model than the one a yes was asked for, shown before or not: "espera, melhor o Onix"."""
    proposed, models = talk.slots("reserve").get("car"), talk.entities.get("models", [])
    little = len(talk.reading.text.split()) <= SHORT and "?" not in talk.reading.text
    little = little and talk.reading.intent not in _ELSEWHERE - {"compare_cars"}  # what "melhor o Onix" has the look of
    if proposed is None or not models or talk.asked_for("reserve") != "confirmed":
        return False
    return little and proposed["model"] not in models


@skill("reserve", "reserve_car", fills=("car_refs", "models"), claims=_claims)
def reserve(talk: Talk) -> Skill:
    slots, words = talk.slots("reserve"), fold(talk.reading.text[:300])
    asked = talk.asked_for("reserve")
    if (other := _another_meant(talk)) is not None:
        return (yield from _proposed(talk, other))
    if _another_named(talk):
        car = yield from pick_car(talk, "reserve")
        return car if isinstance(car, Say) else (yield from _proposed(talk, car))
    if _only_thinks_of_it(talk, words):
        return (yield from _terms(slots))
    if asked == "confirmed" and (talk.assent.yes is False or _GIVES_UP.search(words)):
        return Say(talk.pick("Tudo bem, não reservei.", "Sem problema, deixei sem reserva."))
    agreed = asked == "confirmed" and talk.assent.binds
    if (_of_one_kept(words) and not agreed) or asked == "cancel" or (asked == "car" and slots.get("gives_up")):
        return (yield from _kept(talk, slots, words))
    if _ECHOED.search(words) or (_ASKS.search(words) and _TERMS.search(words) and not talk.assent.binds):
        return (yield from _terms(slots))
    car = yield from pick_car(talk, "reserve", slots)
    if isinstance(car, Say):
        return car
    if not (slots.get("agreed") or (asked == "confirmed" and (talk.assent.binds or plainly_asks("reserve_car", talk.reading)))):
        return (yield from _proposed(talk, car))
    return (yield from _made(talk, car))


def _proposed(talk: Talk, car: Shown) -> Skill:
    """What holding the car means, and the question whose yes does it."""
    hours = (yield Call("store_info", {}))["reservation_hours"]
    text = f"Posso reservar {the(car['name'])}, {brl(car['price'])}, por {hours} horas, sem custo."
    if (wished := talk.entities.get("date")) and (day := date.fromisoformat(wished)) > (talk.now + timedelta(hours=hours)).date():
        text += f" Até {day_name(day, talk.now.date())} não consigo segurar."
    return Say(text, Question("Confirmo a reserva?", "reserve", "confirmed", {"car": car}, ("Confirmar", "Agora não")))


def _terms(slots: dict[str, Any]) -> Skill:
    hours = (yield Call("store_info", {}))["reservation_hours"]
    text = f"Reservar não custa nada nem precisa de sinal: o carro fica separado para você por {hours} horas, e dá para cancelar por aqui."
    if slots.get("car"):
        return Say(text, Question("Confirmo a reserva?", "reserve", "confirmed", {"car": slots["car"]}, ("Confirmar", "Agora não")))
    return Say(text, keeps_task=True)


def _made(talk: Talk, car: Shown) -> Skill:
    result = yield Call("reserve_car", {"car_id": car["id"]})
    if result.get("error") == "consent_needed":
        return ask_consent_for(talk, "reserve", {"car": car, "agreed": True}, "Para reservar no seu nome")
    if result.get("error"):
        return Say(f"{result['detail']} Posso te mostrar parecidos.")
    called, until = name_of(result["car"]), day_and_time(result["until"], talk.now)
    if result["already"]:
        return Say(f"{the(called, start=True)} já está {agreeing('reservado', called)} para você até {until}.")
    held = f"{the(called, start=True)} está {agreeing('reservado', called)} para você até {until}."
    text = f"Pronto! {held} Um vendedor te chama para acertar o pagamento."
    if talk.who.first_name is None and not talk.entities.get("name"):
        return Say(text, ask_name(talk, "Em nome de quem fica?"))
    return Say(text)


def _kept(talk: Talk, slots: dict[str, Any], words: str) -> Skill:
    """A reservation made before: until when it holds, or giving it up."""
    held = (yield Call("my_arrangements", {}))["reservations"]
    if not held and slots.get("car"):
        return (yield from _terms(slots))
    if not held:
        asked_leave = talk.task is not None and talk.task["skill"] == "consent"
        return Say("Você não tem carro reservado no momento.", keeps_task=not asked_leave)
    if not (_GIVES_UP.search(words) or slots.get("gives_up")):
        told = [f"{the(name_of(one['car']))} até {day_and_time(one['until'], talk.now)}" for one in held]
        return Say(f"Sim! Está reservado para você: {and_list(told)}.", keeps_task=True)
    named = [one for one in held if one["car"]["modelo"] in talk.entities.get("models", [])] or held
    if len(named) > 1:
        car = yield from pick_car(talk, "reserve", slots) if slots.get("choices") else _which(named)
        if isinstance(car, Say):
            return car
        named = [one for one in named if one["car"]["id"] == car["id"]]
    result = yield Call("cancel_reservation", {"car_id": named[0]["car"]["id"]})
    if result.get("error"):
        return Say(result["detail"])
    called = name_of(result["car"])
    return Say(f"Cancelei sua reserva {of_the(called)}; já está livre de novo.", buttons=("Ver outros",))


def _which(held: list[dict[str, Any]]) -> Any:
    yield from ()
    cars = [as_shown(one["car"]) for one in held[:3]]
    return Say("", Question("Qual reserva você quer cancelar?", "reserve", "car", {"gives_up": True, "choices": cars}, labels(cars)))
