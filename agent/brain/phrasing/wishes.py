"""A wish in words, its adjectives in the gender and number of the cars they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agent.brain.phrasing.cars import km
from agent.brain.phrasing.lists import and_list, or_list
from agent.brain.phrasing.money import brl
from agent.understanding.cues.households import DOUBLE_CAB

_KIND = ("categories", "models", "brands")
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
    """What was asked for as a noun for so many cars: `SUVs automáticos até R$ 90.000`, `Onix ou HB20 prata`, `picape vermelha com GNV`."""
    categories = wish.get("categories", [])
    named = [*wish.get("brands", []), *wish.get("models", [])]
    many, she = count != 1, feminine(wish)
    kinds = [(_KINDS[kind] if many else kind if kind == "SUV" else kind.lower()) for kind in categories]
    words = [or_list(kinds) if kinds else or_list(named) if named else "carros" if many else "carro"]
    words += [inflected(word, she, many) for word in _adjectives(wish)]
    if wish.get("colors"):
        words.append(or_list([inflected(color, she, many) for color in wish["colors"]]))
    if kinds and named:
        words.append(f"({or_list(named)})")
    if wish.get("fuel") and wish["fuel"] not in _ADJECTIVES:
        words.append(_of_fuel(wish["fuel"], many=many))
    if wish.get("seats"):
        words.append("de cabine dupla" if wish["seats"] == DOUBLE_CAB and categories == ["Picape"] else f"com {wish['seats']} lugares")
    if wish.get("doors"):
        words.append(f"de {wish['doors']} portas")
    if wish.get("equipment"):
        words.append(f"com {and_list(wish['equipment'])}")
    words += _engines(wish)
    words += [_USES[use] for use in wish.get("usage", ()) if use in _USES][:1]
    words += [*_years(wish), *_money(wish)]
    if wish.get("mileage_max"):
        words.append(f"com até {km(wish['mileage_max'])}")
    return " ".join(words) + _unwanted(wish)


def kept_in_words(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """What goes on from the last search where another kind of car is looked for without that one's traits; else nothing."""
    dropped = [key for key in before if key not in now and key not in _KIND]
    kinds = [{value for key in _KIND for value in wish.get(key, [])} for wish in (before, now)]
    if not dropped or not all(kinds) or kinds[0] & kinds[1]:
        return ""
    same = {key for key in ("transmission", "budget_max", "city") if now.get(key) and now[key] == before.get(key)}
    kept = [f"o {now['transmission'].lower()}"] if "transmission" in same else []
    kept += [f"o limite de {brl(now['budget_max'])}"] if "budget_max" in same else []
    kept += [now["city"]] if "city" in same else []
    return f"Mantive {and_list(kept)}." if kept else ""


def feminine(wish: Mapping[str, Any]) -> bool:
    """Whether the cars wished for are called by a feminine noun: picapes, vans."""
    kinds = wish.get("categories", [])
    return bool(kinds) and set(kinds) <= _FEMININE


def inflected(words: str, of_feminine: bool, many: bool = False) -> str:
    """`automático` → `automáticas`, `mais barato` → `mais barata`, `azul` → `azuis`; words without gender and number stay."""
    if words.endswith("o"):
        return words[:-1] + ("a" if of_feminine else "o") + ("s" if many else "")
    if not many or words not in _PLURALS:
        return words
    return _PLURALS[words]


_PLURALS = {"manual": "manuais", "azul": "azuis", "verde": "verdes", "marrom": "marrons"}
_ADJECTIVES = ("Híbrido", "Elétrico", "Flex")
"""Fuels said as an adjective of the car."""


def _adjectives(wish: Mapping[str, Any]) -> list[str]:
    found = [wish["transmission"].lower()] if wish.get("transmission") else []
    return found + ([wish["fuel"].lower()] if wish.get("fuel") in _ADJECTIVES else [])


def _unwanted(wish: Mapping[str, Any]) -> str:
    """`, sem contar Fiat, sedans e carros brancos`: what is left out of cars that might have been so."""
    named = [] if wish.get("models") or wish.get("brands") else list(wish.get("excluded_brands", ()))
    named += wish.get("excluded_models", ())
    if not wish.get("categories") and not wish.get("models"):
        named += [_KINDS[kind] for kind in wish.get("excluded_categories", ()) if kind in _KINDS]
    if not wish.get("colors") and (colors := [inflected(color, False, True) for color in wish.get("excluded_colors", ())]):
        named.append(f"carros {or_list(colors)}")
    if not wish.get("fuel") and (fuels := list(wish.get("excluded_fuels", ()))):
        named.append(f"carros {or_list([_of_fuel(fuel, many=True) for fuel in fuels])}")
    if not _engines(wish) and (sizes := [f"{size:.1f}" for size in wish.get("excluded_engines", ())]):
        named.append(f"carros {or_list(sizes)}")
    if cities := list(wish.get("excluded_cities", ())):
        named.append(f"carros de {or_list(cities)}")
    return f", sem contar {and_list(named)}" if named else ""


def _engines(wish: Mapping[str, Any]) -> list[str]:
    low, high = wish.get("engine_min"), wish.get("engine_max")
    if low and high:
        return [f"com motor {low:.1f}" if low == high else f"com motor de {low:.1f} a {high:.1f}"]
    return [f"com motor {low:.1f} ou maior"] if low else [f"com motor até {high:.1f}"] if high else []


def _of_fuel(fuel: str, *, many: bool) -> str:
    """`híbridos`, `a diesel`, `com GNV`."""
    if fuel in _ADJECTIVES:
        return inflected(fuel.lower(), False, many)
    return "com GNV" if fuel == "GNV" else f"a {fuel.lower()}"


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
