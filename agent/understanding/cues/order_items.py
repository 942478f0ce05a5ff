"""Everything that one message orders: "20 toneladas de aço e 50 caixas de parafuso m8" is two items, each with its own quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

from agent.understanding.cues.order_prices import price_told, without_price
from agent.understanding.entities import extract
from agent.understanding.entities.lexicon import words
from agent.understanding.entities.purchasing.filler_words import less_talk
from agent.understanding.entities.purchasing.quantities import UNITS, Measure, measures
from agent.understanding.entities.utterance import Utterance
from agent.understanding.text import fold

_JOINS = frozenset({"e", ",", ";", "+", "mais", "com", "tambem", "tb", "tbm", "-", "•", ":", "."})
"""Words between one item and the next."""
_PIECE = "un"
_DOZEN = frozenset({"duzia", "duzias"})
_NAME_GOES_ON = re.compile(
    r"(?:[^\S\n]+(?!(?:pr[ao]s?|tudo|tod[oa]s|para|por|d[ao]s?|de|n[ao]s?|pel[ao]s?|com|em|ate|e|a|o|ao|r|que|urgente|hoje|amanha|depois|semana|segunda|terca"
    r"|quarta|quinta|sexta|sabado|domingo|pfv?|please|favor|mais|tambem|sendo|entrega\w*|preciso|ok|ta|valeu|obrigad[oa]|fornecedor|junto"
    r"|agora|logo|rapido|ja|dia|no|r\$)\b)[\w./\"'%×-]+)+"
)
_OF_WHOM = re.compile(
    r"(?i)\b(?:d[ao]s?|pel[ao]|com [ao]|n[ao]) (?P<whom>[a-zà-ú][^\d,.;!?]{2,60}?)"
    r"(?= (?:pr[ao]?|para|at[eé]|por|hoje|amanh[aã]|urgente)\b|[,.;!]|\s*$)"
)
_NO_COMPANY = re.compile(
    r"(semana|mes|hoje|amanha|segunda|terca|quarta|quinta|sexta|sabado|domingo|proxim|oc\b|pedido|gente|mesm|total|todo|tudo|final|geral|conta\b|valor|preco|reais|quilo|kilo|unidade)"
)
_SEVERAL = 2
_ASKING = re.compile(
    r"(?i)^\W*(?:(?:oi|bom dia|boa tarde|eu|preciso|precisamos|quero|queria|compra|compre|comprar|pede|pedir|manda|encomenda|faz|abre"
    r"|uma|oc|pedido|de|com)[\s,:]+)+"
)
_BETWEEN = re.compile(r"(?i)\s*(?:[,;\n+](?!\d)|\be\b|\bmais\b)\s*")
_NAME_FIRST = re.compile(
    r"(?P<name>[a-z][\w./\"'-]*(?: (?!\d+$)[\w./\"'-]+){0,4}?)[ :]+"
    rf"(?P<much>\d[\d.]*(?:,\d+)?(?: ?(?:{'|'.join([*UNITS, *words('vessels')])}))?)"
)
_GRADE = re.compile(r"1[01]\d{2}|4\d{3}|8\d{3}|[34]\d{2}")
_GRADED = re.compile(r"\b(?:aco|inox|sae|aisi|aluminio|liga|ferro)$")
_NO_GOODS = re.compile(
    r"\b(?:ocs?|ordem|pedido|aprov\w*|reprov\w*|cancel\w*|confirm\w*|liber\w*|dia|ate|abaixo|acima|r|reais|as|a|o|os|na|no|de)$|^(?:e|nao|em|por)\b"
)
_HESITATES = re.compile(
    r"(?i)^\W*(?:(?:(?:n[ãa]o|n)(?=\s*[,.!]|\s+(?:espera|pera|calma)\b)|ops|opa|epa|calma|ali[aá]s|espera|pera[ií]|pera(?=\W*[,.!])"
    r"|(?<=o )pera)\b[\s,.!]*)+"
)
"""What comes before a correction: "não, pera" is no fruit."""
_LOOSE = re.compile(r"[\s,;+•-]+$|[\s,;]+(e|mais|tambem|tb|tbm)\s*$", re.IGNORECASE)


def order_items(text: str, now: datetime) -> list[dict[str, Any]]:
    """`product`, `quantity`, `unit`, `price` and `price_unit` of each, as far as said; the one item of a message without quantities."""
    text = less_hesitation(text)
    listed = goods_listed(text)
    if listed:
        return [{"product": name, **amount(much, now)} for name, much in listed]
    found = [item for piece in _pieces(text, now) if (item := _item(piece, now)).get("product")]
    return found or [item for item in [_item(text, now)] if item.get("product")]


def less_hesitation(text: str) -> str:
    """A correction without the "não, espera" that begins it."""
    return _HESITATES.sub("", text)


def goods_listed(text: str) -> list[tuple[str, str]]:
    """Goods with their quantities behind them, two or more: "parafuso 1000 e aço 500 kg".

    A grade is no quantity ("aço 1020 e aço 1045").
    """
    parts = [part.strip(" .!") for part in _BETWEEN.split(_ASKING.sub("", text[:300])) if part.strip(" .!")]
    found = [_NAME_FIRST.fullmatch(fold(part)) for part in parts]
    if len(parts) < _SEVERAL or not all(found):
        return []
    pairs = [(part[: hit.end("name")], part[hit.start("much") :]) for part, hit in zip(parts, found, strict=True) if hit]
    alike = len({fold(name) for name, _ in pairs}) == 1
    graded = all(_GRADE.fullmatch(much) and (alike or _GRADED.search(fold(name))) for name, much in pairs)
    return [] if graded or any(_NO_GOODS.search(fold(name)) for name, _ in pairs) else pairs


def of_whom(text: str, items: list[dict[str, Any]]) -> str | None:
    """What may be the supplier, where none has a proper name: "500 parafusos m8 da ferragens sul pra sexta"."""
    named = " ".join(fold(item["product"]) for item in items)
    for found in _OF_WHOM.finditer(text[:500]):
        whom = found["whom"].strip()
        if fold(whom) not in named and not _NO_COMPANY.match(fold(whom)):
            return whom
    return None


def without_whom(text: str, whom: str) -> str:
    """The words without the supplier's name, which may be made of an item's: "1000 da aços paulista" orders no steel."""
    return re.sub(rf"(?i)\b(?:(?:d[ao]s?|pel[ao]|com [ao]|com|n[ao]|pr[ao]) )?{re.escape(whom)}\b", " ", text)


def amount(text: str, now: datetime) -> dict[str, Any]:
    """`quantity` and `unit` of an answer that says little else: "umas 30", "duas caixas", "20 t"."""
    utterance = Utterance(text, role="staff", now=now, intent="create_po")
    for measure in measures(utterance):
        return _amount(utterance, measure)
    return {}


def _pieces(text: str, now: datetime) -> Iterator[str]:
    utterance = Utterance(text, role="staff", now=now, intent="create_po")
    begins = [measure for measure in measures(utterance) if _opens_an_item(utterance, measure)]
    starts = [utterance.tokens[measure.first].start for measure in begins]
    for start, end in pairwise([*starts, len(utterance.raw)]):
        yield _LOOSE.sub("", utterance.raw[start:end])


def _opens_an_item(utterance: Utterance, measure: Measure) -> bool:
    """Whether an item begins here; a number within a name ("tinta 18 l", "bota 42") begins none, nor does a date or a price."""
    before, after = utterance.word(measure.first - 1), utterance.word(measure.last)
    if re.search(r"r ?\$\s*$", utterance.folded[: utterance.tokens[measure.first].start]) or after in ("reais", "/", "h", "dias"):
        return False
    if measure.first == 0 or before in _JOINS or measure.unit is not None or measure.last > measure.first + 1:
        return measure.unit is None or measure.first == 0 or before in _JOINS or not _named_before(utterance, measure)
    between = utterance.folded[utterance.tokens[measure.first - 1].end : utterance.tokens[measure.first].start]
    return "\n" in between or not _named_before(utterance, measure)


def _named_before(utterance: Utterance, measure: Measure) -> bool:
    """Whether an item was named since the beginning, so that this number is of its name ("tinta 18 l")."""
    said = utterance.raw[: utterance.tokens[measure.first].start]
    return "product" in extract(said, role="staff", now=utterance.now, intent="create_po")


def _item(piece: str, now: datetime) -> dict[str, Any]:
    costs, piece = piece, without_price(piece)
    found = extract(piece, role="staff", now=now, intent="create_po")
    item: dict[str, Any] = {key: found[key] for key in ("product", "quantity", "unit") if key in found}
    if "sku" in found:
        item["product"] = found["sku"]
    elif "product" in item:
        item["product"] += _rest_of_name(piece, item["product"])
    if "quantity" in item and "unit" not in item:
        utterance = Utterance(piece, role="staff", now=now, intent="create_po")
        item |= next((_amount(utterance, measure) for measure in measures(utterance)), {})
    return item | price_told(costs, item.get("unit"))


def _rest_of_name(piece: str, product: str) -> str:
    """What goes on with an item's name up to a word that begins something else: "parafuso m6" in "300 parafuso m6 x 20 zincado da…"."""
    tail = piece[piece.index(product) + len(product) :] if product in piece else ""
    found = _NAME_GOES_ON.match(fold(tail))
    return f" {told}" if found and (told := less_talk(tail[: found.end()].rstrip(" ,.-"))) else ""


def _amount(utterance: Utterance, measure: Measure) -> dict[str, Any]:
    """A can or a sack is a piece, whatever the product is measured in: nobody knows how many litres it holds."""
    vessel = measure.unit is None and measure.last > measure.first + 1
    unit = measure.unit or (_PIECE if vessel or utterance.word(measure.last - 1) in _DOZEN else None)
    quantity = int(measure.quantity) if float(measure.quantity).is_integer() else measure.quantity
    return {"quantity": quantity} | ({"unit": unit} if unit else {})


def names(text: str, choices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Which of several named things an answer points at: by words of the name ("o m8"), all of which it has."""
    said = set(re.findall(r"\w+", fold(text))) - _SMALL
    return [choice for choice in choices if said and said <= set(re.findall(r"\w+", fold(f"{choice['name']} {choice.get('sku', '')}")))]


_SMALL = frozenset({"o", "a", "os", "as", "de", "da", "do", "e", "esse", "essa", "pode", "ser", "quero", "por", "favor", "pfv", "mesmo"})
