"""Whether a word that names a car names one here: what must stand beside each kind of ambiguous name."""

from __future__ import annotations

import re
from typing import NamedTuple

from agent.understanding.entities.cars.false_friends import blocked
from agent.understanding.entities.cars.spellings import Name
from agent.understanding.entities.utterance import Utterance

# Intents in which staff talk of the cars on sale.
CAR_TALK = frozenset(
    {
        "list_leads",
        "score_lead",
        "optimize_listing",
        "suggest_price",
        "competitor_analysis",
        "schedule_discount",
        "simulate_campaign",
        "kpis",
        "report",
        "segment_customers",
        None,
    }
)


_DETERMINER = re.compile(
    r"^(?:o|a|um|uma|meu|minha|esse|essa|desse|dessa|nesse|nessa|aquele|aquela|daquela|do|da|no"
    r"|na|num|numa|tem|teem|quero|tipo|vender|venda|ver|dois|velha|velho)$"
)


_YEAR = re.compile(r"^(?:(?:19|20)\d\d|1\.\d|2\.0|[5-9]\d|0\d|[12]\d)$")
_TRIM = re.compile(
    r"^(?:flex|automatic[oa]|manual|completo|completa|sedan|seda|hatch|turbo|usado|usada"
    r"|seminovo|lt|ltz|premier|xei|exl?|lxl?|tsi|cvt"
    r"|essence|adventure|trekking|way|mille|like|drive|highline|comfortline|trendline|diesel"
    r"|g[3-8]|mi|mpi|se|sel|freestyle)$"
)
_QUANTITY = re.compile(
    r"^(?:mil|km|reais|conto|contos|pila|pilas|pau|paus|x|vezes|parcelas|un|unidades|kg|caixas"
    r"|pecas|ml|g|l|h|%|litros|pessoas|dias"
    r"|meses|:|/|gb|cv|cavalos)$"
)
_NOT_AFTER = re.compile(
    r"^(?:rs\$|pedido|ordem|oc|po|compra|numero|requisicao|ate|uns|dia|lead|as|score|nota|ano|r"
    r"|n|apto|casa)$"
)
_PAPER = frozenset({"papel", "folha", "folhas", "sulfite", "resma", "tamanho", "formato"})
_OURS = frozenset({"nosso", "esse", "pro", "meu", "um", "peugeot", "naquele", "desse", "nesse", "do"})
_JOINS = frozenset({"ou", "x", "vs"})


class Mention(NamedTuple):
    """A name found: its tokens and what it stands for."""

    first: int
    last: int
    name: Name


class Company(NamedTuple):
    """The names of one message that vouch for its ambiguous ones."""

    makes: frozenset[int]  # where plain makes end
    models: frozenset[int]  # where models of any kind begin
    plain: frozenset[int]  # where unambiguous models begin


def company(seen: list[Mention]) -> Company:
    """Whom each name of a message stands with."""
    models = [mention for mention in seen if mention.name.kind == "models"]
    return Company(
        frozenset(m.last for m in seen if m.name.kind == "brands" and not m.name.ambiguous),
        frozenset(m.first for m in models if m.name.ambiguous != "article"),
        frozenset(m.first for m in models if not m.name.ambiguous),
    )


def plausible(utterance: Utterance, mention: Mention, beside: Company) -> bool:
    """Whether the words mean a car here."""
    first, last, name = mention
    before = utterance.word(first - 1)
    if blocked(utterance, first, last) or _of_a_size(utterance, first, last):
        return False
    make = first in beside.makes or first - 1 in beside.makes
    others = bool(beside.models - {first})
    if name.ambiguous == "article":
        return _after_article(utterance, mention, make, others)
    if name.ambiguous == "make":
        return make or last - first > 1
    if name.ambiguous == "strong":
        return make or _strong(utterance, mention, beside)
    if name.ambiguous in {"number", "year"}:
        return _numeral(utterance, mention, make, others)
    if name.ambiguous == "notpaper":
        return before not in _PAPER and not utterance.staff
    if name.ambiguous == "notsize":
        return not utterance.staff and not before.isdigit() and before not in {"por", "o"}
    return True


def _of_a_size(utterance: Utterance, first: int, last: int) -> bool:
    """The "x4" of "4x4"."""
    if last - first > 1:
        return len(utterance.words[first]) == 1 and utterance.word(first - 1).isdigit()
    return first > 0 and not utterance.gap(first) and utterance.tokens[first - 1].value is not None


def _after_article(utterance: Utterance, mention: Mention, make: bool, others: bool) -> bool:
    """Names that are also places or people ("Santana"): with an article, a year or another car."""
    before, after = utterance.word(mention.first - 1), utterance.word(mention.last)
    if make or mention.last - mention.first > 1 or _YEAR.match(after):
        return True
    if utterance.staff and utterance.intent not in CAR_TALK:
        return False
    if _DETERMINER.match(before) is not None and after not in {"do", "da", "de"}:
        return True
    return others and (before in _JOINS | {"e"} or after in _JOINS | {"e"})


def _strong(utterance: Utterance, mention: Mention, beside: Company) -> bool:
    """Plain words: only with a year or trim after them, or weighed against a car."""
    before, after = utterance.word(mention.first - 1), utterance.word(mention.last)
    if (_YEAR.match(after) or _TRIM.match(after)) and not _QUANTITY.match(utterance.word(mention.last + 1)):
        return mention.name.kind == "models"
    return bool(beside.plain) and (before in _JOINS | {"entre"} or after in _JOINS)


def _numeral(utterance: Utterance, mention: Mention, make: bool, others: bool) -> bool:
    """Names in figures ("208", "2008"): not where they count something."""
    before, after = utterance.word(mention.first - 1), utterance.word(mention.last)
    number = mention.name.ambiguous == "number"
    if _QUANTITY.match(after) or _NOT_AFTER.match(before):
        return False
    if number and not utterance.staff:
        return True
    if number and before in _OURS:
        return utterance.intent in CAR_TALK
    joined = before in _JOINS | {"o", "um", "e", "entre"} or after in _JOINS
    return make or (joined and (others or number or _TRIM.match(after) is not None))
