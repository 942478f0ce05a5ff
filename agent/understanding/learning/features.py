"""What a classifier sees of a message: its embedding, n-grams, concepts touched and kinds of value said.

Every feature but the embedding is named by a string and known by its 32-bit checksum; a head keeps the
weights of those it learned. The blocks are unit vectors each, so that none drowns another.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agent.understanding.embedder import Embedder, Floats
from agent.understanding.entities import extract
from agent.understanding.learning.concepts import ideas
from agent.understanding.text import ABBREVIATIONS, clean, fold

MAX_GRAM_CHARS = 600
WEIGHTS = {"concept pairs": 0.7, "values": 0.35}
"""Of the other blocks: one."""
_CLOCK = datetime(2026, 1, 5, 10)
"""Which kinds of value are said does not depend on the day they are said."""
_LISTS = ("models", "categories", "car_refs", "brands")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[?!]|[^\w\s]")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_SIZES = ((1, "1"), (2, "2"), (4, "4"), (8, "8"), (16, "16"))

Codes = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Features:
    """`dense` is the embedding; `codes` (unique, sorted) and `weights` are the named features."""

    dense: Floats
    codes: Codes
    weights: Floats


def features(text: str, side: str, embedder: Embedder) -> Features:
    return Features(embedder.embed([text])[0], *named(text, side))


@lru_cache(maxsize=3)
def words(text: str) -> tuple[str, ...]:
    """Folded words with abbreviations resolved, digits made alike ("00"), marks and emoji kept. Rules read them too."""
    found = []
    for token in _TOKEN.findall(fold(clean(text)[:MAX_GRAM_CHARS])):
        if token[0].isdigit():
            found.append("0" * min(len(token), 5))
        else:
            word = _REPEATED.sub(r"\1", token)
            found.append(ABBREVIATIONS.get(word, word))
    return tuple(found)


def named(text: str, side: str) -> tuple[Codes, Floats]:
    """Checksums and weights of the named features of a message as one of `side` says it."""
    return coded(blocks(text, side))


def blocks(text: str, side: str) -> dict[str, list[str]]:
    """The named features by kind; a name said twice is there twice."""
    said = words(text)
    single, pairs = ideas(said, marks(text, said))
    kinds = values(extract(text[:MAX_GRAM_CHARS], role=side, now=_CLOCK))
    return {"letters": _letters(said), "phrases": _phrases(said), "concepts": single, "concept pairs": pairs, "values": kinds}


def coded(found: dict[str, list[str]]) -> tuple[Codes, Floats]:
    """Each block a vector of length `WEIGHTS`, but for values: each of these weighs as much however many there are."""
    total: Counter[str] = Counter()
    for block, names in found.items():
        weight = WEIGHTS.get(block, 1.0)
        counts = {name: 1.0 + log(count) for name, count in Counter(names).items()}
        norm = 1.0 if block == "values" else sqrt(sum(count * count for count in counts.values())) or 1.0
        for name, count in counts.items():
            total[name] = count * weight / norm  # type: ignore[assignment]
    codes = np.fromiter((zlib.crc32(name.encode("utf8", "ignore")) for name in total), dtype=np.uint32, count=len(total))
    weights = np.fromiter(total.values(), dtype=np.float32, count=len(total))
    order = np.argsort(codes, kind="stable")
    return codes[order], weights[order]


def marks(text: str, said: Sequence[str]) -> list[str]:
    """How long, asked, shouted, exclaimed."""
    length = sum(word.isalnum() for word in said)
    letters = [char for char in text[:MAX_GRAM_CHARS] if char.isalpha()]
    shouted = len(letters) > 7 and sum(char.isupper() for char in letters) > 0.7 * len(letters)
    exclaimed = said.count("!")
    found = ["size " + next((name for most, name in _SIZES if length <= most), "more")]
    found += ["?"] if "?" in said else []
    found += ["!"] if exclaimed == 1 else ["!!"] if exclaimed else []
    return found + (["caps"] if shouted else [])


def values(said: dict[str, Any]) -> list[str]:
    """Kinds of value in a message, and how many."""
    several = [f"v:{key}+" for key in _LISTS if len(said.get(key, ())) > 1]
    return [*(f"v:{key}" for key in said), *several, f"v:{min(len(said), 3)} values"]


def _letters(said: Sequence[str]) -> list[str]:
    found: list[str] = []
    for word in said:
        padded = f" {word} "
        for size in (2, 3, 4, 5):
            found += [padded[at : at + size] for at in range(len(padded) - size + 1)]
    return found


def _phrases(said: Sequence[str]) -> list[str]:
    bounded = ["^", *said, "$"]
    return [f"w:{word}" for word in said] + [f"b:{a} {b}" for a, b in pairwise(bounded)]
