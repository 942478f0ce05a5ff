"""Cars like the one looked at, of whatever model: "tem algo parecido mais em conta?"."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from typing import Any

from agent.brain.talk import Call, Talk
from agent.understanding.text import fold

_ALIKE = re.compile(
    r"\b(?:parecid[oa]s?|similar(?:es)?|semelhantes?|concorrentes? del[ea]|equivalentes?"
    r"|d[oa] mesm[oa] (?:tipo|estilo|porte|tamanho|nivel|categoria|padrao|segmento)|n?a mesma (?:linha|pegada|categoria))\b"
)
_MODEL = ("models", "brands")


def asks_alike(text: str) -> bool:
    """Whether cars like one are wanted, and not that one."""
    return _ALIKE.search(fold(text[:300])) is not None


def of_its_kind(talk: Talk) -> Generator[Call, dict[str, Any], tuple[Talk, dict[str, Any]]]:
    """The talk with the kind of the car looked at in the place of its model, and the change of the profile that this is; as it was
    where none is looked at."""
    like = talk.memory["focus"] or next(iter(talk.memory["shown"]), None)
    if like is None or not asks_alike(talk.reading.text):
        return talk, {}
    result = yield Call("car_details", {"car_id": like["id"]})
    kind = None if result.get("error") else result["car"]["categoria"]
    if not kind:
        return talk, {}
    change: dict[str, Any] = dict.fromkeys(_MODEL) | {"categories": [kind]}
    profile = {key: value for key, value in (talk.profile | change).items() if value is not None}
    entities = {key: value for key, value in talk.entities.items() if key not in _MODEL}
    return replace(talk, memory={**talk.memory, "profile": profile}, reading=replace(talk.reading, entities=entities)), change
