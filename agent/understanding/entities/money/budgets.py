"""The least and the most a person wants to pay for a car."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.money.amounts import CURRENCY, NUMBER, OTHER_UNIT, Amount
from agent.understanding.entities.money.named_amounts import monthly
from agent.understanding.entities.utterance import Utterance

_RANGE = re.compile(
    rf"\b(?:entre|de|na faixa de|na faixa dos|faixa de|uns|dos|preco|valor|faixa|dum|com|seria de"
    rf"|seria) (?:uns |rs\$ |os |r \$ )?(?P<a>{NUMBER})(?: ?(?P<ua>{CURRENCY}))? (?:e|a|ate|ate "
    rf"uns|ou|-|ao|e uns|ate os) (?:uns |rs\$ |os |no maximo )?(?P<b>{NUMBER})(?: "
    rf"?(?P<ub>{CURRENCY}))?(?= |$)|(?:(?<=\s)|^)(?P<c>{NUMBER})(?: ?(?P<uc>{CURRENCY}))? (?:a"
    rf"|ate|-) (?P<d>{NUMBER})(?: ?(?P<ud>{CURRENCY}))?(?= |$)"
)
_REAL_MIN = re.compile(
    r"(?:^| )(?:a partir d[eo]s?|acima d[eo]s?|no minimo|mais d[eo]s?|minimo d[eo]s?|pelo menos"
    r"|superior a|maior que)(?: uns| rs\$| os| us)? ?$"
)
_CUE = re.compile(
    r"(?:^| )(?:ate|ateh|uns|umas|maximo|maximo dos maximos|no maximo|por volta d[eo]s?|na faixa d[eo]s?|em torno "
    r"d[eo]s?|faixa d[eo]s?|cerca d[eo]|orcamento|gastar|pagar|tenho|tinha|com|por|valor|valores"
    r"|preco|na casa dos|abaixo d[eo]s?|menos d[eo]s?|limite|teto|casa dos|beirando|chegar|chego"
    r"|vai|subir|sobe|"
    r"investir|disponivel|desce|desco|nao passe d[eo]s?|passe d[eo]|passar d[eo]s?|passa d[eo]s?"
    r"|custe|custar|custando|perto d[eo]s?|aprovado|juntei|juntar|guardado|ficar|fica|fique"
    r"|seria|e|de|rs\$|para|pros?|apertando|esticando|carta|credito|budget|verba|grana|mais ou menos"
    r"|aumenta\w*|baixa\w*|mil|lance|bolso|tipo|algo|em|so|ultrapasse|ultrapassar|ultrapassem"
    r"|caiba\w*|coub\w+|cab(?:e|em)|encaix\w+|so da|so posso|so consigo|caiu|diminuiu|reduziu"
    r"|mostra|estourando|to com|apenas|perto|lista)(?: (?:de|os|uns|umas|a|em|no|o|seja|mais|so"
    r"|ate|ser|de uns|d|us|e|ate uns|para|ate os|no maximo))* ?$"
)
_NAMED = re.compile(
    r"(?:^| )(?:orcamento|teto|limite|verba|budget)(?: (?:maximo|total|meu|e|eh|de|da|seria|fica|ta|esta|em|uns|por volta d[eo]))*$"
)
"""Called a budget by name: "meu orçamento é 130, dou 40 de entrada"."""
_NOT_ABOVE = re.compile(
    r"\b(?:nao|n|num|sem|nem|nunca)(?: \w+){0,2}? (?:pass|ultrapass|exced|estour|supere)\w*(?: (?:muito|d[eo]s?|os|uns|r\$))+$"
    r"|\b(?:nao|n|num|sem|nem|nunca)(?: \w+){0,3} (?:mais|acima) (?:que|do que|d[eo]s?)(?: (?:uns|os))?$"
    r"|\b(?:abaixo|teto|limite|maximo) (?:d[eo]s?|e|eh)(?: (?:uns|os|maximos))*$"
)
"""Words before a sum which make it a limit by themselves: "que não passe de", "teto de"."""
_BUDGETS = frozenset({"search_cars", "provide_profile", "refine_search", "list_leads", "segment_customers", "score_lead"})


def budget_range(utterance: Utterance, found: dict[str, Any]) -> bool:
    if utterance.intent is not None and utterance.intent not in _BUDGETS:
        return False
    for hit in utterance.find(_RANGE):
        low, high = ("a", "b") if hit["a"] else ("c", "d")
        if OTHER_UNIT.match(utterance.after(hit.last, 3)):
            continue
        first, second = utterance.hit(hit.match, low), utterance.hit(hit.match, high)
        start, end = utterance.tokens[first.first].value, utterance.tokens[second.first].value
        if start is None or end is None or not start > 0:
            continue
        marked = utterance.tokens[second.first].scaled or utterance.tokens[first.first].scaled or bool(hit["ub"] or hit["ud"])
        worded = re.match(r"^(?:entre|na faixa|faixa|preco|valor|seria)", hit[0]) is not None
        if (
            not marked
            and not worded
            and not (hit[0].startswith("de ") and 10 <= start < end < 1000)
            and not (utterance.intent == "provide_profile" and 10 <= start < end < 1000)
            and not (start >= 5000 and end >= 5000)
        ):
            continue
        if monthly(utterance.before(first.first, 5), utterance.after(hit.last, 2)):
            continue
        start = start * 1000 if start < 1000 else start
        end = end * 1000 if end < 1000 else end
        if start >= end or end > 20_000_000:
            continue
        utterance.claim(hit.first, hit.last)
        found["budget_min"], found["budget_max"] = round(start), round(end)
        return True
    return False


def budget(utterance: Utterance, told: list[Amount], found: dict[str, Any]) -> None:
    """The most, or the least, that the person wants to pay for the car."""
    intent = utterance.intent
    if utterance.staff and intent not in {"list_leads", "segment_customers"}:
        return
    if intent is not None and intent not in _BUDGETS and intent != "financing":
        return
    likely: list[Amount] = []
    for amount in told:
        before = utterance.before(amount.first, 5)
        named = _NAMED.search(before) is not None
        if intent == "financing" and not (
            named
            or before.endswith("carro de")
            or (
                amount.marked
                and re.search(r"(?:carro|veiculo|valor|\w{4,}) (?:de|ate|por)(?: uns| rs\$)?$", before)
                and "credito" not in before
            )
        ):
            continue
        alone = amount.last - amount.first >= len([w for w in utterance.words if w.isalnum()]) - 3
        cued = _CUE.search(before) is not None
        weak = utterance.word(amount.first - 1) in {"e", "de", "em", "com", "para", "so"} and not amount.marked and not alone
        if _NOT_ABOVE.search(before):
            cued, weak = True, False
        if re.search(
            r"\b(?:ultra)?pass(?:e|em|ar|a|ando) d[eo]s?(?: (?:uns|os))?$"
            r"|\b(?:sub\w+|sob[eo]|cheg\w+|desc\w+|abaix\w+|baix\w+|aument\w+|amplia\w*|estic\w+|cai|vai|bot\w+|teto|limite|cab\w+|caib\w+|coub\w+|encaix\w+)"
            r"(?: (?:um pouco|mais|esse|o|a|teto|limite|preco|valor|orcamento))* (?:para|pros?|ate|em)(?: (?:uns|os))?$",
            before,
        ):
            weak = False
        weak = weak and not named
        if not (amount.marked or (cued and not weak) or alone) or amount.price < 2000:
            continue
        if not amount.marked and amount.plain < 8:
            continue
        if amount.plain < 1000 and not amount.marked and amount.plain > 700:
            continue
        if re.search(r"\b(?:mais (?:para)?|do que para|que)$", before) and "do que" in before:
            continue
        likely.append(amount)
    for amount in likely:
        before = utterance.before(amount.first, 5)
        utterance.claim(amount.first, amount.last)
        if re.match(r"^(?:para cima|em diante|para mais|ou mais)", utterance.after(amount.last, 2)):
            if intent != "refine_search":
                found.setdefault("budget_min", amount.price)
        elif _REAL_MIN.search(before) and not re.search(r"\b(?:nao|tira|sem)\b", before):
            found.setdefault("budget_min", amount.price)
        elif (
            "budget_max" not in found
            or re.search(r"\bentao(?: (?:da|fica|uns|tenho|e))*$", before)
            or (
                re.search(
                    r"(?:^| )(?:apertando|no maximo|esticando|ate|chegando|chegar|maximo|estourando)"
                    r"(?: (?:a|ate"
                    r"|em|de|uns|no|maximo))*$",
                    before,
                )
                and "ou ate" not in before
            )
        ):
            found["budget_max"] = amount.price
