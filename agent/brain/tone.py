"""A word of sympathy for somebody upset, where it is due."""

from __future__ import annotations

from agent.brain.talk import Talk

_DESERVE_IT = frozenset(
    {"negotiate", "financing", "refine_search", "search_cars", "provide_profile", "trade_in", "test_drive", "car_details"}
)
"""What somebody upset asks for; a goodbye, a thanks or a no needs no comforting."""
_SYMPATHY = ("Entendo você.", "Puxa, entendo.", "Sei como é.")
_SYMPATHETIC = ("Desculpe", "Sinto", "Lamento", "Entendo", "entendo", "Sei como é")


def toned(talk: Talk, text: str) -> str:
    """The text, with sympathy before it once in a while."""
    upset = talk.reading.sentiment == "negative" and talk.reading.intent in _DESERVE_IT
    if not upset or any(word in said for said in (text, *talk.memory["replies"]) for word in _SYMPATHETIC):
        return text
    return f"{talk.pick(*_SYMPATHY)} {text}"
