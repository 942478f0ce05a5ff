"""The supplier's name as said: one the catalogue knows, or a proper name where a supplier would stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from agent.understanding.entities.cars.makes_and_models import is_car
from agent.understanding.entities.lexicon import words
from agent.understanding.entities.places.cities import is_place
from agent.understanding.entities.utterance import Hit, Utterance
from agent.understanding.entities.words.phrases import Phrases

_CUE = re.compile(
    r"(?:(?<=\s)|^)(?:(?:fornecedor|fornecedora|distribuidora?|fabricante|empresa|parceiro"
    r"|loja)(?: :| e a?| e o| chamad[oa])?|com [oa]|com|n[oa]s?|d[oa]s?|pel[oa]|junto (?:a|ao"
    r"|aos)|para(?: [oa])?|pr[oa]|ao|[oa]|lo|la n[oa]|la d[oa]|de|em) (?=\w)"
)
_STRONG = re.compile(r"^(?:fornecedor|fornecedora|distribuidora?|fabricante|junto)")
_WEAK_SUBJECT = re.compile(
    r"^(?:ja |nao |ainda |me |nos |so |ta |esta |vai |tem |te |sempre )*(?:despach\w+|entreg\w+"
    r"|cobr\w+|vend\w+|atras\w+|mand\w+|fez|faz|fornec\w+|enganou|deixou|confirm\w+|prometeu"
    r"|pratic\w+|subiu|aument\w+|respond\w+|envi\w+|fechou|reajust\w+|oferec\w+|atend\w+|quer"
    r"|pediu|falou|passou|trouxe|pisou|enrol\w+|falhou)"
)
_SUBJECT = re.compile(r"(?:(?<=\s)|^)(?:a|o) (?=\w)")
_LINKS = frozenset({"de", "do", "da", "dos", "das", "e", "&"})
_ORDERS = re.compile(
    r"\b(?:pedidos?|ordens|ordem|compras?|oc|ocs|encomendas?|carga|caminhao|entregas?|material"
    r"|fatura|nota|boleto)(?: \w+){0,3}? d[oa]s?$"
)
_STOCK = frozenset(
    {
        "create_po",
        "approve_po",
        "reject_po",
        "po_status",
        "price_history",
        "find_supplier",
        "best_purchase_day",
        "scrape_now",
        "complaint",
        "forecast_price",
        "kpis",
        "stock_status",
        "report",
        "forecast_demand",
    }
)


@lru_cache(maxsize=8)
def _known(names: tuple[str, ...]) -> Phrases[str]:
    return Phrases([(name, name) for name in names])


def read(utterance: Utterance) -> dict[str, Any]:
    """`supplier`, staff only: the catalogue's own first, else a capitalised name after a telling word."""
    if not utterance.staff:
        return {}
    if utterance.vocabulary.suppliers:
        for first, last, _ in _known(utterance.vocabulary.suppliers).scan(utterance):
            utterance.claim(first, last)
            return {"supplier": utterance.said(first, last)}
    if utterance.shouted or (utterance.intent is not None and utterance.intent not in _STOCK):
        return {}
    best: tuple[int, int, int] | None = None
    for hit in utterance.find(_CUE, claimed=True):
        end = _name(utterance, hit.last)
        if end == hit.last:
            continue
        score = _score(utterance, hit, end)
        if score > 0 and (best is None or score > best[0]):
            best = (score, hit.last, end)
    trailing = _trailing(utterance)
    if best is None and trailing:
        best = (1, *trailing)
    if best is None:
        return {}
    utterance.claim(best[1], best[2])
    return {"supplier": utterance.said(best[1], best[2])}


def _score(utterance: Utterance, hit: Hit, end: int) -> int:
    """How surely a name after a cue is a supplier's; 0 for none."""

    cue, start = hit[0].strip(), hit.last
    if (
        hit.first
        and utterance.capital(hit.first - 1)
        and hit.first > 1
        and utterance.words[hit.first - 1].isalpha()
        and cue in {"do", "da", "dos", "das", "de"}
    ):
        return 0
    if re.search(r"\b(?:combin\w+|fal\w+|convers\w+|avis\w+)$", utterance.before(hit.first, 1)):
        return 0
    word = utterance.words[start]
    if is_car(utterance, start) or (is_place(utterance, start) and cue not in {"com a", "com o", "fornecedor", "pela"}):
        return 0
    person = word in words("first_names") and word not in words("businesses")
    if _STRONG.match(cue):
        return 5
    if person and cue not in {"da", "do", "no", "na"}:
        return 0
    if cue in {
        "com a",
        "com o",
        "com",
        "junto a",
        "junto ao",
        "pela",
        "pelo",
        "pro",
        "para",
        "para a",
        "para o",
        "ao",
    }:
        return 4 if utterance.intent in {"create_po", "approve_po", "reject_po", "po_status", "price_history", "kpis"} else 3
    if cue in {"na", "no", "la na", "la no", "nas", "nos", "lo"}:
        return 0 if person else 3
    if cue in {"da", "do", "das", "dos", "la da", "la do"}:
        if person and not _ORDERS.search(utterance.before(start, 6)):
            return 0
        return 3 if _ORDERS.search(utterance.before(start, 6)) else 2
    if cue in {"a", "o"}:
        if person:
            return 0
        return 3 if _WEAK_SUBJECT.match(utterance.after(end, 3)) else 2 if utterance.capital(start) else 0
    if cue in {"de", "em"}:
        return 0
    return 1


def _name(utterance: Utterance, start: int) -> int:
    """The end of a proper name from `start`: capitals, joined by small links; `start` where there is none."""
    at = start
    while at < len(utterance.words) and at - start < 5:
        word = utterance.words[at]
        if utterance.claimed[at] or not word.isalpha() or word in words("not_suppliers"):
            break
        typed = utterance.said(at, at + 1)
        if at == start and word in words("businesses") and at + 1 < len(utterance.words) and not utterance.claimed[at + 1]:
            nxt = at + 2 if utterance.words[at + 1] in _LINKS and at + 2 < len(utterance.words) else at + 1
            if utterance.capital(nxt):
                at = nxt + 1
                continue
        if typed[:1].isupper() and (len(typed) > 3 or not typed.isupper() or at > start) and len(typed) > 1:
            at += 1
            continue
        if at > start and word in _LINKS and at + 1 < len(utterance.words) and utterance.capital(at + 1) and not utterance.claimed[at + 1]:
            at += 2
            continue
        break
    return at


def _trailing(utterance: Utterance) -> tuple[int, int] | None:
    """A proper name that is the last part of an order: "espuma D33, quarenta blocos, Ortopur"."""
    if utterance.intent != "create_po":
        return None
    for at in range(len(utterance.words) - 1, 0, -1):
        if utterance.words[at] in {",", ":", "."}:
            end = _name(utterance, at + 1) if at + 1 < len(utterance.words) else at + 1
            if end > at + 1 and not utterance.word(end).isalnum() and utterance.words[at] == ",":
                return at + 1, end
            if at + 1 < len(utterance.words):
                return None
    return None
