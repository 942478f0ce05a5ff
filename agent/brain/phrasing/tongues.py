"""The languages besides Portuguese in which a customer is answered."""

from __future__ import annotations

import re
from collections.abc import Mapping

from agent.brain.phrasing import english, spanish
from domain.customers.consent import WORDING

_LANGUAGES = {"en": english, "es": spanish}
TONGUES: Mapping[str, Mapping[str, str]] = {code: language.SENTENCES for code, language in _LANGUAGES.items()}


def tongue(language: str) -> Mapping[str, str]:
    return TONGUES[language]


def trait(language: str, word: str) -> str:
    """A gearbox, fuel or colour as the language calls it."""
    called: str = _LANGUAGES[language].TRAITS.get(word.lower(), word.lower())
    return called


def hours(language: str, text: str) -> str:
    """Opening hours, from `segunda a sexta das 9h às 18h`."""
    return re.sub(r"[^\W\d_]+", lambda word: _LANGUAGES[language].HOURS.get(word[0], word[0]), text)


def wording(language: str) -> str:
    """The privacy question."""
    return WORDING if language == "pt" else TONGUES[language]["consent.granted"]
