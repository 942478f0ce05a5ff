"""Finding cars, narrowing what was found, and what to give up where nothing fits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from agent.brain.phrasing import and_list, brl, car_line, or_list
from agent.brain.phrasing.cars import name_of
from agent.brain.skills.picking import most
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.skills.wishes import narrower, next_question, wish_in_words
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues import comparatives, indifferent, superlative
from domain.wishes import Wish

_NAMES = {
    "budget_max": "orçamento",
    "budget_min": "preço mínimo",
    "year_min": "ano",
    "year_max": "ano",
    "mileage_max": "quilometragem",
    "fuel": "combustível",
    "transmission": "câmbio",
    "colors": "cor",
    "categories": "tipo",
    "brands": "marca",
    "models": "modelo",
    "seats": "número de lugares",
    "doors": "número de portas",
    "excluded_brands": "marca",
    "excluded_models": "modelo",
    "excluded_categories": "tipo",
    "excluded_colors": "cor",
}

_FURTHER = {"cheaper": "Mais baratos que esses", "dearer": "Acima desses", "newer": "Do mesmo ano em diante"}

_NONE_FURTHER = {
    "cheaper": "Esses já são os mais baratos dentro do que você pediu.",
    "dearer": "Acima desses não tenho nada dentro do que você pediu.",
    "newer": "Mais novo que esses não tenho dentro do que você pediu.",
}


@skill(
    "search",
    "search_cars",
    fills=("budget_max", "budget_min", "usage", "priorities", "categories", "transmission", "fuel", "models", "brands"),
)
def search(talk: Talk) -> Skill:
    """Recommend as soon as there is anything to go by; ask one thing otherwise."""
    if talk.asked_for("search") == "relax":
        return (yield from _relaxed(talk))
    wish = Wish.of(talk.profile).stated()
    if not set(wish) - {"city", "state"} and (question := next_question(talk)):
        return Say(talk.pick("Claro, te ajudo a achar.", "Bora achar seu carro.", "Vamos lá."), question)
    if talk.memory["shown"] and wish == talk.memory["searched"] and talk.reading.intent != "search_cars":
        return _nothing_new(talk)
    return (yield from _show(talk, "recommend_cars", wish))


def _nothing_new(talk: Talk) -> Say:
    """An answer that changes no wish: go on to the next question instead of showing the same cars again."""
    if talk.reading.intent == "affirm" and talk.task and talk.task["question"] and not indifferent(talk.reading.text):
        task = talk.task
        return Say("", Question(f"Qual? {task['question']}", "search", task["asked"] or "", buttons=tuple(task["buttons"])))
    question = next_question(talk)
    return (
        Say(talk.pick("Sem problema.", "Certo.", "Beleza."), question)
        if question
        else Say(talk.pick("Certo!", "Beleza!") + " Quer ver algum de perto?", buttons=("Ver detalhes", "Ver outros", "Marcar visita"))
    )


@skill("refine", "refine_search")
def refine(talk: Talk) -> Skill:
    """Other cars than those shown, moved in the direction asked for."""
    wish = Wish.of(talk.profile).stated()
    if superlative(talk.reading.text) and len(talk.memory["shown"]) > 1 and (car := most(talk)) is not None:
        return (
            yield from SKILLS["details"].run(
                replace(
                    talk,
                    reading=replace(talk.reading, entities={"models": [car["model"]]}),
                    memory={**talk.memory, "shown": [car], "focus": car},
                )
            )
        )
    directions = comparatives(talk.reading.text)
    moved = narrower(directions, talk.memory["shown"])
    args = wish | moved
    asks_for_others = not talk.entities or directions & {"others", "cheaper", "dearer", "newer", "less_driven"}
    if talk.memory["seen"] and asks_for_others:
        args["seen"] = talk.memory["seen"]
    if not talk.memory["shown"]:
        return (yield from _show(talk, "recommend_cars", wish))
    result = yield Call("refine_recommendations", args)
    if result.get("cars"):
        return _found(
            talk,
            result | {"wish": wish},
            next((words for cue, words in _FURTHER.items() if cue in directions and cue in _reached(moved)), ""),
        )
    for cue, words in _NONE_FURTHER.items():
        if cue in directions:
            return Say(words + _offer_help(wish))
    if not directions and result.get("relaxations"):
        return _nothing(talk, result)
    return Say("Já te mostrei tudo o que combina com o que você pediu." + _offer_help(wish))


def _show(talk: Talk, tool: str, wish: dict[str, Any]) -> Skill:
    result = yield Call(tool, wish)
    if result.get("error"):
        return Say(result["detail"])
    return _found(talk, result) if result["cars"] else _nothing(talk, result)


def _reached(moved: dict[str, Any]) -> set[str]:
    """The directions that a moved limit stands for."""
    return {cue for cue, limit in (("cheaper", "budget_max"), ("dearer", "budget_min"), ("newer", "year_min")) if limit in moved}


def _found(talk: Talk, result: dict[str, Any], further: str = "") -> Say:
    cars, total = result["cars"], result["total"]
    best = cars[0]
    why = and_list(best["reasons"])
    wanted = wish_in_words(result["wish"], total)
    if further:
        text = f"{further} tenho {total}. {talk.pick('O que mais combina', 'Minha sugestão')}: {car_line(best['car'])}."
    elif total == 1:
        text = f"{talk.pick('Achei 1', 'Tenho 1')} {wanted}: {car_line(best['car'])}."
    else:
        opening = talk.pick(f"Achei {total} {wanted}.", f"Tenho {total} {wanted}.", f"São {total} {wanted} aqui na loja.")
        text = f"{opening} {talk.pick('O que mais combina', 'Minha sugestão', 'O melhor para você')}: {car_line(best['car'])}."
    text += f" {why[0].upper()}{why[1:]}." if why else ""
    if others := [f"{name_of(fit['car'])} por {brl(fit['car']['preco'])}" for fit in cars[1:]]:
        text += f" Também tem {and_list(others)}."
    question = next_question(talk) if total > len(cars) else None
    if question is None:
        return Say(text, buttons=("Ver detalhes", "Ver outros", "Marcar visita"))
    return Say(text, question)


def _nothing(talk: Talk, result: dict[str, Any]) -> Say:
    wanted = wish_in_words(result["wish"], 1)
    options = result.get("relaxations") or []
    if not options:
        text = f"Não tenho {wanted} no momento, nem mudando um pouco o pedido."
        return Say(text, Question("Quer me contar de outro jeito o que procura?", "search", "budget_max"))
    first = options[0]
    text = f"Não tenho {wanted} no momento. {_bring(first)}"
    slots = {"changes": first["changes"]}
    return Say(text, Question("Quer ver?", "search", "relax", slots, ("Quero ver", "Não, obrigado")))


def _bring(option: dict[str, Any]) -> str:
    """What giving up one wish would bring, with an example."""
    example = option["example"]
    count = f"aparece 1 carro: {car_line(example)}" if option["count"] == 1 else f"aparecem {option['count']}, como {car_line(example)}"
    match option["limit"]:
        case "budget_max":
            return f"Subindo o orçamento para {brl(option['value'])}, {count}."
        case "budget_min":
            return f"Começando em {brl(option['value'])}, {count}."
        case "year_min" | "year_max":
            return f"Aceitando ano {option['value']}, {count}."
        case "mileage_max":
            return f"Aceitando até {option['value']:,} km, {count}.".replace(",", ".", 1)
        case limit:
            return f"Abrindo mão de {or_list([_NAMES[limit]])}, {count}."


def _relaxed(talk: Talk) -> Skill:
    """The answer to "quer ver?"."""
    slots = talk.slots("search")
    if talk.assent.yes is False and not indifferent(talk.reading.text):
        return Say(talk.pick("Tudo bem.", "Sem problema."), Question("O que você prefere mudar na busca?", "search", "budget_max"))
    change = slots["changes"]
    profile = {key: value for key, value in (talk.profile | change).items() if value is not None}
    result = yield Call("recommend_cars", Wish.of(profile).stated())
    said = _found(talk, result) if result.get("cars") else _nothing(talk, result)
    return Say(said.text, said.question, said.buttons, learned=change)


def _offer_help(wish: dict[str, Any]) -> str:
    return " Se quiser, mude o orçamento ou o tipo de carro que eu procuro de novo." if wish else " Me conte o que você procura."
