"""Greetings, thanks, help, and what is none of our business."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.brain.phrasing import and_list
from agent.brain.phrasing.genders import the
from agent.brain.phrasing.greetings import hello, introduction, part_of_day
from agent.brain.skills.cars.pointing import points_at_one
from agent.brain.skills.cars.wishes import going_on
from agent.brain.skills.goods.watching_purchases import purchases_due
from agent.brain.skills.orders.orders_waiting import orders_waiting
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.staff_offers import offers
from agent.brain.talk import Question, Say, Skill, Talk
from agent.state import Shown, Task
from agent.understanding.cues.handing_back import asks_to_write_again, puts_off
from agent.understanding.text import fold
from domain.people import Role

_GOES_TO_SEE = re.compile(
    r"\b(?:quero|vou|posso|bora|vamos) (?:ir )?(?:a[ií] )?(?:pra )?(?:ver|conhecer|olhar)\b(?! (?:outr|mais|tod|foto|opc))"
)
_HOLDS = re.compile(r"\b(reserv|segur|guard|separ)\w*")
OFFERED = "person_offered"
"""Said once: that a person can be called where we do not understand."""


@skill("greet", "greet")
def greet(talk: Talk) -> Skill:
    greeting = hello(talk.reading.text, talk.now)
    name = f", {talk.who.first_name}" if talk.who.first_name else ""
    if talk.who.role != "customer":
        due = yield from purchases_due(talk)
        waiting = due + (yield from orders_waiting(talk))
        offer = f" Posso mostrar {and_list(offers(talk.who.role))}."
        return Say(f"{greeting}{name}!{waiting or offer} O que você precisa?")
    if talk.memory["greeted"] and part_of_day(talk.reading.text) is None:
        return _again(talk, talk.pick(f"Oi de novo{name}!", f"Oi{name}, estou por aqui."))
    if talk.memory["greeted"]:
        return _again(talk, f"{greeting}{name}!")
    return Say(introduction(f"{greeting}{name}", talk.who.store), opening(talk), keeps_task=True)


def _again(talk: Talk, greeting: str) -> Say:
    """A greeting given back to somebody who was here before, who is asked what to do where no question is open."""
    question = opening(talk)
    offer = "" if talk.task or question else talk.pick(" Em que posso ajudar?", " Como posso te ajudar?")
    return Say(greeting + offer, question, keeps_task=True)


def opening(talk: Talk) -> Question | None:
    """What to go on with where nothing was asked for."""
    if talk.task:
        return None
    if talk.profile or talk.memory["shown"]:
        return going_on(talk)
    return Question("Que carro você está procurando?", "search", "wish")


@skill("goodbye", "goodbye")
def goodbye(talk: Talk) -> Skill:
    yield from ()
    if asks_to_write_again(talk.reading.text):
        return Say("Pode sim! É só escrever aqui quando quiser.", keeps_task=True)
    name = f", {talk.who.first_name}" if talk.who.first_name else ""
    return Say(talk.pick(f"Até mais{name}! Quando precisar, é só chamar.", f"Tchau{name}, foi um prazer!", f"Até logo{name}!"))


@skill("thanks", "thanks")
def thanks(talk: Talk) -> Skill:
    yield from ()
    return Say(talk.pick("Por nada! Precisando, estou aqui.", "Imagina! Qualquer coisa é só chamar.", "Eu que agradeço!"))


@skill("agree", "affirm")
def agree(talk: Talk) -> Skill:
    """A yes that answers nothing: ask the open question again, or go on with what makes sense. A yes to a car is a wish."""
    if talk.who.role == "customer" and talk.entities.keys() & {"models", "brands", "categories"}:
        return (yield from SKILLS["search"].run(replace(talk, reading=replace(talk.reading, intent="search_cars"))))
    looking = talk.task is None or talk.task["skill"] == "search"
    if talk.who.role == "customer" and looking and talk.memory["shown"] and _GOES_TO_SEE.search(fold(talk.reading.text)):
        return (yield from SKILLS["visit"].run(talk))
    if talk.who.role == "customer" and looking and talk.memory["shown"] and points_at_one(talk.reading.text):
        return (yield from SKILLS["reserve"].run(talk))  # "é esse mesmo que eu quero": it is asked whether to hold it
    if talk.who.role == "customer" and talk.task is None and (focus := talk.memory["focus"]) is not None and talk.assent.yes:
        if _HOLDS.search(fold(talk.reading.text)):
            return (yield from SKILLS["reserve"].run(talk))
        if _to_be_seen(talk, focus):
            return Say(talk.pick("Combinado, te esperamos!", "Certo, até lá!"))
        if "did:reserved" in talk.memory["facts"]:
            return Say(
                talk.pick("Combinado!", "Fechado!") + f" Quer marcar uma visita para ver {the(focus['name'])}?", buttons=("Marcar visita",)
            )
        return Say(
            f"Ótimo! Quer marcar uma visita para ver {the(focus['name'])}, ou que eu reserve?", buttons=("Marcar visita", "Reservar")
        )
    if talk.task and talk.task["asked"] == "car" and (choices := talk.task["slots"].get("choices")):
        return (yield from _yes_to_which(talk, talk.task, choices))
    if talk.task and talk.task["question"]:
        return Say(talk.pick("Certo!", "Beleza!", "Combinado!"), keeps_task=True)
    if talk.who.role == "customer" and (question := going_on(talk)):
        return Say(talk.pick("Certo!", "Beleza!", "Combinado!"), question)
    return Say(talk.pick("Certo! Como posso te ajudar agora?", "Combinado. O que você precisa?"))


def _to_be_seen(talk: Talk, car: Shown) -> bool:
    """Whether a visit for this car was booked in this talk."""
    told = (said["assistant"] for said in talk.memory["said"])
    return any("arcado!" in said and car["name"] in said for said in told)  # "Marcado!", "Remarcado!"


def _yes_to_which(talk: Talk, task: Task, choices: list[Shown]) -> Skill:
    """A yes to "Qual Renegade?" points at none: the first is put forward, and a yes to it alone is that car."""
    first = choices[0]
    if len(choices) == 1:
        return (yield from SKILLS[task["skill"]].run(replace(talk, chosen=first["id"])))
    put = Question(f"Pode ser {the(first['name'])}?", task["skill"], "car", {**task["slots"], "choices": [first]}, ("Sim", "Outro"))
    return Say(talk.pick("Certo!", "Beleza!"), put)


@skill("decline", "deny")
def decline(talk: Talk) -> Skill:
    """A no that answers nothing, or no answer at all: the undecided are not pressed. A no to a car is a wish for others."""
    if talk.who.role == "customer" and talk.reading.refused and talk.memory["shown"] and not puts_off(talk.reading.text):
        return (yield from SKILLS["refine"].run(replace(talk, reading=replace(talk.reading, intent="refine_search"))))
    if puts_off(talk.reading.text):
        proposed = talk.task is not None and talk.task["asked"] == "confirmed"  # "vou pensar antes" answers it
        return Say(talk.pick("Combinado! Quando quiser, é só me chamar por aqui.", "Tranquilo, fico por aqui."), keeps_task=not proposed)
    if talk.assent.yes is None:
        return Say(talk.pick("Sem pressa.", "Fica à vontade, sem pressa.", "Tudo bem, sem pressa."), keeps_task=True)
    return Say(talk.pick("Tudo bem. Se quiser ver outra coisa, é só falar.", "Sem problema. O que mais posso fazer por você?"))


@skill("help", "help")
def help_(talk: Talk) -> Skill:
    yield from ()
    if talk.who.role == "customer":
        return Say(
            "Posso achar carros pelo seu gosto e bolso, comparar, simular parcelas, avaliar seu usado, reservar e marcar test drive. "
            "Escreva do seu jeito, tipo “um SUV automático para a família”.",
            keeps_task=True,
        )
    return Say(f"Posso mostrar {and_list(offers(talk.who.role))}. Pergunte do seu jeito, tipo “quanto tá o aço?”.", keeps_task=True)


@skill("out_of_scope", "out_of_scope")
def out_of_scope(talk: Talk) -> Skill:
    yield from ()
    ours = "carros, financiamento, troca e visitas" if talk.who.role == "customer" else and_list(offers(talk.who.role))
    return Say(
        talk.pick(
            f"Isso foge do que eu faço aqui. Posso ajudar com {ours}.",
            f"Nisso não consigo ajudar, mas com {ours} eu ajudo.",
            f"Prefiro ficar no que entendo: {ours}.",
        ),
        keeps_task=True,
    )


@skill("not_understood")
def not_understood(talk: Talk) -> Skill:
    """Ask for other words, with an example; the second time in a row offer a person, but only once."""
    yield from ()
    if talk.who.role == "customer" and talk.memory["misses"] and OFFERED not in talk.memory["told_once"]:
        buttons = ("Chamar pessoa", "Tentar de novo")
        question = Question("Quer que eu chame uma pessoa da loja?", "handoff", "confirmed", {"reason": "misunderstood"}, buttons)
        return Say("Desculpe, ainda não entendi.", question, missed=True, once=OFFERED)
    again = talk.task and talk.task["question"] and talk.task["skill"] not in ("consent", "handoff") and not talk.task["repeats"]
    sorry = talk.pick("Não entendi bem.", "Acho que não peguei.", "Essa eu não entendi.")
    offered = talk.asked_for("handoff") is not None
    return Say(sorry if again else f"{sorry} {_in_other_words(talk)}", missed=True, keeps_task=not offered)


def _in_other_words(talk: Talk) -> str:
    if talk.who.role != "customer":
        example = "quanto tem de parafuso m8?" if Role(talk.who.role) is Role.BUYER else "quais os leads mais quentes?"
        return f"Pode dizer de outro jeito? Por exemplo: “{example}”."
    return talk.pick(
        "Pode dizer de outro jeito? Por exemplo: “quero um SUV automático” ou “quero marcar uma visita”.",
        "Tenta assim: “tem sedan econômico?” ou “qual o endereço?”.",
        "Escreve em poucas palavras, tipo “hatch para a cidade” ou “quero simular parcelas”.",
    )
