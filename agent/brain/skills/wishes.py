"""A wish in words, the next thing worth asking, and where "mais barato" leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from agent.brain.phrasing import brl, or_list
from agent.brain.phrasing.cars import km
from agent.brain.talk import Question, Talk
from agent.state import Shown

_QUESTIONS: tuple[tuple[str, tuple[str, ...], str, tuple[str, ...]], ...] = (
    ("budget_max", ("budget_max", "monthly_payment"), "Até quanto você pensa em gastar?", ()),
    ("usage", ("usage", "priorities"), "Vai usar mais para quê?", ("Cidade", "Família", "Viagem")),
    ("categories", ("categories", "models", "brands"), "Prefere hatch, sedan ou SUV?", ("Hatch", "Sedan", "SUV")),
    ("transmission", ("transmission",), "Automático ou manual?", ("Automático", "Manual", "Tanto faz")),
)
"""Slot, what already answers it, the question, and its buttons, in the order that narrows the search most."""


def next_question(talk: Talk) -> Question | None:
    """The first thing not known and not asked yet; None where asking would not help."""
    for slot, answers, text, buttons in _QUESTIONS:
        if slot not in talk.memory["asked"] and not any(talk.profile.get(answer) for answer in answers):
            return Question(text, "search", slot, buttons=buttons)
    return None


def narrower(directions: frozenset[str], shown: Sequence[Shown]) -> dict[str, Any]:
    """Limits that lie beyond everything shown, in the directions asked for."""
    if not shown:
        return {}
    moved: dict[str, Any] = {}
    if "cheaper" in directions:
        moved["budget_max"] = int(min(car["price"] for car in shown)) - 1
    if "dearer" in directions:
        moved["budget_min"] = int(max(car["price"] for car in shown)) + 1
    if "newer" in directions:
        moved["year_min"] = max(car["year"] for car in shown)
    return moved


_KINDS = {
    "Hatch": "hatches",
    "Sedan": "sedans",
    "SUV": "SUVs",
    "Picape": "picapes",
    "Minivan": "minivans",
    "Perua": "peruas",
    "Cupê": "cupês",
    "Conversível": "conversíveis",
    "Van": "vans",
}
_FEMININE = {"Picape", "Minivan", "Perua", "Van"}
_USES = {
    "urbano": "para a cidade",
    "viagem": "para viajar",
    "trabalho": "para trabalhar",
    "família": "para a família",
    "aplicativo": "para rodar em aplicativo",
    "rural": "para estrada de terra",
}


def wish_in_words(wish: Mapping[str, Any], count: int) -> str:
    """What was asked for as a noun for so many cars: `SUVs automáticos até R$ 90.000`, `Onix ou HB20 prata`, `carro até o ano 2018`."""
    categories = wish.get("categories", [])
    named = [*wish.get("brands", []), *wish.get("models", [])]
    many = count != 1
    kinds = [(_KINDS[kind] if many else kind if kind == "SUV" else kind.lower()) for kind in categories]
    feminine = bool(categories) and set(categories) <= _FEMININE
    words = [or_list(kinds) if kinds else or_list(named) if named else "carros" if many else "carro"]
    words += [_inflected(word, feminine, many) for word in _adjectives(wish)]
    if kinds and named:
        words.append(f"({or_list(named)})")
    if wish.get("colors"):
        words.append(f"na cor {or_list(wish['colors'])}")
    if wish.get("seats"):
        words.append(f"com {wish['seats']} lugares")
    words += [_USES[use] for use in wish.get("usage", ()) if use in _USES][:1]
    words += [*_years(wish), *_money(wish)]
    if wish.get("mileage_max"):
        words.append(f"com até {km(wish['mileage_max'])}")
    return " ".join(words)


def _adjectives(wish: Mapping[str, Any]) -> list[str]:
    found = [wish["transmission"].lower()] if wish.get("transmission") else []
    if fuel := wish.get("fuel"):
        found.append(fuel.lower() if fuel in ("Híbrido", "Elétrico", "Flex") else f"a {fuel.lower()}")
    return found


def _inflected(word: str, feminine: bool, many: bool) -> str:
    """`automático` → `automáticas`; words without gender and number stay."""
    if word == "manual":
        return "manuais" if many else word
    if not word.endswith("o") or " " in word:
        return word
    return word[:-1] + ("a" if feminine else "o") + ("s" if many else "")


def _years(wish: Mapping[str, Any]) -> list[str]:
    low, high = wish.get("year_min"), wish.get("year_max")
    if low and high:
        return [f"ano {low}" if low == high else f"de {low} a {high}"]
    return [f"de {low} em diante"] if low else [f"até o ano {high}"] if high else []


def _money(wish: Mapping[str, Any]) -> list[str]:
    low, high = wish.get("budget_min"), wish.get("budget_max")
    if low and high:
        return [f"entre {brl(low)} e {brl(high)}"]
    return [f"até {brl(high)}"] if high else [f"a partir de {brl(low)}"] if low else []
