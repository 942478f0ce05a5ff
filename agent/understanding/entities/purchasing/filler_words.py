"""Words that staff use around a stock item and that are never one themselves."""

from __future__ import annotations

import re
from functools import lru_cache

from agent.understanding.entities.lexicon import words
from agent.understanding.entities.purchasing.item_words import is_item_word
from agent.understanding.text import fold
from domain.goods.name_words import counts

# Verbs in forms no item's name has.
_VERB = re.compile(
    r"^(?:\w{2,}(?:ando|endo|indo|aram|eram|iram|avam|ariam|eriam|asse|assem|essem|amos|emos"
    r"|imos|aremos|aste|ou|eu|iu|arei|erei|irei|arao|erao|irao|amente|emente|issimo|issima|inho "
    r"hoje))$"
)
_INFINITIVE = re.compile(r"^\w{3,}(?:ar|ir)$")


def less_talk(said: str) -> str:
    """Words as they stand, without the talk before and after a name among them: "atual da chapa qual é" → "chapa"; empty where all of it
    is talk."""
    found = said.split()
    while found and is_talk(found[0]):
        found = found[1:]
    while found and is_talk(found[-1]):
        found = found[:-1]
    return " ".join(found)


def is_talk(word: str) -> bool:
    """Whether a word, as typed, belongs to no name or tells no names apart."""
    plain = fold(word).strip("?!.,;:")
    return not plain or not counts(plain) or (is_filler(plain) and not is_item_word(plain))


@lru_cache(maxsize=16384)
def is_filler(word: str) -> bool:
    """Whether a folded word belongs to the talk around items: listed, or a verb by its ending."""
    if word in words("filler_words"):
        return True
    if word in words("not_verbs") or is_item_word(word):
        return False
    return _VERB.match(word) is not None or _INFINITIVE.match(word) is not None
