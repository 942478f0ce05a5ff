"""How a reply begins: who speaks, at first contact; a word of sympathy for somebody upset, where it is due."""

from __future__ import annotations

from agent.brain.phrasing.greetings import hello, introduction
from agent.brain.talk import Talk

_DESERVE_IT = frozenset(
    {"negotiate", "financing", "refine_search", "search_cars", "provide_profile", "trade_in", "test_drive", "car_details"}
)
"""What somebody upset asks for; a goodbye, a thanks or a no needs no comforting."""
_SYMPATHY = ("Entendo você.", "Puxa, entendo.", "Sei como é.")
_SYMPATHETIC = ("Desculpe", "Sinto", "Lamento", "Entendo", "entendo", "Sei como é")


_FORMAL = frozenset({"opt_out", "privacy_erase", "privacy_export", "human", "complaint", "greet", "goodbye", "deny", "out_of_scope"})
"""What is answered straight away, or with an introduction of its own."""


def introduced(talk: Talk, text: str) -> str:
    """The text, with a greeting and the assistant's name before the first reply to a customer."""
    reading = talk.reading
    if talk.who.role != "customer" or talk.memory["greeted"] or reading.intent in _FORMAL or reading.language != "pt" or "Bia" in text:
        return text
    return f"{introduction(hello(reading.text, talk.now), talk.who.store)} {text}"


def toned(talk: Talk, text: str) -> str:
    """The text, with sympathy before it once in a while."""
    upset = talk.reading.sentiment == "negative" and talk.reading.intent in _DESERVE_IT
    if not upset or any(word in said for said in (text, *talk.memory["replies"]) for word in _SYMPATHETIC):
        return text
    return f"{talk.pick(*_SYMPATHY)} {text}"
