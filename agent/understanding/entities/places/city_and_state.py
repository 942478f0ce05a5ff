"""City and state: where the person, or what they look for, is."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.places.cities import Place, cities, city_typo
from agent.understanding.entities.places.shut_out import is_shut_out
from agent.understanding.entities.places.states import state_after, state_alone, states, true_state
from agent.understanding.entities.purchasing.item_words import is_item_word
from agent.understanding.entities.utterance import Utterance

_HOME = re.compile(
    r"(?:^| )(?:(?:moro|mora|moramos|morando|resido|vivo|sou|somos|vim|venho|falo|estou|to|fico"
    r"|trabalho|nasci|mudei|atende|entrega|entregam"
    r"|buscar|loja|lojas|filial|unidade|regiao|cidade|interior|perto|pertinho|centro|litoral"
    r"|proximo|municipio|aqui|la|pessoal|cliente"
    r"|clientes|leads|contatos|fornecedor|fornecedores|chego|direto|longe|patio|gente|povo"
    r"|galera|bairro)(?: (?:aqui|agora|hoje|mesmo|ai|la))?"
    r" (?:em|de|do|da|no|na|para|pra|pro|e)|em|aqui em|la em|ali em|la de|aqui de|cidade|para|ate|pra)$"
)
_WEAK = re.compile(r"(?:^| )(?:de|do|da|no|na|em|para|pro|pra|ate|e|por)$")
_NOT_BEFORE = re.compile(
    r"(?:^| )(?:rua|av|avenida|bairro|praca|rodovia|banco|time|dona|seu|dr|dra|sr|sra|santo"
    r"|santa|sao|senhor|senhora|nome|chamo|escola"
    r"|espos[oa]|marido|mulher|filh[oa]|irma|irmao|mae|pai|ti[oa]|sogr[oa]|cunhad[oa]|vizinh[oa]|amig[oa]|namorad[oa]|prim[oa]|colega|chefe"
    r"|genro|nora|net[oa]|padrinho|madrinha|patrao|patroa"
    r"|colegio|lead|jogo|shopping|estadio|cartorio|dia de|feliz|pao de|farinha de|queijo)$"
)


def read(utterance: Utterance) -> dict[str, Any]:
    """The city where the person (or the search) is, and the state where it is said."""
    found: dict[str, Any] = {}
    spans = [(first, last, place) for first, last, place in _candidates(utterance)]
    chosen = [span for span in spans if _accepted(utterance, *span) and not is_shut_out(utterance, *span)]
    if len(chosen) > 1:
        chosen = [span for span in chosen if utterance.before(span[0], 2) != "interior do"] or chosen
    home = [
        span
        for span in chosen
        if re.search(
            r"(?:moro|resido|vivo|mas (?:eu )?sou|muda a cidade para|agora) ",
            utterance.before(span[0], 4) + " ",
        )
    ]
    if chosen:
        first, last, place = home[0] if home else chosen[0]
        if not re.search(r"(?:menos|exceto|nao moro em|nao sou de)$", utterance.before(first, 3)):
            found["city"] = place.name
        for one in chosen:
            utterance.claim(one[0], one[1])
        state = state_after(utterance, last)
        if state and "city" in found:
            found["state"] = state[1]
            utterance.claim(last, state[0])
    if "state" not in found and (state_named := state_alone(utterance)):
        found["state"] = state_named
    return found


def _candidates(utterance: Utterance) -> list[tuple[int, int, Place]]:
    spans: list[tuple[int, int, Place]] = []
    at = 0
    while at < len(utterance.words):
        best = cities().match(utterance, at)
        state = states().match(utterance, at)
        if state and true_state(utterance, at) and (best is None or state[0] >= best[0]) and utterance.before(at, 2) != "cidade de":
            at = state[0]
            continue
        if best:
            spans.append((at, best[0], best[1]))
            at = best[0]
            continue
        likely = _WEAK.search(utterance.before(at, 1)) or len(utterance.words) <= 3
        if likely and not utterance.claimed[at] and (place := city_typo(utterance.words[at])):
            spans.append((at, at + 1, place))
        at += 1
    return spans


def _accepted(utterance: Utterance, first: int, last: int, place: Place) -> bool:
    """Whether a name stands for a place here: always for plain ones, by its surroundings for the others."""
    before = utterance.before(first, 4)
    if utterance.words[first] == "dona" and not _WEAK.search(before):
        return False  # a lady, and no town called so
    if _NOT_BEFORE.search(before) and not re.search(r"(?:em|de|para) $", before + " "):
        return False
    state = state_after(utterance, last)
    if state:
        return True
    following = utterance.capital(last) if last < len(utterance.words) else False
    proper = utterance.capital(first) and not utterance.shouted
    if utterance.staff and not proper and not re.search(r"(?:^| )(?:em|de|do|da|no|na|aqui|perto|para)$", before):
        return False
    if utterance.staff and not proper and is_item_word(utterance.words[first]):
        return False
    if not place.ambiguous and last == first + 1 and not proper and not utterance.staff:
        segment = not utterance.word(first - 1).isalnum() or not utterance.word(last).isalnum() or len(utterance.words) <= 4
        if not (segment or re.search(r"(?:^| )(?:de|em|do|da|no|na|para|ate|pra|por|aqui|e|cidade|ou)$", before)):
            return False
    if not place.ambiguous:
        # One capitalised word among others is part of a longer proper name.
        inside = proper and following and first > 0 and utterance.capital(first - 1)
        return not (inside and len(place.name.split()) == 1)
    if _accents_differ(utterance, first, last, place):
        return False
    if _HOME.search(before):
        if not proper and re.search(r"(?:^| )n[oa]$", before):
            return False
        home = re.search(
            r"\b(?:mor\w+|resid\w+|viv\w+|sou|somos|cidade|vim|venho|nasci|regiao|loja|perto|daqui"
            r"|aqui)\b",
            before,
        )
        return proper or bool(home) or (place.ambiguous == "large" and not utterance.staff)
    if proper and first > 0 and re.search(r"(?:^| )(?:de|em|no|na)$", before) and not following:
        return True
    alone = all(not word.isalnum() for word in (utterance.word(first - 1), utterance.word(last)) if word)
    segment = alone and utterance.intent in {"provide_profile", None} and not utterance.staff
    return segment and (place.ambiguous == "large" or proper) and (proper or len(utterance.words) <= 4)


def _accents_differ(utterance: Utterance, first: int, last: int, place: Place) -> bool:
    """Whether an accent was typed that the place's name lacks: "março" is not Marco."""
    typed = utterance.said(first, last).lower()
    return not typed.isascii() and len(typed) == len(place.name) and typed != place.name.lower()
