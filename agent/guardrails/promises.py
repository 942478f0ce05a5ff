"""No offer accepted, no discount or favour promised, and no price but the one a tool named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.guardrails.claims import FAVOUR, amounts
from agent.guardrails.sentences import denied, said, sentences

_ACCEPTS = re.compile(
    r"\bfechad[oa]s?\s+(por|em|ent[aã]o|nesse|neste|com voc)|^\W*(neg[oó]cio\s+)?fechad[oa]\s*([!,.…]|$)|neg[oó]cio fechado"
    r"|\bfechamos\s+(por|em|nesse|neste|neg)|\baceit\w+\s+((a|sua|ess[ae]|o|seu|por|os)\s+)*((proposta|oferta|valor|lance)\b|r\$|\d)"
    r"|(proposta|oferta)\s+(\w+\s+){0,2}(aceita|aprovada|fechada)\b|\bcombinado\s+(por|em)\s+(r\$|\d)|\btop(o|amos)\s+(por|em|sua|a)\b",
    re.IGNORECASE,
)
_DISCOUNTS = re.compile(
    r"\b(dou|damos|dei|demos|dar|consigo|conseguimos|consegui|fa[cç]o|fazemos|fiz|fazer|garant\w+|liber\w+|ganh\w+|tem|temos|tenho|com|aplic\w+"
    r"|aprov\w+|ofere[cç]\w+|conced\w+|inclu\w+)\s+((at[eé]|um|uns|o|seu|esse|este|mais|bom|[oó]timo|super|belo|pequeno)\s+)*"
    r"((r\$\s*)?[\d.,]+\s*(%|mil|reais)?\s*(de\s+)?)?(descont\w+|abatimento)"
    r"|\b(posso|consigo|podemos)\s+descontar|\b(baix|abaix|reduz)(o|amos|ei|imos|i)\s+(o\s+pre[cç]o|o\s+valor|para\s+r\$)",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"\b(fa[zç]a?|fazer|manda|mande|mandar|envi[ae]r?|passa|passe|transfere|transfira|transferir|deposit[ae]r?|adiant[ae]r?|pag(a|ue|ar))\s+"
    r"((um|uma|o|a|seu|sua|esse|r\$\s*[\d.,]+|por|no|de|via|em)\s+)*(pix|ted|doc|transfer[eê]ncia|dep[oó]sito|sinal|boleto)\b",
    re.IGNORECASE,
)
"""Money asked for: that a shop takes Pix is a fact, but nobody is told by a model to send any."""
_A_SELLERS = re.compile(r"\b(vendedor|gerente|equipe|consultor|avalia|analis|pedido de desconto|consultar|verificar)", re.IGNORECASE)
_TOLD = r"(custa\w*|sai\w*|fica\w*|vale\w*|vend\w+|fa[cç]o|deixo|fech\w+|anunciad\w+|pedimos|[aà] vista"
_PRICED = re.compile(_TOLD + r"|pre[cç]o|valor|por|est[aá])\W+(?!.*at[eé]\W*$)(\w+\W+){0,2}$", re.IGNORECASE)
_BID = re.compile(r"(propost|ofert|oferec)\w*(?!.*\b" + _TOLD + r")\b)\W+(\w+\W+){0,4}$", re.IGNORECASE)
_THEIRS = re.compile(
    r"at[eé]|or[cç]amento|propost|ofert|oferec|entrada|parcela|faixa|m[aá]xim|m[ií]nim|limite|acima|abaixo|a partir|entre|dentro d"
    r"|menos d|mais d|voc[eê]|procur|busc|por m[eê]s|mensa|pens|cerca|em torno|uns\b",
    re.IGNORECASE,
)  # fmt: skip
"""Words by which an amount is the customer's own."""


def overpromising(text: str, facts: frozenset[str]) -> str | None:
    """What the text promises that only a seller or a tool may, as feedback."""
    for sentence in sentences(text):
        if said(_ACCEPTS, sentence) or (said(_DISCOUNTS, sentence) and not _A_SELLERS.search(sentence)):
            return "Never accept an offer or promise a discount: use make_offer, and say that a seller will look at it."
        if said(_DEMANDS, sentence) and not _A_SELLERS.search(sentence):
            return "Never ask for a payment: a seller settles it at the shop."
        if not sentence.endswith("?") and (favour := said(FAVOUR, sentence)) and f"favour:{favour[0].casefold()}" not in facts:
            return f"No tool spoke of this: {favour[0]}. Promise only what a tool returned."
        if wrong := next(_mispriced(sentence, facts), None):
            return wrong
    return None


def _mispriced(sentence: str, facts: frozenset[str]) -> Iterator[str]:
    """Amounts told as a price that are the customer's own, or a mileage."""
    for value, start, end in amounts(sentence):
        if f"price:{value}" in facts or denied(sentence, start, end) or _BID.search(sentence[:start]):
            continue
        if _PRICED.search(sentence[:start]) or not _THEIRS.search(sentence):
            yield f"{sentence[start:end]} is no price that a tool returned: say it only as the customer's wish or offer."
