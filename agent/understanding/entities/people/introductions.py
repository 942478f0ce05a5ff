"""Names given without a cue of their own: as the whole answer, after "é o", or for a booking."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.lexicon import words
from agent.understanding.entities.people.name_spans import extent
from agent.understanding.entities.places.cities import is_place
from agent.understanding.entities.utterance import Utterance


def booked(utterance: Utterance) -> dict[str, Any]:
    """In whose name something is held: "pra Otávio Lemos", "da dona Terezinha"."""
    if utterance.intent not in {"test_drive", "reserve_car"}:
        return {}
    for at in range(1, len(utterance.words)):
        before = utterance.word(at - 1)
        if utterance.words[at] in words("first_names") and utterance.capital(at) and not utterance.shouted and not utterance.claimed[at]:
            end = extent(utterance, at, True)
            if (before in {"para", "pro"} and end - at > 1) or before in {"dona", "seu"}:
                utterance.claim(at, end)
                return {"name": utterance.said(at, end)}
    return {}


def introduced(utterance: Utterance) -> dict[str, Any]:
    """A known first name where the person introduces themselves: "mano é o Yuri"."""
    profile = utterance.intent == "provide_profile"
    for at, word in enumerate(utterance.words):
        if utterance.claimed[at] or word not in words("first_names") or not (utterance.capital(at) or profile):
            continue
        before = utterance.before(at, 2)
        told = (
            re.search(r"(?:^|\b)e [oa]$", before)
            and utterance.capital(at)
            and utterance.intent
            in {
                "provide_profile",
                "greet",
                "test_drive",
                "out_of_scope",
                "trade_in",
                "human",
                "search_cars",
                "complaint",
            }
        )
        named = profile and "nome" in utterance.words and utterance.word(at - 1) in {"e", ":", ",", "digo"}
        start = profile and utterance.word(at - 1) in {"dona", "seu", "sr", "sra", ":"}
        if told or named or start:
            end = extent(utterance, at, True)
            if end > at:
                utterance.claim(at, end)
                return {"name": utterance.said(at, end)}
    return {}


def before_a_number(utterance: Utterance) -> dict[str, Any]:
    """A name between a pause and one's number, known or typed with a capital: "sim. Rogério Paz 19 99911-2233"."""
    if utterance.staff or "§" not in utterance.words:
        return {}
    for at in range(1, len(utterance.words)):
        known = utterance.words[at] in words("first_names")
        typed = utterance.capital(at) and not utterance.shouted
        if not (known or typed) or utterance.claimed[at] or utterance.word(at - 1) not in {",", ".", "!", ";"}:
            continue
        end = extent(utterance, at, True)
        if not known and end - at < 2 and utterance.words[at] in words("plain_words"):
            continue
        after = end + 1 if utterance.word(end) in {",", "-", ":"} else end
        if end > at and after < len(utterance.words) and utterance.claimed[after] and utterance.word(after) == "§":
            utterance.claim(at, end)
            return {"name": utterance.said(at, end)}
    return {}


def signed(utterance: Utterance) -> dict[str, Any]:
    """A first name and more of it at the end, behind a pause: "sexta 14h pode ser? Sueli Arantes"."""
    if utterance.staff or utterance.shouted:
        return {}
    for at in range(1, len(utterance.words)):
        known = utterance.words[at] in words("first_names") and utterance.capital(at) and not utterance.claimed[at]
        if not known or utterance.word(at - 1) not in {",", ".", "?", "!", ";"}:
            continue
        end = extent(utterance, at, True)
        if end - at > 1 and all(word in {".", "!"} for word in utterance.words[end:]) and all(utterance.capital(n) for n in (at, end - 1)):
            utterance.claim(at, end)
            return {"name": utterance.said(at, end)}
    return {}


def alone(utterance: Utterance) -> dict[str, Any]:
    """A name that is the message, or its beginning before a comma: "Kauã", "Ivone, de Criciúma SC"."""
    if utterance.intent not in {"provide_profile", None} or utterance.staff or not utterance.words:
        return {}
    start = 0
    while utterance.word(start) in {"oi", "ola", "opa", "bom", "boa", "dia", "tarde", "noite", ",", "!", "."}:
        start += 1
    if start >= len(utterance.words) or utterance.claimed[start]:
        return {}
    end = extent(utterance, start, True)
    if end == start or (is_place(utterance, start) and utterance.words[start] not in words("first_names")):
        return {}
    following = utterance.word(end)
    closed = following in {"", ",", ".", "!", "-", "/", ";", "(", "§", "aqui"} or utterance.claimed[min(end, len(utterance.words) - 1)]
    known = utterance.words[start] in words("first_names")
    alone = end == len(utterance.words)
    if closed and (
        known
        or (
            alone
            and start == 0
            and utterance.capital(0)
            and utterance.intent == "provide_profile"
            and utterance.words[0] not in words("plain_words")
            and end <= 4
        )
    ):
        if utterance.intent is None and not (known and (end - start > 1 or alone)):
            return {}
        utterance.claim(start, end)
        return {"name": utterance.said(start, end)}
    if following in {"de", "do"} and known and utterance.intent == "provide_profile":
        utterance.claim(start, end)
        return {"name": utterance.said(start, end)}
    return {}
