"""Discounts and offers: taken down and brought to a seller, who alone decides."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from typing import Any

from agent.brain.phrasing import brl, listing
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import fitting, for_the, in_the, the
from agent.brain.skills.cars.picking import chooses_a_car, pick_car
from agent.brain.skills.customers.consenting import ask_consent_for
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.state import Shown
from agent.understanding.cues import bids
from agent.understanding.cues.bare_figures import figure
from agent.understanding.cues.bids import bid, raises
from agent.understanding.cues.own_car import own_models
from agent.understanding.text import fold

_LOOK_ELSEWHERE = re.compile(r"\b(ver|mostra|carros?|opc\w+|outros?)\b")
_PRICES = (25_000, 100_000, 300_000)
"""Of cheap, usual and dear cars: whether a message bids anything is asked before the car is known."""
_LONGEST_BID = 5
"""Words of a bid that says no more than its sum: "e 82 mil?"."""


def _claims(talk: Talk) -> bool:
    """Bids and questions about them, whatever their figures were taken for."""
    words = fold(talk.reading.text[:300])
    if chooses_a_car(talk, "offer") or bids.asks_answer(talk.reading.text) or (talk.slots("offer").get("low") and "nesse valor" in words):
        return True
    if talk.reading.intent == "reserve_car" and re.search(r"\breserv", words):
        return False  # "pago os 89.900, reserva pra mim": the price is met, nothing is bid
    car = talk.slots("offer").get("car") or talk.memory["focus"] or next(iter(talk.memory["shown"]), None)
    if car is not None and bids.several(talk.reading.text) and "?" in words:
        return True
    if car is not None and _quoted(talk):
        return True
    bare = _offering(talk) and figure(talk.reading.text) is not None  # "e se for 72?" is the next offer
    looks_on = talk.reading.intent in ("search_cars", "refine_search", "trade_in") and not bare
    if car is None or own_models(talk.entities, talk.reading.text) or looks_on:
        return False
    amount = bid(talk.reading.text, talk.now, car["price"], car["price"], asked=True)
    if amount is None:
        return False
    return bids.speaks_of_bids(talk.reading.text) or (_offering(talk) and len(words.split()) <= _LONGEST_BID)


def _quoted(talk: Talk) -> bool:
    """Whether a price of somebody else's, or one only imagined, is told."""
    return bids.quoted(talk.reading.text) and any(bid(talk.reading.text, talk.now, price, asked=True) for price in _PRICES)


def _offering(talk: Talk) -> bool:
    """Whether the talk is of an offer: one was asked for, or answered just now."""
    if talk.asked_for("offer") == "amount":
        return True
    return bool(talk.memory["said"]) and bids.told_of_offer(talk.memory["said"][-1]["assistant"])


