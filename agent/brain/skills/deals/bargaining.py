"""Discounts and offers: taken down and brought to a seller, who alone decides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from agent.brain.phrasing import brl
from agent.brain.phrasing.genders import the
from agent.brain.skills.cars.picking import chooses_a_car, pick_car
from agent.brain.skills.cars.prices import prices_of
from agent.brain.skills.deals.offers_made import answered_before, cars_within, stands, taken_down
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.state import Shown
from agent.understanding.cues import bids
from agent.understanding.cues.bare_figures import figure, months, told_terms
from agent.understanding.cues.bids import bid, raises, with_a_seller
from agent.understanding.cues.car_prices import asks_if_exchanged, asks_plain_price, asks_price_in_a_sentence
from agent.understanding.cues.own_car import own_models
from agent.understanding.cues.raises import direction
from agent.understanding.cues.revisions import mistaken
from agent.understanding.text import fold

_LOOK_ELSEWHERE = re.compile(r"\b(ver|mostra|carros?|opc\w+|outros?)\b")
_DISCOUNT = re.compile(r"\b(descont\w+|abatimento)\b")
_HOLDS = re.compile(r"\b(reserv|marc|agend)\w*")
_PRICES = (25_000, 100_000, 300_000)
"""Of cheap, usual and dear cars: whether a message bids anything is asked before the car is known."""
_LONGEST_BID = 5
"""Words of a bid that says no more than its sum: "e 82 mil?"."""


_FIGURE, _YEAR = re.compile(r"\d{2,}"), re.compile(r"\b(?:19|20)\d\d\b")


def _claims(talk: Talk) -> bool:
    """Bids and questions about them, whatever their figures were taken for."""
    words = fold(talk.reading.text[:300])
    if talk.reading.intent == "financing" and direction(talk.reading.text):
        return False  # "e se eu desse mais 10 mil", of the down payment just told
    if _sent_already(talk) or _price_and_exchange_asked(talk):
        return True
    if asks_price_in_a_sentence(talk.reading.text) and _FIGURE.search(_YEAR.sub(" ", words)) is None:
        return False  # "quanto custa o onix ltz": a price is asked for, and none offered
    if chooses_a_car(talk, "offer") or bids.asks_answer(talk.reading.text) or (talk.slots("offer").get("low") and "nesse valor" in words):
        return True
    if talk.reading.intent == "reserve_car" and re.search(r"\breserv", words):
        return False  # "pago os 89.900, reserva pra mim": the price is met, nothing is bid
    car = talk.slots("offer").get("car") or talk.memory["focus"] or next(iter(talk.memory["shown"]), None)
    if car is not None and bids.several(talk.reading.text) and "?" in words:
        return True
    if car is not None and _quoted(talk):
        return True
    if months(talk.reading.text) and talk.memory["said"] and told_terms(talk.memory["said"][-1]["assistant"]):
        return False  # "faz em 36", of the instalments just told
    if talk.memory["focus"] is None and talk.profile.get("budget_max") and direction(talk.reading.text) and not _offering(talk):
        return False  # "posso subir mais 5": the limit told is raised
    bare = _offering(talk) and figure(talk.reading.text) is not None  # "e se for 72?" is the next offer
    looks_on = talk.reading.intent in ("search_cars", "refine_search", "trade_in") and not bare
    if car is None or own_models(talk.entities, talk.reading.text) or looks_on:
        return False
    amount = bid(talk.reading.text, talk.now, car["price"], car["price"], asked=True)
    if amount is None or _for_none_of_them(talk, amount):
        return False
    return bids.speaks_of_bids(talk.reading.text) or (_offering(talk) and len(words.split()) <= _LONGEST_BID)


def _sent_already(talk: Talk) -> bool:
    """Whether a yes follows the words that the offer is with a seller: "sim, manda pra ele"."""
    last = talk.memory["said"][-1]["assistant"] if talk.memory["said"] else ""
    asks_more = talk.entities or "?" in talk.reading.text or _HOLDS.search(fold(talk.reading.text[:200]))
    agrees = talk.reading.intent == "affirm" and talk.assent.yes is not False  # its "sim" may have been taken off before
    return talk.task is None and with_a_seller(last) and agrees and not asks_more


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
    if bids.asks_answer(talk.reading.text) or _sent_already(talk):
        return (yield from stands(talk))
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
        return (yield from cars_within(talk, int(slots["low"])))
    told = any(bid(words, talk.now, price, asked=True) for price in _PRICES)
    known: dict[str, Any] = {"text": talk.reading.text[:300]} if told else {key: slots[key] for key in ("amount", "text") if key in slots}
    in_sight = talk.memory["focus"] or talk.memory["shown"] or talk.entities.get("models") or slots
    if (budget := talk.entities.get("offer")) and not in_sight:
        return (yield from cars_within(talk, int(budget)))  # money in hand and no car in sight is a budget
    if budget and _tells_a_budget(talk):
        limit: dict[str, Any] = {"budget_max": int(budget)}
        meant = replace(talk.reading, intent="provide_profile", entities=limit)
        said = yield from SKILLS["search"].run(replace(talk, reading=meant, memory={**talk.memory, "profile": talk.profile | limit}))
        return replace(said, learned={**said.learned, **limit})
    if bids.asks_prices(talk.reading.text) and len(talk.memory["shown"]) > 1 and talk.memory["focus"] is None:
        return (yield from prices_of(talk.memory["shown"]))
    nothing_bid = in_sight and not (told or slots or talk.entities.get("models"))
    if _price_and_exchange_asked(talk) or (nothing_bid and asks_plain_price(talk.reading.text)):
        return (yield from _price_and_exchange(talk))
    car = yield from pick_car(talk, "offer", {**slots, **known})
    if isinstance(car, Say):
        decides = car.question and not car.text and not told and _DISCOUNT.search(words)
        return replace(car, text="Desconto quem decide é o vendedor, e eu levo sua proposta a ele.") if decides else car
    if _quoted(talk):
        return Say(
            f"{the(car['name'], start=True)} aqui está por {brl(car['price'])}; se cabe outro valor, quem decide é o vendedor.",
            Question("De quanto seria a proposta que eu levo a ele?", "offer", "amount", {"car": car}),
        )
    amount = yield from _amount(talk, car, slots)
    if (answered := (yield from answered_before(car, amount))) is not None:
        return answered
    if amount is None:
        return Say(
            f"{the(car['name'], start=True)} está por {brl(car['price'])}. Levo sua proposta ao vendedor, que é quem decide.",
            Question("Quanto você oferece?", "offer", "amount", {"car": car}),
        )
    return (yield from taken_down(talk, car, amount))


def _price_and_exchange_asked(talk: Talk) -> bool:
    """Whether the price of the cars in sight is asked for together with whether theirs is taken for one."""
    in_sight = bool(talk.memory["focus"] or talk.memory["shown"]) and not talk.entities.get("models")
    return in_sight and asks_if_exchanged(talk.reading.text) and asks_plain_price(talk.reading.text)


def _price_and_exchange(talk: Talk) -> Skill:
    """What the cars in sight cost, where nothing is bid, and that theirs may be given for one."""
    said = yield from prices_of([talk.memory["focus"]] if talk.memory["focus"] else talk.memory["shown"])
    exchange = "Aceitamos carro na troca, sim; o valor do seu sai na vistoria, feita na loja."
    return replace(said, text=f"{said.text}\n{exchange}") if asks_if_exchanged(talk.reading.text) else said


def _tells_a_budget(talk: Talk) -> bool:
    """Whether a sum beside several cars is what one would spend: no car was spoken of, and no limit is known or none of them is meant."""
    if _for_none_of_them(talk, talk.entities.get("offer", 0)):
        return True
    return _among_several(talk) and not talk.profile.get("budget_max") and not bids.speaks_of_bids(talk.reading.text)


def _for_none_of_them(talk: Talk, amount: float) -> bool:
    """Whether a sum beside several cars puts right the limit told before, or is more than any of them costs, and so is no bid."""
    beyond = amount > max((car["price"] for car in talk.memory["shown"]), default=0)
    return _among_several(talk) and (mistaken(talk.reading.text) or beyond)


def _among_several(talk: Talk) -> bool:
    return len(talk.memory["shown"]) > 1 and talk.memory["focus"] is None and not talk.slots("offer")


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
