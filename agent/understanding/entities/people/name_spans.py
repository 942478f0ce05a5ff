"""How far a person's name goes, from its first word."""

from __future__ import annotations

import re

from agent.understanding.entities.lexicon import words
from agent.understanding.entities.places.cities import place_end
from agent.understanding.entities.utterance import Utterance

_LINKS = frozenset({"de", "da", "do", "dos", "das", "e"})
_WORD = re.compile(r"^[a-z']+$")


def extent(utterance: Utterance, start: int, strong: bool) -> int:
    """Where a name ends: capitals go on, small letters for known first names and surnames only."""
    at, count = start, 0
    proper = start < len(utterance.words) and utterance.capital(start)
    while at < len(utterance.words) and count < 5:
        word = utterance.words[at]
        if utterance.claimed[at] or not _WORD.match(word) or len(utterance.said(at, at + 1)) < 2:
            break
        if word in _LINKS:
            following = utterance.word(at + 1)
            if at + 1 < len(utterance.words) and utterance.claimed[at + 1]:
                break
            if following not in words("first_names") and following not in words("surnames"):
                break
            if count == 0 or not _WORD.match(following) or following in words("not_names") or following in _LINKS or word == "e":
                break
            if not utterance.capital(at + 1) or utterance.shouted:
                if proper or (following not in words("first_names") and following not in words("surnames")):
                    break
            elif not proper and not utterance.shouted:
                break
            if _is_place(utterance, at + 1) and word == "de":
                break
            at += 1
            continue
        if word in words("not_names"):
            break
        if count and proper and not utterance.capital(at):
            break
        if (
            count
            and not proper
            and word not in words("first_names")
            and word not in words("surnames")
            and (word in words("plain_words") or not strong)
        ):
            break
        at += 1
        count += 1
    return at


def _is_place(utterance: Utterance, at: int) -> bool:
    end = place_end(utterance, at)
    return end is not None and not utterance.word(end).isalpha()
