"""No offer accepted, no discount promised, no price but the one a tool named, no car in stock that no tool found there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.guardrails.claims import MONEY, amount
from agent.guardrails.names import names
from agent.guardrails.sentences import negated, sentences

_ACCEPTS = re.compile(
    r"\bfechad[oa]s?\s+(por|em|ent[aã]o|nesse|neste|com voc)|^\W*(neg[oó]cio\s+)?fechad[oa]\s*([!,.…]|$)|neg[oó]cio fechado"
    r"|\bfechamos\s+(por|em|nesse|neste|neg)|\baceit\w+\s+((a|sua|ess[ae]|o|seu|por|os)\s+)*((proposta|oferta|valor|lance)\b|r\$|\d)"
    r"|(proposta|oferta)\s+(\w+\s+){0,2}(aceita|aprovada|fechada)\b|\bcombinado\s+(por|em)\s+(r\$|\d)|\btop(o|amos)\s+(por|em|sua|a)\b",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    r"\b(dou|damos|dei|demos|dar|consigo|conseguimos|consegui|fa[cç]o|fazemos|fiz|fazer|garant\w+|liber\w+|ganh\w+|tem|temos|tenho|com|aplic\w+"
    r"|aprov\w+|ofere[cç]\w+|conced\w+|inclu\w+)\s+((at[eé]|um|uns|o|seu|esse|este|mais|bom|[oó]timo|super|belo|pequeno)\s+)*"
    r"((r\$\s*)?[\d.,]+\s*(%|mil|reais)?\s*(de\s+)?)?(descont\w+|abatimento)"
    r"|\b(posso|consigo|podemos)\s+descontar|\b(baix|abaix|reduz)(o|amos|ei|imos|i)\s+(o\s+pre[cç]o|o\s+valor|para\s+r\$)",
    re.IGNORECASE,
)
_A_SELLERS = re.compile(r"\b(vendedor|gerente|equipe|consultor|avalia|analis|pedido de desconto|consultar|verificar)", re.IGNORECASE)
_TOLD = r"(custa\w*|sai\w*|fica\w*|vale\w*|vend\w+|fa[cç]o|deixo|fech\w+|anunciad\w+|pedimos|[aà] vista"
_PRICED = re.compile(_TOLD + r"|pre[cç]o|valor|por|est[aá])\W+(?!.*at[eé]\W*$)(\w+\W+){0,2}$", re.IGNORECASE)
_BID = re.compile(r"(propost|ofert|oferec)\w*(?!.*\b" + _TOLD + r")\b)\W+(\w+\W+){0,4}$", re.IGNORECASE)
_THEIRS = re.compile(
    r"at[eé]|or[cç]amento|propost|ofert|oferec|entrada|parcela|faixa|m[aá]xim|m[ií]nim|limite|acima|abaixo|a partir|entre|menos d|mais d"
    r"|voc[eê]|procur|busc|por m[eê]s|mensa|pens|cerca|em torno|uns\b",
    re.IGNORECASE,
)
"""Words by which an amount is the customer's own."""
_IN_STOCK = re.compile(r"\b(temos|tenho|tem|h[aá]|dispon[ií]ve\w+|estoque|achei|encontrei|separei|chegou|chegaram)\b", re.IGNORECASE)


def overpromising(text: str, facts: frozenset[str], known_models: frozenset[str]) -> str | None:
    """What the text promises that only a seller or a tool may, as feedback."""
    for sentence in sentences(text):
        if not negated(sentence) and (_ACCEPTS.search(sentence) or (_PROMISES.search(sentence) and not _A_SELLERS.search(sentence))):
            return "Never accept an offer or promise a discount: use make_offer, and say that a seller will look at it."
        if wrong := next(_mispriced(sentence, facts, known_models), None):
            return wrong
        if not negated(sentence) and not sentence.endswith("?") and _IN_STOCK.search(sentence):
            absent = sorted(name for name in names(sentence, known_models) if not _found(name, facts))
            if absent:
                return f"No tool found {', '.join(absent)} in stock: look it up before you say that the shop has it."
    return None


def _mispriced(sentence: str, facts: frozenset[str], known_models: frozenset[str]) -> Iterator[str]:
    """Amounts told as a price that are the customer's own, a mileage, or another car's price."""
    named = set(names(sentence, known_models))
    for match in MONEY.finditer(sentence):
        value, before = amount(match), sentence[: match.start()]
        if re.match(r"\s*(km|quil)", sentence[match.end() :]):
            continue
        if f"price:{value}" not in facts and not _theirs(sentence, before):
            yield f"{match[0]} is no price that a tool returned: say it only as the customer's wish or offer."
        owners = {model for model, price in _priced(facts) if price == value}
        alike = {model for model, _ in _priced(facts) for name in named if f" {name} " in f" {model} "}
        if len(named) == 1 and _PRICED.search(before) and owners and alike and not owners & alike:
            yield f"{match[0]} is the price of another car: {', '.join(sorted(owners))}."


def _theirs(sentence: str, before: str) -> bool:
    """The amount is told as the customer's wish or offer, or said not to be one."""
    if negated(sentence) or _BID.search(before):
        return True
    return bool(_THEIRS.search(sentence)) and not _PRICED.search(before)


def _priced(facts: frozenset[str]) -> list[tuple[str, str]]:
    """(model, price) of every listing."""
    return [(parts[1], parts[2]) for fact in facts if fact.startswith("of:") and len(parts := fact.rsplit(":", 2)) == 3]


def _found(name: str, facts: frozenset[str]) -> bool:
    return any(fact.startswith("car:") and f" {name} " in f" {fact[4:]} " for fact in facts)
