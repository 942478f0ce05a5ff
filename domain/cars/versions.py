"""Which of several cars a few words mean, by what only the versions of some of them are called: "o Premier", "a toro volcano"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.spelling import plain

_EMPTY = frozenset({"de", "do", "da", "o", "a", "e", "um", "uma", "esse", "essa", "mesmo", "quero", "pode", "ser"})


def nearest_named(said: str, names: Sequence[str]) -> list[int]:
    """The places of the names that have most of the words said which not all of them have; all where none is said."""
    words = set(re.findall(r"[a-z0-9.]+", plain(said))) - _EMPTY
    own = [set(re.findall(r"[a-z0-9.]+", plain(name))) & words for name in names]
    if not names or not (telling := set().union(*own) - set[str]().intersection(*own)):
        return list(range(len(names)))
    most_said = max(len(said & telling) for said in own)
    return [at for at, said in enumerate(own) if len(said & telling) == most_said]
