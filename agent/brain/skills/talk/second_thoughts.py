"""Short reactions: a value or a list found too small, nothing that fits, what a sum buys, the exchange dropped, a visit by video."""

from __future__ import annotations

from dataclasses import replace

from agent.brain.phrasing import brl
from agent.brain.phrasing.genders import the
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Question, Say, Skill, Talk
from agent.understanding.cues import second_thoughts as said
from agent.understanding.cues.bare_figures import told_affordable
from domain.cars.wishes import Wish


def _person(text: str) -> Question:
    return Question(text, "handoff", "confirmed", {"reason": "purchase"}, ("Chamar vendedor", "Agora não"))


def _customer(talk: Talk) -> bool:
    return talk.who.role == "customer"


def _own_car_noted(talk: Talk) -> bool:
    return "did:registered" in talk.memory["facts"] or (talk.task is not None and talk.task["skill"] == "trade_in")


@skill("by_video", claims=lambda talk: _customer(talk) and said.by_video(talk.reading.text))
def by_video(talk: Talk) -> Skill:
    yield from ()
    return Say("Ver por vídeo quem combina é a equipe da loja.", _person("Quer que eu chame um vendedor?"))


def _too_little(talk: Talk) -> bool:
    told = bool(talk.memory["shown"]) or _own_car_noted(talk)
    return _customer(talk) and told and not talk.entities and said.finds_little(talk.reading.text)


@skill("too_little", claims=_too_little)
def too_little(talk: Talk) -> Skill:
    """Of one's own car, only the inspection tells; of a list, there may be more with another wish."""
    yield from ()
    if any("avalia" in each["assistant"] for each in talk.memory["said"][-2:]):
        return Say("Entendo. O valor mesmo só sai na vistoria, vendo o carro.", _person("Quer falar disso com um vendedor?"))
    return Say("Entendo.", Question("Quer mudar o preço ou o tipo de carro?", "search", "wish"))


@skill("difference", claims=lambda talk: _customer(talk) and _own_car_noted(talk) and said.asks_difference(talk.reading.text))
def difference(talk: Talk) -> Skill:
    yield from ()
    focus = talk.memory["focus"]
    price = f" {the(focus['name'], start=True)} está por {brl(focus['price'])}." if focus else ""
    return Say(f"A diferença depende do valor do seu carro, que sai na vistoria.{price}", buttons=("Marcar visita",), keeps_task=True)


@skill("no_exchange", claims=lambda talk: _customer(talk) and said.drops_the_exchange(talk.reading.text))
def no_exchange(talk: Talk) -> Skill:
    yield from ()
    mine = talk.task is not None and talk.task["skill"] == "trade_in"
    nothing_else = not Wish.of(talk.profile).stated() and not talk.memory["shown"] and (mine or talk.task is None)
    question = Question("Que carro você está procurando?", "search", "wish") if nothing_else else None
    return Say(talk.pick("Tudo bem, seguimos sem a troca.", "Combinado, sem troca então."), question, keeps_task=not mine)


@skill(
    "within_reach",
    claims=lambda talk: _customer(talk) and not talk.entities.get("models") and said.asks_within_reach(talk.reading.text),
)
def within_reach(talk: Talk) -> Skill:
    """What the sum told buys: cars within it, or what is nearest."""
    if not talk.profile.get("budget_max") and (talk.profile.get("monthly_payment") or talk.profile.get("down_payment")):
        return (yield from SKILLS["financing"].run(talk))
    return (yield from SKILLS["search"].run(replace(talk, reading=replace(talk.reading, intent="search_cars"))))


def _doubts(talk: Talk) -> bool:
    searched = bool(talk.memory["searched"]) or any(told_affordable(each["assistant"]) for each in talk.memory["said"][-1:])
    return _customer(talk) and searched and not talk.entities and said.asks_if_nothing(talk.reading.text)


@skill("nothing_at_all", claims=_doubts)
def nothing_at_all(talk: Talk) -> Skill:
    """Asked whether there is nothing: what there is once more, others where some were shown."""
    relaxing = talk.asked_for("search") == "relax"
    name, intent = ("search", "search_cars") if relaxing or not talk.memory["shown"] else ("refine", "refine_search")
    fresh = replace(talk, reading=replace(talk.reading, intent=intent), memory={**talk.memory, "task": None})
    return (yield from SKILLS[name].run(fresh))
