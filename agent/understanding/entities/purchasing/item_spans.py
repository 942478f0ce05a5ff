"""Runs of words that may name a stock item: where such a name begins and how far it goes."""

from __future__ import annotations

import re

from agent.understanding.entities.cars.makes_and_models import is_car
from agent.understanding.entities.lexicon import links, words
from agent.understanding.entities.purchasing.filler_words import is_filler
from agent.understanding.entities.purchasing.item_words import is_item_word
from agent.understanding.entities.purchasing.quantities import UNITS
from agent.understanding.entities.purchasing.sizes import size
from agent.understanding.entities.utterance import Utterance

OF = frozenset({"de", "da", "do", "das", "dos", "d"})
# Links that go on with a name before certain words only ("leite em pó", "leite sem lactose").
_LINKS = {"em": "em", "com": "com", "sem": "sem", "a": "a", "para": "para", "pro": "para"}
_SHAPES = frozenset({"chapa", "chapas", "barra", "barras", "bobina", "bobinas"})
"""What metal is sold as; counted ("10 barras de ferro"), they are a way of counting."""
_OF_CAR = re.compile(r"^d[oa]s?$")


def runs(utterance: Utterance, inside: set[int]) -> list[tuple[int, int]]:
    """Maximal runs of item words, with the links and sizes that belong to a name."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(utterance.words):
        if not _item_word(utterance, at, inside):
            at += 1
            continue
        end = at + 1
        while end < len(utterance.words):
            step = _continues(utterance, end, inside)
            if not step:
                break
            end += step
        runs.append((at, end))
        at = end
    return runs


def _item_word(utterance: Utterance, at: int, inside: set[int]) -> bool:
    word = utterance.words[at]
    if utterance.claimed[at] or at in inside or not word[0].isalpha() or utterance.tokens[at].value is not None:
        return False
    if _compound(utterance, at):
        return True
    if word in _SHAPES and utterance.tokens[at - 1 if at else 0].value is None:
        return not is_car(utterance, at)  # "chapa de aço" is what is bought, not how it is counted
    if word in words("vessels") or (word in UNITS and word not in {"peca", "pecas"}):
        of = utterance.word(at + 1) in OF
        if (
            of
            and utterance.word(at + 2) not in links("caixa de")
            and (is_item_word(utterance.word(at + 2)) or not is_filler(utterance.word(at + 2)))
        ):
            return False
    if is_filler(word) and not is_item_word(word):
        return False
    if is_filler(word) and is_item_word(word) and not _as_good(utterance, at):
        return False
    return len(word) > 1 and not is_car(utterance, at)


def _compound(utterance: Utterance, at: int) -> bool:
    """Whether a word opens a hyphenated one that is no talk ("guarda-roupa", "para-choque")."""
    if at + 1 >= len(utterance.words):
        return False
    between = utterance.raw[utterance.tokens[at].end : utterance.tokens[at + 1].start]
    following = utterance.words[at + 1]
    return between == "-" and following.isalpha() and (is_item_word(following) or not is_filler(following)) and len(following) > 2


def _as_good(utterance: Utterance, at: int) -> bool:
    """Whether a word that is both talk and a good ("base", "linha", "registro") stands as the good here."""
    following = utterance.word(at + 1)
    if utterance.word(at - 1) in OF:
        return True
    if following in OF:
        return is_item_word(utterance.word(at + 2)) or not is_filler(utterance.word(at + 2))
    return utterance.word(at - 1).isdigit() or (following.isalpha() and len(following) > 2 and not is_filler(following))


def _continues(utterance: Utterance, at: int, inside: set[int]) -> int:
    """How many tokens from `at` go on with the name; 0 where it ends."""
    word, following = utterance.words[at], utterance.word(at + 1)
    token = utterance.tokens[at]
    if utterance.claimed[at] or (at in inside and not size(utterance, at)):
        return 0
    if _compound(utterance, at - 1):
        return 1
    if token.value is not None:
        return size(utterance, at)
    if word in {"nº", "n", "no", "numero", "aro", "tipo"} and at + 1 < len(utterance.words) and utterance.tokens[at + 1].value is not None:
        return 2 if not (word in {"n", "no"} and "º" not in utterance.said(at, at + 1)) else 0
    if word in OF:
        if following in {"mais", "novo"} or at + 1 >= len(utterance.words) or utterance.claimed[at + 1]:
            return 0
        if following and utterance.tokens[at + 1].value is not None:
            length = size(utterance, at + 1)
            return 1 + length if length > 1 or (length == 1 and is_item_word(utterance.words[at - 1])) else 0
        if is_car(utterance, at + 1):
            return 2 if _OF_CAR.match(word) else 0
        if word not in {"de", "d"}:
            return (
                2
                if is_item_word(following)
                or (_item_word(utterance, at + 1, inside) and not _proper(utterance, at + 1) and word in {"dos", "das"})
                else 0
            )
        named = following.isalpha() and following not in links("not de") and is_item_word(utterance.words[at - 1]) and len(following) > 2
        return 2 if _item_word(utterance, at + 1, inside) or is_item_word(following) or named else 0
    if word in {"pro", "para"} and is_car(utterance, at + 1) and utterance.intent == "create_po":
        return 2
    if word in _LINKS:
        return 2 if following in links(_LINKS[word]) and not utterance.claimed[at + 1] else 0
    if word == "e" or not word[0].isalpha():
        return 0
    if len(word) == 1 and word in "ulth" and not utterance.word(at + 1).isalnum() and is_item_word(utterance.words[at - 1]):
        return 1
    if len(word) == 1:
        return 1 if utterance.said(at, at + 1).isupper() and following != "que" and not utterance.shouted else 0
    if word in links("color") or word in links("kind"):
        return 1
    if (is_filler(word) and not is_item_word(word)) or word in words("first_names"):
        return 0
    return 1


def _proper(utterance: Utterance, at: int) -> bool:
    return utterance.capital(at) and not utterance.shouted