@skill("offer", "negotiate", fills=("offer", "budget_max", "car_refs", "models", "discount_percent"), claims=_claims)
def offer(talk: Talk) -> Skill:
    slots, words = talk.slots("offer"), fold(talk.reading.text[:300])
    if bids.asks_answer(talk.reading.text):
        return (yield from _stands(talk))
    if bids.several(talk.reading.text):
        return Say(
            "Levando mais de um, quem monta a condição é o vendedor.",
            Question("Quer que eu chame ele?", "handoff", "confirmed", {"reason": "purchase"}, ("Chamar pessoa", "Agora não")),
        )
    if talk.asked_for("offer") == "confirmed" and talk.assent.yes is False:
        return Say(talk.pick("Tudo bem, não levei proposta nenhuma.", "Sem problema, fica como está."))
    if talk.asked_for("offer") == "amount" and talk.assent.yes is False and not talk.entities:
        return Say(talk.pick("Tudo bem. Se mudar de ideia, é só me dizer o valor.", "Sem problema, fico por aqui."))
    if slots.get("low") and _LOOK_ELSEWHERE.search(words) and not bid(words, talk.now, slots["low"], asked=True):
        return (yield from _within(talk, int(slots["low"])))
    told = any(bid(words, talk.now, price, asked=True) for price in _PRICES)
    known: dict[str, Any] = {"text": talk.reading.text[:300]} if told else {key: slots[key] for key in ("amount", "text") if key in slots}
    in_sight = talk.memory["focus"] or talk.memory["shown"] or talk.entities.get("models") or slots
    if (budget := talk.entities.get("offer")) and not in_sight:
        return (yield from _within(talk, int(budget)))  # money in hand and no car in sight is a budget
    if budget and _tells_a_budget(talk):
        limit: dict[str, Any] = {"budget_max": int(budget)}
        meant = replace(talk.reading, intent="provide_profile", entities=limit)
        said = yield from SKILLS["search"].run(replace(talk, reading=meant, memory={**talk.memory, "profile": talk.profile | limit}))
        return replace(said, learned={**said.learned, **limit})
    if bids.asks_prices(talk.reading.text) and len(talk.memory["shown"]) > 1 and talk.memory["focus"] is None:
        return Say(_prices(talk.memory["shown"]), buttons=("Ver detalhes", "Marcar visita"), keeps_task=True)
    car = yield from pick_car(talk, "offer", {**slots, **known})
    if isinstance(car, Say):
        return car
    if _quoted(talk):
        return Say(
            f"{the(car['name'], start=True)} aqui está por {brl(car['price'])}; se cabe outro valor, quem decide é o vendedor.",
            Question("De quanto seria a proposta que eu levo a ele?", "offer", "amount", {"car": car}),
        )
    amount = yield from _amount(talk, car, slots)
    if (answered := (yield from _answered_before(car, amount))) is not None:
        return answered
    if amount is None:
        return Say(
            f"{the(car['name'], start=True)} está por {brl(car['price'])}. Levo sua proposta ao vendedor, que é quem decide.",
            Question("Quanto você oferece?", "offer", "amount", {"car": car}),
        )
    return (yield from _made(talk, car, amount))


def _tells_a_budget(talk: Talk) -> bool:
    """Whether a bare sum beside several cars is what one means to spend: no car was spoken of, and no limit is known."""
    among_several = len(talk.memory["shown"]) > 1 and talk.memory["focus"] is None and not talk.slots("offer")
    return among_several and not talk.profile.get("budget_max") and not bids.speaks_of_bids(talk.reading.text)


def _prices(cars: list[Shown]) -> str:
    return "\n".join(f"• {car['name']}: {brl(car['price'])}" for car in cars)


def _answered_before(car: Shown, amount: int | None) -> Generator[Call, dict[str, Any], Say | None]:
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


def _amount(talk: Talk, car: Shown, slots: dict[str, Any]) -> Any:
    """What is offered: told now, told before the car was known, or so much more than the last offer."""
    last: float | None = None
    if raises(talk.reading.text):
        made = (yield Call("my_arrangements", {}))["offers"]
        last = next((one["offer"] for one in made if one["car"]["id"] == car["id"]), None)
    told = bid(talk.reading.text, talk.now, car["price"], last, asked=True)
    if told is None and (before := slots.get("text")):
        told = bid(before, talk.now, car["price"], asked=True)
    return told or talk.entities.get("offer") or slots.get("amount")


def _made(talk: Talk, car: Shown, amount: int) -> Skill:
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


def _within(talk: Talk, amount: int) -> Skill:
    """Cars for what was offered, instead of the one it is too little for."""
    found = yield Call("recommend_cars", {"budget_max": amount})
    if not found.get("cars"):
        return Say(f"Até {brl(amount)} não tenho nada agora.", learned={"budget_max": amount})
    text = f"Até {brl(amount)} tenho {found['total']}:\n{listing([fit['car'] for fit in found['cars']])}"
    return Say(text, buttons=("Ver detalhes", "Ver outros", "Marcar visita"), learned={"budget_max": amount})


def _stands(talk: Talk) -> Skill:
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
