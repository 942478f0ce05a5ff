"""A financing that nobody spoke of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from agent.understanding import rules
from agent.understanding.cues.bare_figures import figure
from agent.understanding.cues.credit import asks_the_bank, blemished, declined, means, nothing_down, spoken_of_price
from agent.understanding.entities import extract
from agent.understanding.reading import Reading
from agent.understanding.text import fold

_OF_IT = re.compile(
    r"\b(financ\w*|parcel\w*|prestac\w*|entrada|juros|vezes|simul\w*|credito|cet|taxa\w*|prazo|mensa\w*|por mes|ao mes|/mes|meses|mes"
    r"|a prazo|quitar|fiado|carne|banco\w*|divid\w+|pag\w+|amortiz\w+|total|fica\w*|dou|der|dar|sai)\b|\b\d+ ?x\b"
)
_TERMS = ("down_payment", "monthly_payment", "installments", "payment")


_WISHED = frozenset({"budget_max", "budget_min", "categories", "models", "brands", "transmission"})


def instalments_are_declined(reading: Reading, now: datetime) -> Reading:
    """ "Não vou financiar, pago à vista, sedan até 120 mil" looks for a car."""
    if reading.intent != "financing" or not declined(reading.text) or not _WISHED & reading.entities.keys():
        return reading
    paid = [way for way in reading.entities.get("payment", ()) if way != "financiado"]
    entities = {key: value for key, value in reading.entities.items() if key != "payment"} | ({"payment": paid} if paid else {})
    return replace(reading, intent="search_cars", entities=entities)


def cash_is_bargained_for(reading: Reading, now: datetime) -> Reading:
    """ "Não quero financiar, pago à vista. tem desconto?": the price is spoken of, and no instalment."""
    if reading.intent != "financing" or not declined(reading.text) or not spoken_of_price(reading.text):
        return reading
    kept = {key: value for key, value in reading.entities.items() if key not in _TERMS}
    return replace(reading, intent="negotiate", confidence=rules.CONFIDENCE, entities=kept)


def financing_is_spoken_of(reading: Reading, now: datetime) -> Reading:
    """A question without a word or a figure of it is something else: the next that it may be, as unsure as that was."""
    of_it = any(key in reading.entities for key in _TERMS) or _OF_IT.search(fold(reading.text)) or figure(reading.text) is not None
    text = reading.text
    if reading.intent != "financing" or of_it or blemished(text) or asks_the_bank(text) or means(text) or nothing_down(text):
        return reading
    other, share = next(((intent, share) for intent, share in reading.alternatives if intent != "financing"), ("out_of_scope", 0.0))
    return replace(reading, intent=other, confidence=share)


def limit_beside_the_down_payment(reading: Reading, now: datetime) -> Reading:
    """ "Dou 8 de entrada e financio o resto, até uns 45": beside what is paid down, the price that may be reached."""
    told = reading.entities.keys()
    if reading.intent != "financing" or "down_payment" not in told or {"budget_max", "monthly_payment"} & told:
        return reading
    limit = extract(reading.text, role="customer", now=now, intent="provide_profile").get("budget_max")
    below = limit is None or limit <= reading.entities["down_payment"]
    return reading if below else replace(reading, entities={**reading.entities, "budget_max": limit})
