"""Brazil's states, by name or initials."""

from __future__ import annotations

import re
from functools import lru_cache

from agent.understanding.entities import lexicon
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.affirmed import wished
from agent.understanding.entities.words.phrases import Phrases

UFS = frozenset("ac al am ap ba ce df es go ma mg ms mt pa pb pe pi pr rj rn ro rr rs sc se sp to".split())  # noqa: SIM905
# Initials that are also words or laughter: they need a city or a capital beside them.
_WORDS = frozenset({"se", "to", "pa", "es", "ma", "go", "al", "am", "ce", "pe", "ac"})
_WORDY = UFS - {"mg", "rj", "sp", "df", "sc", "pr", "rn", "pb", "mt", "ms"}


@lru_cache(maxsize=1)
def states() -> Phrases[str]:
    return Phrases([(row["name"], row["state"]) for row in lexicon.rows("states.csv")])


def state_after(utterance: Utterance, at: int) -> tuple[int, str] | None:
    """The state that follows a city: "Criciúma SC", "Campinas/SP", "Sinop (MT)", "Cascavel, Paraná"."""
    start = at
    while start < len(utterance.words) and utterance.words[start] in {"/", ",", "(", "-"} and start < at + 2:
        start += 1
    word = utterance.typed(start)
    if word in UFS:
        typed = utterance.said(start, start + 1)
        after = utterance.word(start + 1)
        if word in _WORDY and not typed.isupper() and utterance.word(start - 1) == ",":
            return None
        ending = start == at + 1 or not after.isalpha() or word not in _WORDY
        if typed.isupper() or (ending and (word not in _WORDS or start > at)):
            return start + 1, word.upper()
        return None
    named = states().match(utterance, start)
    return (named[0], named[1]) if named and true_state(utterance, start) else None


def state_alone(utterance: Utterance) -> str | None:
    for first, last, state in states().scan(utterance):
        single = last == first + 1
        if single and not true_state(utterance, first):
            continue
        if wished(utterance, first, last):
            utterance.claim(first, last)
            return state
    for at in range(len(utterance.words)):
        word = utterance.typed(at)
        if word not in UFS or utterance.claimed[at]:
            continue
        typed = utterance.said(at, at + 1)
        placed = bool(re.search(r"(?:^| )(?:no|na|em|do|da|de|pro|para|estado|estado d[eo])$", utterance.before(at, 2)))
        if (typed.isupper() and placed and not utterance.shouted) or (word not in _WORDY and placed):
            utterance.claim(at, at + 1)
            return word.upper()
    return None


def true_state(utterance: Utterance, at: int) -> bool:
    """Whether a state's name at a token is not the plain word "para", "minas" or "acre"."""
    return utterance.words[at] not in {"para", "minas", "acre"} or _state_word(utterance, at)


def _state_word(utterance: Utterance, at: int) -> bool:
    """Whether "para", "minas" or "acre" is the state: "no Pará", "de Minas", with its letters so typed."""
    placed = bool(re.search(r"(?:^| )(?:no|do|em|de|sul de|norte de|estado do|interior de)$", utterance.before(at, 2)))
    typed = utterance.said(at, at + 1).lower()
    return placed and (typed in {"pará", "minas", "acre"})
