"""Whom a question about a lead is about: its number or its name as said."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.cars.makes_and_models import is_car
from agent.understanding.entities.lexicon import words
from agent.understanding.entities.utterance import Utterance

_NUMBER = re.compile(
    r"(?:(?<=\s)|^)(?:leads?|cliente|contato|prospect|cadastro|id|ficha|numero)(?: (?:de "
    r")?(?:numero|n|nº|no|nr|id))?(?: (?:o|:|#|\.))* (?P<n>\d{1,7})(?= |$)"
)
_BARE = re.compile(
    r"(?:(?<=\s)|^)(?:o|a|do|da|no|na|pro|ao|esse|desse|nesse|# ?|que o) (?P<n>\d{1,7})(?= "
    r"|$)(?! (?:pontos|%|dias|anos|reais|mil|km|vezes|h|:|/|porta))"
)
_LINKS = frozenset({"de", "da", "do", "dos", "das"})
_TITLES = frozenset({"seu", "dona", "sr", "sra", "dr", "dra", "senhor", "senhora"})
_PLACES = frozenset(
    {
        "escola",
        "clinica",
        "fazenda",
        "padaria",
        "oficina",
        "loja",
        "mercado",
        "restaurante",
        "construtora",
        "farmacia",
        "colegio",
        "hotel",
        "pousada",
        "posto",
        "auto",
        "grupo",
        "mercearia",
        "igreja",
        "prefeitura",
        "hospital",
        "sitio",
        "transportadora",
        "academia",
    }
)


def read(utterance: Utterance) -> dict[str, Any]:
    """`lead_ref` as said; staff only."""
    if not utterance.staff or utterance.intent not in {"score_lead", None}:
        return {}
    for hit in utterance.find(_NUMBER):
        return {"lead_ref": hit["n"]}
    if utterance.intent is None:
        return {}
    best = _name(utterance)
    if best:
        utterance.claim(*best)
        return {"lead_ref": utterance.said(*best)}
    for hit in utterance.find(_BARE):
        return {"lead_ref": hit["n"]}
    return {}


def _name(utterance: Utterance) -> tuple[int, int] | None:
    """The likeliest name: after a word for a lead, then by capitals, then a known first name."""

    best: tuple[float, int, int] | None = None
    at = 0
    while at < len(utterance.words):
        end = _run(utterance, at)
        if end == at:
            at += 1
            continue
        word, before = utterance.words[at], utterance.before(at, 2)
        score = 2.0 if word in words("first_names") or word in _PLACES else 0.0
        score += 1.0 if utterance.capital(at) and not utterance.shouted and at > 0 else 0.0
        score += (
            1.5
            if re.search(
                r"(?:lead|cliente|contato|d[oa]|o|a|esse|essa|tal d[oe]|pr[oa]|seu|dona|sr|dr|dra|chance "
                r"d[oa]|senhor|com [oa])$",
                before,
            )
            else 0.0
        )
        score += (
            1.0
            if re.search(
                r"(?:lead(?: novo| nova)?(?: ,)?(?: o| a)?|tal d[oea]|nota d[oa]|score d[oa]|, [oa])$",
                utterance.before(at, 4),
            )
            else 0.0
        )
        score -= (
            3.0
            if is_car(utterance, at)
            or (
                re.search(r"(?:em|de|vendedor|vendedora|gerente|com a|pel[oa])$", utterance.before(at, 1))
                and utterance.before(at, 1) not in {"de"}
            )
            else 0.0
        )
        score -= 1.0 if utterance.before(at, 1) in {"em", "no", "na", "de"} else 0.0
        if score >= 2.0 and (best is None or score > best[0]):
            best = (score, at, end)
        at = end
    return (best[1], best[2]) if best else None


def _run(utterance: Utterance, start: int) -> int:
    """The end of a run of name words from `start`."""
    at = start
    while at < len(utterance.words) and at - start < 6:
        word = utterance.words[at]
        if utterance.claimed[at] or not word.isalpha() or len(utterance.said(at, at + 1)) < 2:
            break
        named = word in words("first_names")
        proper = utterance.capital(at) and not utterance.shouted
        if at == start:
            if word in words("not_leads") or (word in _TITLES and not named):
                break
            if not (named or (proper and at > 0) or (word in _PLACES and at + 1 < len(utterance.words) and utterance.capital(at + 1))):
                break
            at += 1
            continue
        if (
            word in _LINKS
            and at + 1 < len(utterance.words)
            and (utterance.capital(at + 1) or (word in {"da", "do"} and utterance.word(at + 1) in _PLACES))
            and not utterance.shouted
        ):
            at += 2
            continue
        if word in words("not_leads") and not proper:
            break
        if proper or (named and not utterance.capital(start)) or (utterance.shouted and named):
            at += 1
            continue
        break
    return at
