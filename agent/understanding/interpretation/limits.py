"""What a car may cost, told loosely, again, or put right."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from agent.understanding import rules
from agent.understanding.cues.car_prices import limit_told_again
from agent.understanding.interpretation.wishing import WISHES
from agent.understanding.reading import Reading
from agent.understanding.text import fold

_MEANT = re.compile(
    r"\W*((na verdade|opa|ops|nao|errei|perdao|desculpa|digo|era|e|eh|ate|ah|ih)\W+)*(r\$ ?)?(?P<n>(?!(?:19"
    r"|20)\d\d\b)\d{1,3}(\.\d{3})?)( ?(mil|k|conto))?,?"
    r" (que|q|foi o que) (eu )?(quis|queria|tentei|ia|quero|pensei em) (dizer|falar|escrever|digitar|colocar)\b(?! (km|anos))"
)
_LOOSELY = re.compile(
    r"(?<![\d.,])(\d{2,3}) ?(?:mil|k)?(?:,| ou|, ou|,? uns|,? talvez|/) ?(\d{2,3})"
    r"(?: ?(?:mil|k)\b|,? (?:no )?(?:maximo|max|estourando|talo|limite|teto|forcando|apertando|por ai)\b)"
)


def sum_put_right(reading: Reading, now: datetime) -> Reading:
    """ "70 que eu quis dizer": the limit told before, put right."""
    found = _MEANT.match(fold(reading.text[:80]))
    if found is None or not (value := int(found["n"].replace(".", ""))):
        return reading
    limit = value if value >= 1_000 else value * 1_000
    return replace(reading, intent="refine_search", confidence=rules.CONFIDENCE, entities={"budget_max": limit})


def limit_is_told_again(reading: Reading, now: datetime) -> Reading:
    """ "Nossa, caro demais, falei que era 70": what cars may cost, and no bid for one."""
    if reading.intent == "trade_in" or (limit := limit_told_again(reading.text)) is None:
        return reading
    told = {key: value for key, value in reading.entities.items() if key not in ("offer", "budget_min")}
    return replace(reading, intent="provide_profile", confidence=rules.CONFIDENCE, entities=told | {"budget_max": limit}, angry=False)


def upper_of_two_sums(reading: Reading, now: datetime) -> Reading:
    """ "Uns 75, 80 mil" is a limit of 80 thousand."""
    limit = _upper(reading.text) if reading.intent in WISHES else None
    if not limit or limit < reading.entities.get("budget_max", limit + 1):
        return reading
    told = {key: value for key, value in reading.entities.items() if key != "budget_min"}
    return replace(reading, entities=told | {"budget_max": limit})


def _upper(text: str) -> int | None:
    """The upper of two sums told loosely, in reais."""
    found = _LOOSELY.search(fold(text[:200]))
    low, high = (int(found[1]), int(found[2])) if found else (0, 0)
    return high * 1_000 if low < high <= 1.5 * low else None
