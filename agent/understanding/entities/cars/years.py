"""Years of make: bounds, ranges, "18/19" and bare years."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Hit, Utterance

_Y = r"(?:19[5-9]\d|20[0-4]\d)"
_RANGE = re.compile(
    rf"\b(?:(?:de|entre|do|dos|ano|anos) )?(?P<a>{_Y}) (?:/|a|e|ate|ate o|ou|-|ao|x|ate o ano) "
    rf"(?:o |o ano |um |ano )?(?P<b>{_Y})(?= |$)"
)
_SHORT = re.compile(r"(?:(?<=\s)|^)(?P<a>\d\d|20[0-4]\d|19\d\d) / (?P<b>\d\d)(?= |$)(?! /)")
_MIN = re.compile(
    rf"\b(?:(?:a partir d[eo]|para cima d[eo]|acima d[eo]|de pelo menos|no minimo|minimo|ano "
    rf"minimo|pelo menos|desde|maior (?:que|do que)|mais novos? (?:que|do que|q)|do ano|depois "
    rf"d[eo]|posterior a|superior a|apos|tem que ser|mais de)"
    rf" (?:ano |de |do |o )?(?P<a>{_Y})(?= |$)|(?P<b>{_Y}) (?:para ca|para cima|em diante|para "
    rf"frente|p frente|para a frente|para riba|ou mais novos?|ou mais|ou superior|ou acima"
    rf"|adiante|\+|mais novo|para mais|ou posterior|e acima|acima|ou mais recente|ou depois|de "
    rf"minimo|no minimo|minimo))"
)
_MAX = re.compile(
    rf"\b(?:(?:ate|no maximo|maximo|antes d[eo]|mais (?:velhos?|antigos?) (?:que|do que)|menor "
    rf"que|anterior a|abaixo d[eo]|inferior a) (?:o )?(?:ano )?(?:de |do )?(?P<a>{_Y})(?= |$)"
    rf"|(?P<b>{_Y}) (?:para baixo|para tras|ou mais (?:velho|antigo)|ou anterior|ou menos|no "
    rf"maximo|ou antes))"
)
_NOT_OLDER = re.compile(
    rf"\b(?:nada|nenhum|nao (?:\w+ ){{0,3}}?|nem|sem ser|num (?:\w+ ){{0,2}}?)(?: ?(?:de|que seja|carro))? ?"
    rf"(?:mais (?:velhos?|antigos?) (?:d?o? ?(?:que|q))|antes d[eo]|anterior a|abaixo d[eo]|inferior a) "
    rf"(?:o )?(?:ano )?(?:de )?(?P<a>{_Y})(?= |$)"
)
"""Who wants nothing older than a year wants it or newer."""
_BARE = re.compile(rf"(?:(?<=\s)|^)(?P<a>{_Y})(?= |$)")
_DECADE = re.compile(r"\banos (?P<d>[6-9]0)(?= |$)")
_TWO_DIGITS = re.compile(r"\b(?:ano|modelo|ano modelo|model) (?P<a>\d\d)(?= |$)(?! (?:mil|km|/))")
_UNIT = re.compile(
    r"^(?:mil|km|reais|conto|contos|pila|pilas|paus?|x|vezes|%|por mes|un|unidades|kg|cv|w|m|h"
    r"|de entrada|de parcela|mensais|pontos|dias|cilindradas|cc)(?: |$)"
)
_NOT_YEAR_BEFORE = re.compile(
    r"(?:^| )(?:rs\$|parcelas? de|entrada de|pedido|ordem|oc|po|compra|numero|n|nº|lead|score"
    r"|desde|(?:comprei|comprado|paguei|levei|peguei|troquei|bati|fiz) (?:\w+ ){0,3}em|copa de|"
    r"(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro"
    r"|dezembro)(?: de)?|lei|artigo|ipva(?: de)?|licenciamento(?: de)?|fundad[oa] em|rua|av|sku"
    r"|anuncio|requisicao|dado de|dados de|relatorio de|vendas de|natal de|feirao)$"
)
_COMPANY = re.compile(r"(?:^| )em$")
_STAFF_CAR = frozenset(
    {
        "optimize_listing",
        "suggest_price",
        "competitor_analysis",
        "list_leads",
        "schedule_discount",
        "simulate_campaign",
        "score_lead",
        "run_experiment",
    }
)


def read(utterance: Utterance) -> dict[str, Any]:
    """`year_min` and `year_max`; several bare years span from the oldest to the newest."""
    found: dict[str, Any] = {}
    if _skipped(utterance):
        return found
    bare: list[int] = []
    for hit in utterance.find(_SHORT):
        first, second = _full(utterance, hit["a"]), _full(utterance, hit["b"])
        month = utterance.word(hit.first - 1) in {"dia", "em", "ate"} or utterance.word(hit.last) in {"as"}
        if first and second and 0 <= second - first <= 1 and not (month and int(hit["b"]) <= 12):
            utterance.claim(hit.first, hit.last)
            bare += [first, second]
    for hit in utterance.find(_RANGE):
        if _is_year(utterance, hit, "b"):
            first, second = sorted((int(hit["a"]), int(hit["b"])))
            utterance.claim(hit.first, hit.last)
            found.setdefault("year_min", first)
            found.setdefault("year_max", second)
    for key, pattern in (("year_min", _NOT_OLDER), ("year_min", _MIN), ("year_max", _MAX)):
        for hit in utterance.find(pattern):
            group = "b" if hit.match.groupdict().get("b") else "a"
            if _is_year(utterance, hit, group):
                utterance.claim(hit.first, hit.last)
                found.setdefault(key, int(hit[group]))
    for pattern in (_BARE, _TWO_DIGITS):
        for hit in utterance.find(pattern):
            year = _full(utterance, hit["a"])
            if year and _is_year(utterance, hit, "a") and _bare_year(utterance, hit):
                utterance.claim(hit.first, hit.last)
                if not any(utterance.unwanted[hit.first : hit.last]):
                    bare.append(year)
    for hit in utterance.find(_DECADE):
        utterance.claim(hit.first, hit.last)
        bare += [1900 + int(hit["d"]), 1909 + int(hit["d"])]
    bare += _after_models(utterance)
    if bare and "year_min" not in found and "year_max" not in found:
        found["year_min"], found["year_max"] = min(bare), max(bare)
    return found


def _skipped(utterance: Utterance) -> bool:
    if not utterance.staff:
        return False
    return utterance.intent not in _STAFF_CAR and not utterance.models


def _full(utterance: Utterance, digits: str) -> int | None:
    """A year of four digits from two or four, or nothing where no car is of that year."""
    latest = utterance.now.year + 2
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if year <= latest - 2000 else 1900
    return year if 1950 <= year <= latest else None


def _is_year(utterance: Utterance, hit: Hit, group: str) -> bool:
    if int(hit[group]) > utterance.now.year + 2:
        return False
    inner = utterance.hit(hit.match, group)
    token = utterance.tokens[inner.first]
    if token.scaled and (not token.spoken or token.value == 2000):
        return False
    return not _UNIT.match(utterance.after(inner.last, 3)) and not _NOT_YEAR_BEFORE.search(utterance.before(inner.first, 4))


def _bare_year(utterance: Utterance, hit: Hit) -> bool:
    """A bare year is not one told of the past ("comprei em 2022")."""
    before = utterance.before(hit.first, 1)
    return not (before == "em" and not utterance.after(hit.last, 1).startswith("diante"))


_NOT_TRIM = frozenset(
    [
        "de",
        "do",
        "da",
        "por",
        "ate",
        "com",
        "em",
        "e",
        "ou",
        "a",
        "o",
        "que",
        "tem",
        "faz",
        "fica",
        "uns",
        "custa",
        "sai",
        "para",
        "no",
        "na",
    ]
)


def _after_models(utterance: Utterance) -> list[int]:
    """Two-digit years right after a model: "hb20 14", "parati 99"."""
    found: list[int] = []
    for _, end in utterance.models:
        last = end
        while last < end + 2 and utterance.word(last).isalpha() and utterance.word(last) not in _NOT_TRIM:
            last += 1
        spoken = last < len(utterance.tokens) and utterance.tokens[last].spoken and int(utterance.tokens[last].value or 0) >= 60
        if last > end and not spoken:
            last = end
        word = utterance.word(last)
        if len(word) != 2 or not word.isdigit() or utterance.claimed[last]:
            continue
        year = _full(utterance, word)
        if (
            year
            and not _UNIT.match(utterance.after(last + 1, 3))
            and not re.match(r"^(?:[.,] \d|/|h|:|e meia|portas|lugares)", utterance.after(last + 1, 2))
        ):
            if 3 <= int(word) <= 29 and utterance.intent in {"negotiate", "financing"}:
                continue
            utterance.claim(last, last + 1)
            found.append(year)
    return found
