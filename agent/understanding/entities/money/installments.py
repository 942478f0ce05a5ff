"""Number of instalments: "36x", "em 48 vezes", "60 parcelas", "em 5 anos"."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.money.named_amounts import gives_down
from agent.understanding.entities.utterance import Utterance

_TIMES = re.compile(
    r"\b(?P<n>\d{1,3}) ?(?:x|vezes|vzs|vz|veses|vez|parcelas|prestacoes|parcelinhas|mensalidades"
    r"|parcela|prestacao|pagamentos|xs)(?= |$)(?! de \d+ (?:litros|cm))"
)
_MONTHS = re.compile(
    r"\b(?:em|por|para|prazo de|prazo|dividir em|dividido em|saldo em|resto em|de) (?:ate "
    r")?(?P<n>\d{1,3})(?: ou \d{1,3})?(?: meses| mezes)(?= |$)"
)
_BARE = re.compile(
    r"\b(?:(?:parcel\w+|divid\w+|financ\w+|pag\w+|resto|restante|saldo|prazo|esticar?|simul\w+"
    r"|vezes|fazer?|fica|entrada|e se for|e|sai|carne|cartao|boleto)(?: \w+){0,4}?|^e|^ta , e"
    r"|^) ?(?:em|para|no|de) (?:ate )?(?P<n>6|10|12|18|20|24|30|36|40|42|48|50|54|60|72|80|84"
    r"|96)(?= |$)(?! (?:mil|reais|por cento|%|conto|km|h|/|:|dias|anos|pila|lugares|portas"
    r"|minutos))"
)
_YEARS = re.compile(r"\b(?:em|por|para|durante) (?:uns )?(?P<n>[1-8]) anos?(?= |$)(?! (?:de (?:uso|garantia|idade)|atras))")
# Where financing is the topic, "em 48" and "faço 60 ou 48" are terms by themselves.
_ALONE = re.compile(
    r"\b(?:em|faco|para|dividido|dividir em|e em) (?P<n>12|18|24|30|36|42|48|54|60|72)(?= "
    r"|$)(?! (?:mil|reais|por cento|%|conto|km|h|/|:|dias|anos))"
)
_SCOPE = frozenset({"financing", "provide_profile", "negotiate", "reserve_car", "car_details", "trade_in", "search_cars"})


def read(utterance: Utterance) -> dict[str, Any]:
    """The first number of instalments; a bare "em 48" only where the talk is of financing."""
    if utterance.staff:
        return {}
    for hit in utterance.find(_TIMES):
        if utterance.intent is not None and utterance.intent not in _SCOPE:
            return {}
        if int(hit["n"]) < 2 or re.search(
            r"(?:faltam?|paguei|restam?|ja paguei|atras\w+|repeti|falei|pedi|perguntei)(?: \w+){0,2}$",
            utterance.before(hit.first, 3),
        ):
            utterance.claim(hit.first, hit.last)
            continue
        if re.search(r"\b(?:falei|pedi|liguei|mandei|umas|perguntei|disse|rodei)\b", utterance.before(hit.first, 4)):
            continue
        utterance.claim(hit.first, hit.last)
        return {"installments": int(hit["n"])}
    if utterance.intent == "financing":
        for hit in utterance.find(_YEARS):
            utterance.claim(hit.first, hit.last)
            return {"installments": 12 * int(hit["n"])}
    money = utterance.intent == "financing" or re.search(r"\b(?:entrada|parcel\w+|financi\w+|prestac\w+)\b", utterance.norm)
    if money:
        patterns = (_MONTHS, _BARE) if utterance.intent in {"financing", "provide_profile", None, "negotiate"} else (_MONTHS,)
        if utterance.intent == "financing" or re.search(r"\bentrada\b.*\bem \d", utterance.norm):
            patterns = (*patterns, _ALONE)
        for pattern in patterns:
            for hit in utterance.find(pattern):
                inner = utterance.hit(hit.match, "n")
                if gives_down(utterance.before(inner.first, 7)):
                    continue
                utterance.claim(inner.first, inner.last)
                return {"installments": int(hit["n"])}
    return {}
