"""How much a car may have run, in km."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Hit, Utterance

_KM = re.compile(
    r"\b(?P<n>\d+(?:\.\d+)?) ?(?:km|kilometro|km rodados?|rodados?|mil rodados?|de km|de rodagem"
    r"|quilometragem)\b"
)
_NAMED = re.compile(
    r"\b(?:km|quilometragem|kilometragem|rodagem|odometro|rodou|rodad[oa])(?: \w+){0,4}? "
    r"(?P<n>\d+(?:\.\d+)?)(?= |$)(?! (?:km|reais|anos|portas|/|mes))"
)
_DRIVEN_LITTLE = re.compile(r"\b(?:pouco|pouca|muito|muita|menos|mais|bem)$")
_AFTER = re.compile(r"\bkm\b[^.]{0,30}? (?P<n>\d{2,6})(?= |$)")
_NOT = re.compile(
    r"\b(?:cada|revisao d(?:e|os|as)|revisoes d(?:e|os)|garantia d(?:e|os)|por dia|troca de oleo"
    r"|por mes|autonomia|proximo revisao|correia|distancia|moro a|fica a|rodo|ando|faco|percorro)(?: \w+)?$"
)
_NOT_AFTER = re.compile(
    r"^(?:por (?:dia|mes|litro|semana|ano)|/ ?(?:l|h|dia)|no litro|de (?:distancia|garantia"
    r"|autonomia)|daqui|com (?:um|1) litro|ao dia|todo dia|por carga|de garantia|de casa|da loja"
    r"|l$)"
)
_MORE = re.compile(r"(?:^| )(?:mais de|acima de|passam? d[eo]s?|passar d[eo]s?|mais que|passou d[eo]s?|bem " r"mais de)$")


def read(utterance: Utterance) -> dict[str, Any]:
    """The mileage named: a bound, or that of a car told about."""
    for hit in utterance.find(_KM):
        amount = _amount(utterance, hit)
        before = utterance.before(hit.first, 4)
        if amount is None or _NOT.search(before) or _NOT_AFTER.match(utterance.after(hit.last, 3)):
            utterance.claim(hit.first, hit.last)
            continue
        utterance.claim(hit.first, hit.last)
        dropped = re.search(
            r"\b(?:tira|tirar|corta|cortar|sem|nao|exclui|menos|remove|elimina|descarta)\b",
            utterance.before(hit.first, 8),
        )
        if _MORE.search(before) and not dropped and utterance.intent in {"search_cars", "refine_search", "provide_profile"}:
            continue
        return {"mileage_max": amount}
    for hit in utterance.find(_NAMED):
        inner = utterance.hit(hit.match, "n")
        if _DRIVEN_LITTLE.search(utterance.before(hit.first, 2)) and not re.search(r"\b(?:km|quilometragem)\b", hit[0]):
            continue  # "pouco rodado até 95 mil": the amount is money
        amount = _amount(utterance, hit)
        scaled = utterance.tokens[inner.first].scaled or (amount is not None and amount >= 5000)
        if amount is not None and (scaled or re.search(r"\b(?:ate|maximo|maxima|abaixo|menos)\b", hit[0])):
            if re.search(r"\b(?:rs\$|valor|preco|por|ano)\b", hit[0]) or re.match(
                r"^(?:reais|de entrada|conto)", utterance.after(inner.last, 2)
            ):
                continue
            utterance.claim(inner.first, inner.last)
            return {"mileage_max": amount}
    for hit in utterance.find(_AFTER, claimed=True):
        inner = utterance.hit(hit.match, "n")
        if utterance.free(inner.first, inner.last) and utterance.tokens[inner.first].scaled and utterance.intent == "car_details":
            utterance.claim(inner.first, inner.last)
            return {"mileage_max": int(float(hit["n"]))}
    return {}


def _amount(utterance: Utterance, hit: Hit) -> int | None:
    """Kilometres: "80 mil km" and "80000 km" as they stand, "até 80 km rodados" in thousands."""
    inner = utterance.hit(hit.match, "n")
    value = float(hit["n"])
    if value == 1000 and utterance.tokens[inner.first].spoken:
        return None
    if utterance.tokens[inner.first].scaled or value >= 1000:
        return int(value) if value < 1_500_000 else None
    bounded = re.search(r"\b(?:ate|menos de|maximo|abaixo de)$", utterance.before(inner.first, 2))
    if 10 <= value < 400 and (bounded or "rodad" in hit[0]):
        return int(value * 1000)
    return None
