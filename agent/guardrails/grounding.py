"""No number, date or model that no tool of this conversation returned."""

from __future__ import annotations

from agent.guardrails.claims import claims, spoken
from agent.guardrails.names import names


def ungrounded(text: str, facts: frozenset[str], known_models: frozenset[str], *, trusted: bool = False) -> str | None:
    """What the text claims beyond the facts, as feedback for a model; None where it claims nothing new."""
    said = {*claims(text), *(value for value, _, _ in (() if trusted else spoken(text)))}
    invented = sorted(said - facts)
    named = sorted(name for name in set(names(text, known_models, trusted=trusted)) if not _known(name, facts))
    if not invented and not named:
        return None
    wrong = ", ".join([*invented, *named])
    return f"These facts came from no tool: {wrong}. Say only prices, mileages, years, dates and models that a tool returned."


def _known(name: str, facts: frozenset[str]) -> bool:
    """A model as a fact names it, or shorter: "Onix" for an "Onix Plus"."""
    return f"model:{name}" in facts or any(fact.startswith("model:") and f" {name} " in f" {fact[6:]} " for fact in facts)
