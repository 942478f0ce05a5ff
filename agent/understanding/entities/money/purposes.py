"""Money as people say it: budgets, down payment, instalment and offers, in whole reais.

An amount below a thousand said of a car's price is in thousands ("80", "45 conto", "70 pila").
"""

from __future__ import annotations

from typing import Any

from agent.understanding.entities.money.amounts import Amount, amounts
from agent.understanding.entities.money.budgets import budget, budget_range
from agent.understanding.entities.money.named_amounts import down_payment, named_key
from agent.understanding.entities.money.offers import offer
from agent.understanding.entities.utterance import Utterance


def read(utterance: Utterance) -> dict[str, Any]:
    """`down_payment`, `monthly_payment`, `offer`, `budget_min` and `budget_max`."""
    found: dict[str, Any] = {}
    ranged = budget_range(utterance, found)
    rest: list[Amount] = []
    for amount in amounts(utterance):
        key = named_key(utterance, amount)
        if key == "":
            utterance.claim(amount.first, amount.last)
        elif key is None:
            rest.append(amount)
        elif key not in found:
            utterance.claim(amount.first, amount.last)
            found[key] = amount.plain if key == "monthly_payment" else down_payment(amount)
    if ranged or not rest:
        return found
    if utterance.intent == "negotiate" or (utterance.intent in {"reserve_car", None} and not utterance.staff):
        offer(utterance, rest, found)
    if "offer" not in found:
        budget(utterance, rest, found)
    return found
