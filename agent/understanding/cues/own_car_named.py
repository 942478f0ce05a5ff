"""The customer's own car, named among others: whose a model is, what is told of it, and that it is no longer to be given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from agent.understanding.cues.own_car import asks_else, debts, limit_of_mileage, own_models, owns, state
from agent.understanding.entities import extract
from agent.understanding.text import fold

_READ = 2_000
_OFFERED = re.compile(
    r"\b(na|em|de|como|pra|para) (troca|entrada)\b|\b(dou|dando|dar|troco|trocar|trocando|entrego)\b|\bcomo parte\b|\b(avali|vend)\w+"
)
_OF_THE_SHOP = re.compile(r"\b(d?ess[ea]|d?est[ea]|aquel[ea]|de voces|de vcs|da loja|do site|do anuncio|anunciad\w+)\b")
_PAYS = (
    r"\b(pag|d[ao]|daria|avali|oferec|peg|aceit)\w*\b.{0,20}\b(n[oa]|pel[oa]|d[oa]) (meu |minha )?%s\b"
    r"|\b%s\b.{0,20}\b(entra(ria)?|vale(ria)?)\b.{0,15}\b(quanto|troca|negocio)\b|\bquanto\b.{0,10}\bentra(ria)?\b.{0,5} %s\b"
)
"""What the shop would give for it: "quanto vcs pagam no gol?"."""
_IS = r"\b%s( (19|20)\d\d)? (e|eh|ta|esta|tem|tava|anda) (?!bom|bonit|disponiv|quanto|qual)"
_GIVES_UP = re.compile(
    r"\b(esquec\w+|deixa(?! eu\b)|desist\w+|larga|tira|cancela\w*|nao (vou|quero|precisa))\b.{0,20}"
    r"\b(troca|trocar|dar (o )?meu carro|avaliacao)\b"
    r"|\bsem (a |essa )?troca\b"
)
_SELLS = re.compile(r"\bvend(er|o|ido|i|eu)\b")
_ELSEWHERE = re.compile(
    r"\bvend(er|o|i|emos)\b.{0,15}\b(por fora|particular|no particular|sozinh[oa]|por conta|eu mesm[oa]|na olx"
    r"|pr[ao] (um |uma |meu |minha )?(conhecid|amig|vizinh|parent|prim|cunhad|irma|irmao|coleg)\w*)"
)
"""Sold to somebody who is not the shop."""


def told_of_own(entities: Mapping[str, Any], text: str, now: datetime) -> dict[str, Any]:
    """`model`, and `year`, `mileage` and `offered` as told, of the car that these words make the speaker's own; else nothing."""
    if not (own := own_models(entities, text)):
        return {}
    said, name = fold(text[:_READ]), re.escape(fold(own[0]))
    named = next(re.finditer(rf"\b{name}\b", said), None)
    tail = said[named.end() :] if named else ""
    car: dict[str, Any] = {"model": own[0]} | ({"offered": True} if _OFFERED.search(said) else {})
    if year := re.match(r"( [\w.-]+){0,3}? (?:ano )?((?:19|20)\d\d)\b(?! (?:reais|km|pila))", tail):
        car["year"] = int(year[2])
    found = extract(tail, role="customer", now=now, intent="trade_in")
    if "mileage_max" in found and not limit_of_mileage(tail):
        car["mileage"] = found["mileage_max"]
    return car


def wished_beside(entities: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Kinds and models that a message about an exchange wishes for: "trocar meu carro por um SUV", "meu Gol num Onix"."""
    said, own = fold(text[:_READ]), own_models(entities, text)
    kinds = [
        kind for kind in entities.get("categories", []) if not re.search(rf"\b(meu|minha|nosso|nossa) {re.escape(fold(kind))}\b", said)
    ]
    models = [model for model in entities.get("models", []) if model not in own] if own else []
    return {key: values for key, values in (("categories", kinds), ("models", models)) if values}


def speaks_of_own(own: Mapping[str, Any], entities: Mapping[str, Any], text: str) -> bool:
    """Whether a message that names the model of the car which the speaker has tells of theirs: "o palio tá com 140 mil km".

    One of ours of the same model is asked about or pointed at; of one's own car the mileage, the year, the state are told.
    """
    model, said = own["model"], fold(text[:_READ])
    name = re.escape(fold(model))
    if model not in entities.get("models", ()) and not re.search(rf"\b{name}\b", said):
        return False
    if owns(model, text) or re.search(_PAYS.replace("%s", name), said):
        return True
    if "?" in text or _OF_THE_SHOP.search(said) or asks_else(text):
        return False
    its_year = "year" in own and entities.get("year_min") == entities.get("year_max") == own["year"]
    its_mileage = "mileage_max" in entities and not limit_of_mileage(text)
    return its_year or its_mileage or state(text) or debts(text) or re.search(_IS % name, said) is not None


def takes_back(text: str) -> bool:
    """Whether the own car is no longer to be given: "esquece a troca", "vou vender por fora"; selling it to the shop is."""
    said = fold(text[:_READ])
    return _ELSEWHERE.search(said) is not None or (_GIVES_UP.search(said) is not None and not _SELLS.search(said))
