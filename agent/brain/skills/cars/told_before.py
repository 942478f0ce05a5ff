"""What a model was told by when it was last named: "vi um Creta 2022 turbo", and later "quanto fica o Creta em 48x?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.brain.skills.cars.pointing import in_words
from agent.brain.talk import Talk
from agent.state import Shown

_YEAR = re.compile(r"(?:19|20)\d\d")


def last_named(talk: Talk) -> str | None:
    """The model that was named last."""
    return next(reversed(talk.memory.get("named", {})), None)


def as_told_before(talk: Talk, models: Sequence[str], cars: list[Shown]) -> list[Shown]:
    """Those that what was told of these models before sets apart; all of them where nothing does."""
    return in_words(cars, " ".join(_told_of(talk, models)))


def year_told_before(talk: Talk, models: Sequence[str]) -> dict[str, int]:
    """The year told of these models before, as what to look for by: `year_min`, `year_max`."""
    years = [int(word) for word in _told_of(talk, models) if _YEAR.fullmatch(word)]
    return {"year_min": years[0], "year_max": years[0]} if len(years) == 1 else {}


def _told_of(talk: Talk, models: Sequence[str]) -> list[str]:
    named = talk.memory.get("named", {})
    return [word for model in models for word in named.get(model, ())]
