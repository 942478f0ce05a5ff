"""To be told when the day to buy has come: "me avisa quando for a hora"."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any

from agent.brain.goods_told import about_told, item_told, wanted_told
from agent.brain.item_asked import item_asked
from agent.brain.phrasing.goods import unit_price
from agent.brain.phrasing.purchase_days import on
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, which_item
from agent.understanding.cues.purchase_questions import purchase_told
from agent.understanding.text import fold
from domain.people import PURCHASING, Role

_SKILL = "watch_purchase"
_TELL_ME = re.compile(
    r"\b(?:me |nos )?(?:avis[ae]|avisar|lembr[ae]|lembrar|alert[ae]|notifi\w+|chama)\b.{0,40}"
    r"\b(?:quando|qndo|qdo|hora|dia|momento|chegar|baixar|cair)\b"
    r"|^\W*(?:sim|ok|pode|entao|ta)?\W*(?:me |nos )(?:avis[ae]|lembr[ae]|alert[ae])\W*(?:entao|sim|por favor|pf|ai)?\W*$"
)
_AT_A_PRICE = re.compile(
    r"\b(?:abaixo de|menos de|ate|chegar (?:a|em|nos?)|cair (?:pra|para|a)|baixar (?:pra|para|de|a)|bater|por)\b[^\d]{0,12}\d"
    r"[\d.,]*(?! ?(?:h\b|hs\b|horas?|dias?|/\d))"
)
"""To be told at a price of their own: "quando ficar abaixo de 5 reais"."""


def wants_to_be_told(talk: Talk) -> bool:
    """Of an item named, or of the one on which advice was just given."""
    if _TELL_ME.search(fold(talk.reading.text[:200])) is None:
        return False
    named = bool(talk.entities.get("product") or talk.entities.get("sku"))
    return (
        talk.asked_for(_SKILL) is not None
        or about_told(talk) in ("purchase_day", "forecast")
        or (named and talk.reading.intent == "best_purchase_day")
    )


@skill(_SKILL, fills=("product", "sku"), claims=wants_to_be_told, of_staff=True)
def watch(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "decide compras")) is not None:
        return refused
    named = item_meant(talk, _SKILL)
    item = named or item_told(talk)
    if item is None:
        return item_asked(talk, _SKILL)
    if _names_a_price(fold(talk.reading.text[:200])):
        return Say(
            "Por um preço que você escolhe eu ainda não aviso; aviso quando chegar o melhor dia de comprar. Se servir, escreva “me avisa”."
        )
    told = {**({} if named else wanted_told(talk)), **purchase_told(talk.reading.text, talk.now)}
    told.pop("holding_percent_a_month", None)
    result = yield from asked_of(talk, Call("watch_purchase", {"product": item, **told}))
    if (asks := which_item(result, _SKILL)) is not None:
        return asks
    if result.get("error"):
        return Say(result["detail"])
    name = result["product"]["name"]
    if not result["watching"]:
        return Say(f"{name}: a hora é agora, não há por que esperar.")
    last = on(result["last_day"], talk.now.date())
    return Say(f"Combinado: aviso quando chegar a hora de comprar {name}. Olho de novo a cada dia, no máximo até {last}.")


def purchases_due(talk: Talk) -> Generator[Call, dict[str, Any], str]:
    """A sentence on each purchase whose day has come; empty where none."""
    if Role(talk.who.role) not in PURCHASING:
        return ""
    result = yield Call("purchases_due", {})
    told = ""
    for due in result.get("due", []):
        told += f" Chegou o dia de comprar {due['name']}: está a {unit_price(due['price'], due['unit'])}."
    return told


def _names_a_price(said: str) -> bool:
    return _AT_A_PRICE.search(said) is not None and re.search(r"\breais\b|\bconto\b|r\$", said) is not None
