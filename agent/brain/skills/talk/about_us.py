"""Who answers, and what the shop has at all."""

from __future__ import annotations

from agent.brain.phrasing import brl, car_line
from agent.brain.skills.cars.wishes import next_question
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues.house_questions import goods_asked, house_question

_FIRST_QUESTION = "Que tipo de carro você procura?"


@skill("about_us", claims=lambda talk: talk.who.role == "customer" and not talk.entities and house_question(talk.reading.text) is not None)
def about_us(talk: Talk) -> Skill:
    match house_question(talk.reading.text):
        case "who":
            yield from ()
            return Say(_who(talk), keeps_task=True)
        case "bike":
            yield from ()
            asked = goods_asked(talk.reading.text)
            return Say(f"Aqui a gente trabalha só com carros; {asked} não temos.", keeps_task=True)
        case "rent":
            yield from ()
            return Say("Aluguel a gente não faz, só compra, venda e troca de carros.", keeps_task=True)
        case "new":
            return (yield from _nearly_new(talk))
        case _:
            return (yield from _stock(talk))


def _who(talk: Talk) -> str:
    return talk.pick(
        f"Sou a Bia, assistente virtual da {talk.who.store}: um programa, não uma pessoa. Se preferir, chamo alguém da equipe.",
        f"Aqui é a Bia, a assistente virtual da {talk.who.store}. Se quiser falar com uma pessoa, é só dizer.",
    )


def _nearly_new(talk: Talk) -> Skill:
    """No new cars; the one that was driven least is the nearest to it."""
    result = yield Call("recommend_cars", {"order": "least_driven", "limit": 1})
    if result.get("error") or not result["cars"]:
        return Say("Trabalhamos com seminovos; zero km não temos.", keeps_task=True)
    least = car_line(result["cars"][0]["car"])
    return Say(f"Zero km não temos, só seminovos. O menos rodado hoje: {least}.", buttons=("Ver detalhes", "Ver outros", "Marcar visita"))


def _stock(talk: Talk) -> Skill:
    """How many cars there are and between which prices."""
    cheapest = yield Call("recommend_cars", {"order": "cheapest", "limit": 1})
    dearest = yield Call("recommend_cars", {"order": "dearest", "limit": 1})
    if cheapest.get("error") or not cheapest["cars"]:
        return Say("No momento não tenho carros no estoque.", keeps_task=True)
    low, high = (brl(found["cars"][0]["car"]["preco"]) for found in (cheapest, dearest))
    count = cheapest["total"]
    text = f"Temos {count} carros à venda, de {low} a {high}." if count > 1 else f"Temos 1 carro à venda, por {low}."
    return Say(text, next_question(talk) or Question(_FIRST_QUESTION, "search", "wish"))
