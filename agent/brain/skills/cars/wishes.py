"""The next thing worth asking, and where "mais barato" leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from agent.brain.talk import Question, Talk
from agent.state import Shown

_QUESTIONS: tuple[tuple[str, tuple[str, ...], str, tuple[str, ...]], ...] = (
    ("budget_max", ("budget_max", "monthly_payment", "models"), "Até quanto você pensa em gastar?", ()),
    ("usage", ("usage", "priorities", "models"), "Vai usar mais para quê?", ("Cidade", "Família", "Viagem")),
    (
        "categories",
        ("categories", "models", "brands", "excluded_categories", "seats"),
        "Prefere hatch, sedan ou SUV?",
        ("Hatch", "Sedan", "SUV"),
    ),
    ("transmission", ("transmission",), "Automático ou manual?", ("Automático", "Manual", "Tanto faz")),
)
"""Slot, what already answers it, the question, and its buttons, in the order that narrows the search most."""


_OF_THE_CARS = frozenset({"categories", "transmission"})
"""Slots of which the cars found tell whether a preference would part them."""
NO_MORE = "questions"
"""Declined by whoever wants no more of them."""


def next_question(talk: Talk, varied: Sequence[str] | None = None) -> Question | None:
    """The first thing not known and not asked yet; None where asking would not help, as whoever names the model has told enough and the
    cars found are alike in it, or is no longer wanted. `varied` are the fields in which those just found differ, else the last ones."""
    if NO_MORE in talk.memory["declined"]:
        return None
    parting = talk.memory.get("varied") if varied is None else varied
    alike = frozenset() if parting is None else _OF_THE_CARS - set(parting)
    for slot, answers, text, buttons in _QUESTIONS:
        if slot not in (*talk.memory["asked"], *alike) and not any(talk.profile.get(answer) for answer in answers):
            return Question(text, "search", slot, buttons=buttons)
    return None


def going_on(talk: Talk) -> Question | None:
    """What to ask of the wish where nothing else goes on; nothing of somebody who talks about one car."""
    return None if talk.memory["focus"] is not None else next_question(talk)


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
    driven = [car["mileage"] for car in shown if car["mileage"] is not None]
    if "less_driven" in directions and driven:
        moved["mileage_max"] = max(0, min(driven) - 1)
    elif "not_much_driven" in directions and driven:
        moved["mileage_max"] = (max(driven) - 1) // 1_000 * 1_000
    return moved


class _Further(NamedTuple):
    """What is said of cars beyond those shown, and where there are none."""

    some: str
    none: str


FURTHER: Mapping[str, _Further] = {
    "cheaper": _Further("Mais baratos que esses", "Esses já são os mais baratos dentro do que você pediu."),
    "dearer": _Further("Acima desses", "Acima desses não tenho nada dentro do que você pediu."),
    "newer": _Further("Do mesmo ano em diante", "Mais novo que esses não tenho dentro do que você pediu."),
    "not_much_driven": _Further("Sem os mais rodados", "Menos rodado que esses não tenho dentro do que você pediu."),
    "less_driven": _Further("Menos rodados que esses", "Esses já são os menos rodados dentro do que você pediu."),
}
