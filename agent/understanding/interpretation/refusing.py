"""A no that is softer than it was taken for: putting off, talking it over at home, and not wanting one message."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from agent.understanding import rules
from agent.understanding.cues.awaited_cars import asks_to_be_told
from agent.understanding.cues.car_questions import facts_asked
from agent.understanding.cues.comparisons import likes_none, shows_another
from agent.understanding.cues.handing_back import asked_after_declining, asks_to_write_again, confers_at_home, puts_off
from agent.understanding.cues.stopping import erases, stops
from agent.understanding.cues.visits import gives_up, visit
from agent.understanding.entities import extract
from agent.understanding.reading import Reading
from agent.understanding.text import fold
from domain.customers.profile import WISH_FIELDS

_UNDECIDED = 0.5
"""A no of such confidence refuses nothing: whoever talks it over at home is in no hurry."""
_TAKEN_FOR = frozenset({"test_drive", "human", "affirm", "deny", "out_of_scope", "provide_profile", "store_info"})
"""Kinds that putting off is easily taken for."""


def stops_only_in_so_many_words(reading: Reading, now: datetime) -> Reading:
    """Asking what a message was about stops none."""
    if reading.intent != "opt_out" or stops(reading.text):
        return reading
    if reading.role == "customer" and reading.entities.keys() & set(WISH_FIELDS):  # "vi o anúncio, tenho interesse num automático"
        return replace(reading, intent="search_cars", confidence=rules.CONFIDENCE)
    return replace(reading, intent="help", confidence=_UNDECIDED)


def takes_its_time(reading: Reading, now: datetime) -> Reading:
    """ "Vou pensar, me chama depois"."""
    doubtful = reading.intent in _TAKEN_FOR or (reading.confidence < _UNDECIDED and not reading.entities)
    return _undecided(reading) if doubtful and puts_off(reading.text) else reading


_ERASES_NOTHING = re.compile(
    r"\b(nao|n|nem|sem) (precisa\w*|quero|queria|e (pra|para)|vai|pode|podem|vou|preciso)?( \w+)? ?(apag|exclu|delet|remov)\w*\b"
)


def erases_nothing(reading: Reading, now: datetime) -> Reading:
    """ "Não precisa apagar nada não"."""
    if reading.intent != "privacy_erase" or not _ERASES_NOTHING.search(fold(reading.text[:200])):
        return reading
    return replace(reading, intent="deny", confidence=rules.CONFIDENCE)


def may_write_again(reading: Reading, now: datetime) -> Reading:
    """ "Se eu quiser voltar a falar com vocês eu posso, né?" calls nobody."""
    if (
        reading.intent not in ("human", "opt_out", "deny", "out_of_scope", "complaint")
        or reading.angry
        or not asks_to_write_again(reading.text)
    ):
        return reading
    return replace(reading, intent="goodbye", confidence=rules.CONFIDENCE)


def wants_another(reading: Reading, now: datetime) -> Reading:
    """ "Não, esse aí não, outro": the no is to what was shown."""
    if reading.intent != "deny" or not (shows_another(reading.text) or likes_none(reading.text)):
        return reading
    return replace(reading, intent="refine_search", confidence=rules.CONFIDENCE)


def waiting_for_a_car_calls_nobody(reading: Reading, now: datetime) -> Reading:
    """ "Quando chegar uma me chama": the car is awaited, not a person."""
    if reading.intent not in ("human", "opt_out", "complaint") or not asks_to_be_told(reading.text):
        return reading
    return replace(reading, intent="search_cars", confidence=rules.CONFIDENCE)


_PRICE = re.compile(r"\b(precos?|valor(es)?|quanto|qto|qnto)\b")


def asked_instead_of_a_person(reading: Reading, now: datetime) -> Reading:
    """ "Não precisa chamar vendedor não, só me diz o preço do primeiro": what comes after is the request."""
    if reading.intent not in ("human", "deny", "complaint") or reading.angry:
        return reading
    asked = asked_after_declining(reading.text)
    if not (facts_asked(asked) or _PRICE.search(fold(asked))):
        return reading
    told = extract(asked, role="customer", now=now, intent="car_details")
    return replace(reading, intent="car_details", confidence=rules.CONFIDENCE, entities=told)


def asks_at_home(reading: Reading, now: datetime) -> Reading:
    """ "Vou falar com minha esposa" calls nobody of the shop."""
    return _undecided(reading) if reading.intent == "human" and confers_at_home(reading.text) else reading


def erases_only_in_so_many_words(reading: Reading, now: datetime) -> Reading:
    """ "Só quero que fique registrado" deletes nothing; "tira meu nome da agenda" gives up a visit."""
    if reading.intent != "privacy_erase":
        return reading
    if gives_up(reading.text) and visit(reading.text):
        return replace(reading, intent="test_drive", confidence=rules.CONFIDENCE)
    if erases(reading.text) or reading.waived:
        return reading
    meant = next(
        (label for label, _ in reading.alternatives if label not in ("privacy_erase", "privacy_export", "opt_out")), "out_of_scope"
    )
    return replace(reading, intent=meant, confidence=_UNDECIDED)


def _undecided(reading: Reading) -> Reading:
    return replace(reading, intent="deny", confidence=_UNDECIDED)
