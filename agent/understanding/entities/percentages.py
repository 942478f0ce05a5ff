"""A discount in per cent, whoever asks for it."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Utterance

_PERCENT = re.compile(r"\b(\d{1,3}(?:\.\d+)?) ?(?:%|por cento|porcento|pct de desconto|per cento)(?= |$)")
_OTHER = re.compile(
    r"\b(?:juros?|taxa|entrada|ao mes|a\.m|financi\w+|selic|cdi|bateria|margem de|alcool|umidade|certeza|mdr|conversao|eletrico|comissao|satisfeit\w+|meta|inflacao)\b"
)


def read(utterance: Utterance) -> dict[str, Any]:
    """The first percentage that is a discount: not a rate, a down payment or a share."""
    for hit in utterance.find(_PERCENT):
        utterance.claim(hit.first, hit.last)
        around = utterance.before(hit.first, 4) + " " + utterance.after(hit.last, 3)
        value = float(hit[1])
        if _OTHER.search(around) or value > 95 or (not utterance.staff and utterance.intent == "financing"):
            continue
        if utterance.intent in {"forecast_price", "forecast_demand", "price_history", "kpis", "stock_status", "score_lead"}:
            continue
        return {"discount_percent": int(value) if value.is_integer() else value}
    return {}
