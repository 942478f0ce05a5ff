"""Where nothing fits: what it would take, the two nearest ways with what each brings, and the customer's choice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from agent.brain.phrasing import brl, car_line, or_list
from agent.brain.phrasing.cars import km, name_of
from agent.brain.phrasing.wishes import wish_in_words
from agent.brain.talk import Question, Say, Talk, as_shown
from agent.state import Shown
from agent.understanding.cues.assent import indifferent
from agent.understanding.cues.comparisons import comparatives, ordinal
from agent.understanding.cues.showing import insists
from agent.understanding.text import fold
from domain.customers.profile import WISH_FIELDS

OFFERED = 2
_OPENLY = {
    "fuel": ("outro combustível", "com outro combustível"),
    "colors": ("outra cor", "em outra cor"),
    "excluded_cities": ("em outra cidade", "olhando também as outras cidades"),
    "brands": ("outra marca", "de outra marca"),
    "models": ("outro modelo", "de outro modelo"),
    "categories": ("outro tipo", "em outro tipo de carro"),
    "usage": ("sem olhar o uso", "sem contar com a família"),
    "seats": ("menos lugares", "com menos lugares"),
    "equipment": ("sem o item", "sem exigir o item"),
    "excluded_engines": ("qualquer motor", "com qualquer motor"),
    "engine_min": ("motor menor", "com motor menor"),
    "engine_max": ("motor maior", "com motor maior"),
    "doors": ("outras portas", "com outro número de portas"),
}
"""What giving up a limit is called, on a button and in a sentence."""
_EMPTY_WORDS = frozenset({"ate", "de", "com", "em", "o", "a", "outra", "outro", "mais", "menos", "rodado", "aceitar"})
_LET_GO = frozenset(WISH_FIELDS) - {"budget_min", "budget_max", "usage", "priorities", "city", "state"}
_ANY_AT_ALL = re.compile(
    r"\bqualquer (um|uma|carro|modelo|marca|coisa|picape|caminhonete|suv|sedan|hatch|outr[oa])\b"
    r"|\b(que|q) (voces?|vcs?|ces?|ceis) (tem|tiver\w*)\b|\b(do estoque|da loja|de todos)\b"
)
"""Words that give up what was asked for in vain: "então qualquer picape nesse valor", "e o mais esportivo que vocês têm?"."""
_NAMED_ANEW = frozenset({"models", "brands", "categories"})
"""What a question names that is a search of its own and chooses none of the ways out: "tem uno automático?"."""
_NEITHER = re.compile(r"\b(nenhum[ao]?|nem (um|uma)|outra coisa)\b")


def lets_go(talk: Talk) -> bool:
    """Whether everything looked for in vain is given up at once."""
    return talk.asked_for("search") == "relax" and _ANY_AT_ALL.search(fold(talk.reading.text[:200])) is not None


def without_the_vain(talk: Talk) -> tuple[Talk, dict[str, None]]:
    """The talk without what was asked for last and not found ("tem GNV?"), where the customer goes on wishing for something else
    and chooses none of the ways out; and the change of the profile that this is."""
    if lets_go(talk):
        let_go = [field for field in talk.profile if field in _LET_GO and field not in talk.entities]
        profile = {key: value for key, value in talk.profile.items() if key not in let_go}
        return replace(talk, memory={**talk.memory, "profile": profile}), dict.fromkeys(let_go)
    brought: list[str] = talk.slots("search").get("brought", []) if talk.asked_for("search") == "relax" else []
    goes_on = bool(set(talk.entities) & set(WISH_FIELDS) - set(brought)) or bool(comparatives(talk.reading.text))
    vain = [field for field in brought if field in talk.profile and field not in talk.entities] if goes_on else []
    profile = {key: value for key, value in talk.profile.items() if key not in vain}
    return replace(talk, memory={**talk.memory, "profile": profile}), dict.fromkeys(vain)


def _brought(talk: Talk, relaxations: Sequence[Mapping[str, Any]]) -> list[str]:
    """What this message added to a search that had found cars, and whose giving up is the nearest way out."""
    dropped: Mapping[str, Any] = next((option["changes"] for option in relaxations[:OFFERED]), {})
    if not talk.memory["searched"] or not talk.memory["shown"]:
        return []
    return [key for key, value in dropped.items() if value is None and key in talk.entities and key not in talk.memory["searched"]]


def nothing_fits(talk: Talk, wish: Mapping[str, Any], relaxations: Sequence[Mapping[str, Any]]) -> Say:
    """Say so, and offer the nearest ways out, by words or by buttons."""
    lacking = f"{talk.pick('Não tenho', 'No momento não tenho', 'Ainda não tenho')} {wish_in_words(wish, 1)}"
    if not relaxations:
        return Say(f"{lacking}, nem mudando um pouco o pedido.", Question("Posso procurar outro tipo de carro?", "search", "wish"))
    options = [_option(option, wish) | {"example": as_shown(option["example"])} for option in relaxations[:OFFERED]]
    slots = {"options": options, "brought": _brought(talk, relaxations)}
    first = options[0]
    if len(options) == 1:
        text = f"{lacking}. {_capital(first['words'])} {_brings(relaxations[0], in_full=True)}."
        return Say(text, Question("Quer ver?", "search", "relax", slots, ("Quero ver", "Não, obrigado")))
    ways = "; ".join(f"{option['words']} {_brings(way)}" for option, way in zip(options, relaxations, strict=False))
    buttons = (*(option["label"] for option in options), "Nenhuma")
    return Say(f"{lacking}. {_capital(ways)}.", Question("Qual prefere ver?", "search", "relax", slots, buttons))


def _option(option: Mapping[str, Any], wish: Mapping[str, Any]) -> dict[str, Any]:
    label, words = _way(option["limit"], option["value"], wish)
    others = [_way(name, None, wish)[1] for name in option["changes"] if name not in (option["limit"], "brands")]
    return {"label": _capital(label), "words": " e ".join([words, *others]), "changes": option["changes"]}


def _way(limit: str, value: Any, wish: Mapping[str, Any]) -> tuple[str, str]:
    """How a limit is moved or given up: `("até R$ 95.000", "subindo para R$ 95.000")`."""
    match limit:
        case "budget_max" if value:
            return f"até {brl(value)}", f"subindo para {brl(value)}"
        case "budget_min" if value:
            return f"a partir de {brl(value)}", f"começando em {brl(value)}"
        case "year_min" | "year_max" if value:
            return f"ano {value}", f"aceitando ano {value}"
        case "mileage_max" if value:
            return f"até {km(value)}", f"com até {km(value)}"
        case "transmission":
            other = "manual" if wish.get("transmission") == "Automático" else "automático"
            return f"aceitar {other}", f"aceitando {other}"
        case "budget_max" | "budget_min":
            return "outro preço", "em outra faixa de preço"
        case "year_min" | "year_max":
            return "outro ano", "de outro ano"
        case "mileage_max":
            return "mais rodado", "aceitando mais rodado"
        case limit if limit.startswith("excluded_"):
            refused = or_list([str(value) for value in wish.get(limit, [])])
            return f"aceitar {refused}"[:20], f"aceitando {refused}"
        case limit:
            return _OPENLY.get(limit, ("abrir mão disso", "abrindo mão disso"))


def _brings(option: Mapping[str, Any], *, in_full: bool = False) -> str:
    example = option["example"]
    shown = car_line(example) if in_full else f"{name_of(example)} por {brl(example['preco'])}"
    return f"tenho 1: {shown}" if option["count"] == 1 else f"tenho {option['count']}, como {shown}"


def examples(talk: Talk) -> list[Shown]:
    """The cars told as what the ways out would bring, while one of them is to be chosen: those of the models wished for alone, if any."""
    options: list[dict[str, Any]] = talk.slots("search").get("options", []) if talk.asked_for("search") == "relax" else []
    told: list[Shown] = [option["example"] for option in options if option.get("example")]
    return [car for car in told if car["model"] in talk.profile.get("models", ())] or told


def choice(talk: Talk) -> dict[str, Any] | bool | None:
    """What was chosen of the ways offered: the changes it makes, False for none of them, None where it is not said."""
    options: list[dict[str, Any]] = talk.slots("search").get("options", [])
    said = fold(talk.reading.text)
    if not options or insists(talk.reading.text) or ("?" in said and talk.entities.keys() & _NAMED_ANEW):
        return None
    if _NEITHER.search(said):
        return False
    named = _named(said, options)
    if named is None and not (talk.reading.waived or set(talk.entities) & set(WISH_FIELDS)):
        named = _placed(talk, said, options)
    if named is not None:
        changes: dict[str, Any] = named["changes"]
        return changes
    return False if talk.assent.yes is False else None


def _named(said: str, options: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The option whose own words the message repeats, where only one fits: "pode ser manual", "em outra cor"."""
    spoken = set(re.findall(r"[\w.]+", said))
    fitting = [option for option in options if spoken & (set(re.findall(r"[\w.]+", fold(option["label"]))) - _EMPTY_WORDS)]
    return fitting[0] if len(fitting) == 1 and not re.search(r"\bnao\b", said) else None


def _placed(talk: Talk, said: str, options: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The option named by its place, or the first where a yes leaves it to us."""
    number = re.fullmatch(r"\W*(?:(?:a|o|opcao|numero) ?)*([1-9])(?:a|o|ª|º)?\W*", said)
    refs = talk.entities.get("car_refs")
    place = int(number[1]) if number else ordinal(talk.reading.text) or (refs[0] if refs else None)
    if place is None and (indifferent(talk.reading.text) or (talk.assent.yes and talk.assent.answers)):
        place = 1
    if place is None:
        return None
    at = place - 1 if place > 0 else place
    return options[at] if -len(options) <= at < len(options) else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
