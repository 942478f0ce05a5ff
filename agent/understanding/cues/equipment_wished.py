"""Equipment that the car looked for must have: "suv com teto solar", "que tenha câmera de ré", "quero 4x4"."""

from __future__ import annotations

import re

from agent.understanding.cues.car_questions import NAMED
from agent.understanding.text import fold

_MUST_HAVE = (
    r"\b(com|tenha|tendo|venha com|possua|tem que ter|precisa ter|precisa de|preciso de|exijo|faco questao d[eo]|nao abro mao d[eo])"
)
_UP_TO_IT = r"( (um|uma|uns|o|a|os|as|de|do|da|bom|boa|bancos?|tracao|teto|sensor|camera|central|piloto|ar|airbags?|e|,|ou|\w+ e))*? ?,? ?"
_OF_ITS_OWN = ("tração 4x4", "blindagem", "teto solar")
"""Items that are a kind of car by themselves: "quero um 4x4", "tem blindado?"."""
_NOT = re.compile(r"\b(sem|nao (precisa|quero|faco questao|ligo)|dispenso|tanto faz)\b[^,.;]{0,40}$")


def equipment_wished(text: str) -> list[str]:
    """Names of `domain.cars.equipment` that are asked of the car, in the order of that list."""
    said = fold(text[:300])
    return [name for name, named in NAMED.items() if named.search(said) and _asked(said, name, named)]


def _asked(said: str, name: str, named: re.Pattern[str]) -> bool:
    must = re.search(_MUST_HAVE + _UP_TO_IT + f"(?:{named.pattern})", said)
    found = named.search(said, must.start()) if must else named.search(said) if name in _OF_ITS_OWN else None
    return found is not None and _NOT.search(said[: found.start()]) is None
