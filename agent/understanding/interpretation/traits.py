"""What a car must be, told in everyday words or in a word alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from agent.understanding import rules
from agent.understanding.cues.comparisons import refuses_the_much_driven
from agent.understanding.cues.engines import engines
from agent.understanding.cues.equipment_wished import equipment_wished
from agent.understanding.cues.households import seats_wanted
from agent.understanding.cues.own_car import own_models
from agent.understanding.entities import extract
from agent.understanding.interpretation.wishing import REFUSABLE, WISHES, read_as
from agent.understanding.reading import Reading
from agent.understanding.text import fold

_SMALL = re.compile(
    r"\b(carr(o|inho)|coisa|algo|um|algum|veiculo) (bem |mais |menor )?(pequen(o|a|inho|inha|ininho)|compact[oa])\b"
    r"|\b(pros?|nos?|os) compactos\b"
)
_TALL = re.compile(
    r"\b(carr(o|inho)|algo|um|algum|uma coisa|coisa|veiculo|modelo|mais|bem) (que seja )?(bem |mais |meio )?alt(o|os|inho|inhos|ao)\b"
    r"(?! (padrao|nivel|valor|preco|custo))|\b(mais|bem) alt(o|inho) d[eo] (chao|solo)\b"
)
_ANY_WITH = re.compile(
    r"^\W*((e|mas|ai|dai|ta|certo|entao),? )?(tem|teria|tens|algum|nenhum|mostra|ve|so|quero)"
    r"( (algum|alguma|um|uma|outro|outra|desses|carro))* com\b"
)
"""Others are asked for, with something: "tem algum com câmera de ré?"."""
_HAS_ONE = re.compile(
    r"^\W*((e|mas|ou|nao|ai|entao)\W+)*(tem|teria|tens|tinha|vem|existe)\b(?! (o|a|os|as|como)\b)|^\W*e\W+(em |com )?\w+\W*\?\W*$"
)
_ONE_TRAIT = frozenset({"transmission", "fuel", "colors", "year_min", "categories", "brands", "seats", "doors"})
_GEARBOX = re.compile(r"(?<!câmbio )(?<!cambio )\bmanual\b(?! d[oae])", re.IGNORECASE)
"""Not the owner's book."""
_IN_A_WORD = 5
_MUST = re.compile(r"\b(tem (que|q|de)|precisa|so (pode|serve|quero)|faz questao de|exige)( (ser|que seja|um|uma|com))*\b")
_UNSURE = 0.7
"""Confidence under which the seats that are called for say more than what the words were taken for."""
_GUESSED = 0.5
"""Confidence under which a reading is anybody's guess."""


def trait_asked_for_in_a_word(reading: Reading, now: datetime) -> Reading:
    """ "Tem manual?": a gearbox, colour or fuel, and no question for help."""
    short = len(reading.text.split()) <= _IN_A_WORD and _HAS_ONE.match(fold(reading.text[:80]))
    if not short or reading.intent not in ("help", "out_of_scope", "greet", "warranty_docs"):
        return reading
    spelt = _GEARBOX.sub("câmbio manual", reading.text)
    told = extract(spelt, role="customer", now=now, intent="refine_search")
    return read_as(reading, "refine_search", rules.CONFIDENCE, told) if _ONE_TRAIT & told.keys() else reading


def what_it_must_be_is_wished(reading: Reading, now: datetime) -> Reading:
    """ "Ela tá falando que tem que ser automático" asks for no fact of the car in sight."""
    traits = {"transmission", "fuel", "colors", "categories", "seats", "doors"} & reading.entities.keys()
    if reading.intent != "car_details" or "?" in reading.text or not traits or not _MUST.search(fold(reading.text[:200])):
        return reading
    return read_as(reading, "refine_search", rules.CONFIDENCE, reading.entities)


def refusal_alone_refines(reading: Reading, now: datetime) -> Reading:
    """ "Só não me mostre carro branco": what is refused is sure, whatever else the words are taken for."""
    if reading.confidence >= _GUESSED or reading.entities or not REFUSABLE & reading.refused.keys():
        return reading
    return read_as(reading, "refine_search", rules.CONFIDENCE, {})


def much_driven_is_refused(reading: Reading, now: datetime) -> Reading:
    """ "Muito rodado não quero": a limit of the wish, whatever the words are taken for."""
    if reading.intent in ("search_cars", "refine_search") or reading.entities or not refuses_the_much_driven(reading.text):
        return reading
    return replace(reading, intent="refine_search", confidence=rules.CONFIDENCE)


def small_car_is_a_hatch(reading: Reading, now: datetime) -> Reading:
    """ "Não, quero carro pequeno": a kind of car in everyday words, which takes the place of the one before."""
    if reading.intent not in WISHES or {"categories", "models"} & reading.entities.keys() or not _SMALL.search(fold(reading.text)):
        return reading
    return replace(reading, entities=reading.entities | {"categories": ["Hatch"]})


def tall_car_is_an_suv(reading: Reading, now: datetime) -> Reading:
    """ "Preferia algo mais alto"."""
    if reading.intent not in WISHES or {"categories", "models"} & reading.entities.keys() or not _TALL.search(fold(reading.text)):
        return reading
    return replace(reading, entities=reading.entities | {"categories": ["SUV"]})


def seats_for_a_household(reading: Reading, now: datetime) -> Reading:
    """ "Sou mãe de cinco" needs seven seats; so does "um carro que caiba sete pessoa", by its words no sure wish."""
    wishes = reading.intent in WISHES
    if not (wishes or reading.confidence < _UNSURE) or "seats" in reading.entities or (seats := seats_wanted(reading.text)) is None:
        return reading
    if not wishes:
        return read_as(reading, "search_cars", rules.CONFIDENCE, extract(reading.text, role="customer", now=now) | {"seats": seats})
    return replace(reading, entities=reading.entities | {"seats": seats})


def equipment_is_wished(reading: Reading, now: datetime) -> Reading:
    """ "SUV com teto solar"; "tem com banco de couro?" goes on from cars that were shown."""
    wishes = reading.intent in WISHES
    items = equipment_wished(reading.text) if wishes or _ANY_WITH.search(fold(reading.text[:200])) else []
    told = reading if wishes or not items else read_as(reading, "refine_search", rules.CONFIDENCE, {})
    return replace(told, entities=told.entities | {"equipment": items}) if items else reading


def engine_is_wished(reading: Reading, now: datetime) -> Reading:
    """ "Quero 1.6 pra cima", "só 2.0"; a size beside the car one has is no wish."""
    if reading.intent not in WISHES or own_models(reading.entities, reading.text):
        return reading
    said = engines(reading.text, now, reading.intent)
    limits = {key: value for key, value in (("engine_min", said.least), ("engine_max", said.most)) if value is not None}
    return replace(reading, entities=reading.entities | limits) if limits else reading
