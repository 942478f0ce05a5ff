"""A discount in per cent, whoever asks for it."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Utterance

_PERCENT = re.compile(r"\b(\d{1,3}(?:\.\d+)?) ?(?:%|por cento|porcento|pct de desconto|per cento)(?= |$)")
_OTHER = re.compile(
    r"\b(?:juros?|taxa|entrada|ao mes|a\.m|financi\w+|selic|cdi|bateria|margem de|alcool|umidade"
    r"|certeza|mdr|conversao|eletrico|comissao|satisfeit\w+|meta|inflacao)\b"
)


_STAFF = frozenset({"schedule_discount", "simulate_campaign", "suggest_price", "optimize_listing", "report", None})
# "de 10 pra 15", "passa pra 9", "baixa 3": in a discount's schedule the unit goes without saying.
_CHANGED = re.compile(
    r"\b(?:de \d{1,2}(?: ?%| por cento)? para|(?:passa|muda|sobe|aumenta|desce|vai)(?: \w+)? "
    r"para|baixa|desconto de|abate|corta) (?P<n>\d{1,2}(?:\.\d+)?)(?= ?%| por cento|$| ?[,.!?])"
)


def read(utterance: Utterance) -> dict[str, Any]:
    """The first percentage that is a discount: not a rate, a down payment or a share."""
    if utterance.intent == "schedule_discount":
        for hit in utterance.find(_CHANGED):
            inner = utterance.hit(hit.match, "n")
            utterance.claim(inner.first, inner.last)
            value = float(hit["n"])
            return {"discount_percent": int(value) if value.is_integer() else value}
    for hit in utterance.find(_PERCENT):
        utterance.claim(hit.first, hit.last)
        around = utterance.before(hit.first, 4) + " " + utterance.after(hit.last, 3)
        value = float(hit[1])
        if _OTHER.search(around) or value > 95 or (not utterance.staff and utterance.intent == "financing"):
            continue
        if utterance.staff and utterance.intent not in _STAFF:
            continue
        return {"discount_percent": int(value) if value.is_integer() else value}
    return {}
