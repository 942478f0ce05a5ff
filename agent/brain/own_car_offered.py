"""The customer's own car, told beside something else: once, when nothing else is asked, the talk comes back to it."""

from __future__ import annotations

from collections.abc import Sequence

from agent.brain.phrasing.genders import fitting
from agent.brain.phrasing.trade_ins import yours
from agent.brain.talk import Question, Talk
from agent.owned import given, owned

_MOMENTS = frozenset({"search", "refine", "details", "compare", "financing", "consent", "profile"})
"""Skills after whose answer it is natural to ask about it."""
_ASKED = frozenset({"given", "model", "year", "mileage", "condition"})
"""Slots of the questions about it: one of them asked is enough."""


def own_car_question(talk: Talk, ran: Sequence[str], text: str) -> Question | None:
    """What is missing of a car offered in exchange, or whether one that was only named is; `text` is what is said before."""
    asked = _ASKED & set(talk.memory["asked"]) or "did:registered" in talk.memory["facts"]
    if not given(talk.memory) or asked or "trade_in" in ran or not ran or ran[-1] not in _MOMENTS:
        return None
    if talk.who.role != "customer" or talk.who.handed_over or "?" in text:
        return None
    car = owned(talk.memory)
    theirs = f"{fitting('o', car['model'])} {yours(car)}"
    if not (talk.memory.get("own_car") or {}).get("offered"):
        return Question(f"E {theirs}, entra na troca?", "trade_in", "given", car, ("Sim", "Não"), repeats=1)
    missing = next((key for key in ("year", "mileage") if key not in car), "condition")
    asks = {"year": "de que ano é?", "mileage": "quantos km já rodou?", "condition": "como está, tem algum detalhe?"}
    return Question(f"E {theirs} da troca, {asks[missing]}", "trade_in", missing, car, repeats=1)
