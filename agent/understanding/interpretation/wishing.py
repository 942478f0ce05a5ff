"""A wish told, or changed, in words that look like something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from agent.understanding import rules
from agent.understanding.cues import revisions
from agent.understanding.cues.assent import spoken
from agent.understanding.cues.car_prices import limit_told_again
from agent.understanding.cues.comparisons import refuses_the_much_driven
from agent.understanding.cues.engines import engines
from agent.understanding.cues.equipment_wished import equipment_wished
from agent.understanding.cues.households import seats_wanted
from agent.understanding.cues.own_car import own_models
from agent.understanding.cues.refusals import named
from agent.understanding.cues.showing import asks_to_see, asks_which, insists
from agent.understanding.entities import extract
from agent.understanding.reading import Reading
from agent.understanding.text import fold
from domain.customers.profile import WISH_FIELDS

WISHES = frozenset({"search_cars", "provide_profile", "refine_search"})
MAY_TELL_NEEDS = WISHES | {"out_of_scope", "help"}
NEED_CONFIDENCE = 0.6
"""How sure it is that a need told in everyday words is a search."""
_SAYS_LITTLE = frozenset({"affirm", "deny", "negotiate", "out_of_scope", "help", "provide_profile", "thanks", "privacy_erase", "opt_out"})
"""Kinds that a change of the wish is easily taken for: "esquece a cor", "pode ser sedan também"."""
_OF_US = re.compile(r"\b(voces?|vcs?|ces|loja|vendedor\w*|atend\w+|comprei|descaso|vergonha|absurdo|reclam\w+|gerente|procon|garantia)\b")
"""What a complaint is about, where it is none about a make: "não me venha com Fiat, só dor de cabeça"."""
_COURTESIES = frozenset({"affirm", "greet", "thanks", "goodbye"})
"""Kinds that a bare name is taken for by its letters: "s10" for a yes."""
SURE = 0.85
"""Confidence from which the classifier is not overruled by a search it did not see."""
_LOOKS_FOR = re.compile(
    r"\b(precis\w+|quer(o|ia|emos)|procur\w+|busc\w+|atras d[eoa]|(to|tou|estou|tava|estava|ando|tamo|estamos) (vendo|olhando|de olho))\b"
)
"""A car wanted, or looked at elsewhere: "preciso de carro hj", "tava vendo um onix"."""
_WHICH_CAR = re.compile(r"\b(qual|que|quais) (carro|modelo|veiculo)s?\b[^.!]*\?")
_A_CAR = re.compile(r"\b(carro|carrinho|carango|veiculo|automovel)\b")
_SMALL = re.compile(
    r"\b(carr(o|inho)|coisa|algo|um|algum|veiculo) (bem |mais |menor )?(pequen(o|a|inho|inha|ininho)|compact[oa])\b"
    r"|\b(pros?|nos?|os) compactos\b"
)
_MEANT = re.compile(
    r"\W*((na verdade|opa|ops|nao|errei|perdao|desculpa|digo|era|e|eh|ate|ah|ih)\W+)*(r\$ ?)?(?P<n>(?!(?:19"
    r"|20)\d\d\b)\d{1,3}(\.\d{3})?)( ?(mil|k|conto))?,?"
    r" (que|q|foi o que) (eu )?(quis|queria|tentei|ia|quero|pensei em) (dizer|falar|escrever|digitar|colocar)\b(?! (km|anos))"
)
_TALL = re.compile(
    r"\b(carr(o|inho)|algo|um|algum|uma coisa|coisa|veiculo|modelo|mais|bem) (que seja )?(bem |mais |meio )?alt(o|os|inho|inhos|ao)\b"
    r"(?! (padrao|nivel|valor|preco|custo))|\b(mais|bem) alt(o|inho) d[eo] (chao|solo)\b"
)
_LOOSELY = re.compile(
    r"(?<![\d.,])(\d{2,3}) ?(?:mil|k)?(?:,| ou|, ou|,? uns|,? talvez|/) ?(\d{2,3})"
    r"(?: ?(?:mil|k)\b|,? (?:no )?(?:maximo|max|estourando|talo|limite|teto|forcando|apertando|por ai)\b)"
)
_OWN_BUSINESS = re.compile(r"\b(meu|minha|nosso|vender|alug\w+|consert\w+|oficina|mecanic\w+)\b")
_FIRST_OF_ALL = re.compile(r"\b(meu|minha|nosso|nossa) (?=(primeir|proxim|nov)[oa]\b)")
"""Theirs only once they have found it: "nosso primeiro carro"."""
_PREFERS = re.compile(r"\b(prefir\w+|preferencia|quer(o|ia|emos|iamos)|procur\w+|gost\w+|busc\w+|pens(o|ei|ando) (em|num|numa))\b")
_COMPARES = re.compile(r"\b(compar\w+|diferenc\w+|qual|quais|melhor|pior|versus|vs|x|entre|duvida|indecis\w+|acha\w*)\b|\?")
_ANY_WITH = re.compile(
    r"^\W*((e|mas|ai|dai|ta|certo|entao),? )?(tem|teria|tens|algum|nenhum|mostra|ve|so|quero)"
    r"( (algum|alguma|um|uma|outro|outra|desses|carro))* com\b"
)
"""Others are asked for, with something: "tem algum com câmera de ré?"."""
_TOLD = frozenset(WISH_FIELDS) | {"car_refs"}
_ASKS_WHICH = frozenset({"car_details", "trade_in", "out_of_scope", "help", "financing", "store_info"})
_KINDS = frozenset({"categories", "brands", "colors", "fuels", "transmissions", "engines"})
"""What is refused of a wish; a model may be refused as an offer is."""


def wish_among_other_words(reading: Reading, now: datetime) -> Reading:
    """ "Ganhei na rifa 50 mil, o que dá?": words that are none of ours, and a sum or a kind of car among them."""
    if reading.intent != "out_of_scope":
        return reading
    told = extract(reading.text, role="customer", now=now, intent="search_cars")
    if {"budget_max", "budget_min", "categories"} & told.keys() or _WHICH_CAR.search(fold(reading.text)):
        return replace(reading, intent="search_cars", entities=told)
    return replace(reading, intent="car_details", entities=told) if told.get("models") else reading


def changes_the_wish(reading: Reading, now: datetime) -> Reading:
    """ "Esquece a cor", "pode ser sedan também"."""
    ruled = reading.intent == "out_of_scope" and reading.confidence >= rules.CONFIDENCE  # what was said to be ignored were our rules
    of_cars = reading.intent == "complaint" and _KINDS & reading.refused.keys() and not _OF_US.search(fold(reading.text))
    if ruled or not (reading.intent in _SAYS_LITTLE or of_cars) or not _revises(reading, now):
        return reading
    return _as(reading, "refine_search", rules.CONFIDENCE, extract(reading.text, role="customer", now=now, intent="refine_search"))


_HAS_ONE = re.compile(
    r"^\W*((e|mas|ou|nao|ai|entao)\W+)*(tem|teria|tens|tinha|vem|existe)\b(?! (o|a|os|as|como)\b)|^\W*e\W+(em |com )?\w+\W*\?\W*$"
)
_ONE_TRAIT = frozenset({"transmission", "fuel", "colors", "year_min", "categories", "brands", "seats", "doors"})
_GEARBOX = re.compile(r"(?<!câmbio )(?<!cambio )\bmanual\b(?! d[oae])", re.IGNORECASE)
"""Not the owner's book."""
_IN_A_WORD = 5


def trait_asked_for_in_a_word(reading: Reading, now: datetime) -> Reading:
    """ "Tem manual?": a gearbox, colour or fuel, and no question for help."""
    short = len(reading.text.split()) <= _IN_A_WORD and _HAS_ONE.match(fold(reading.text[:80]))
    if not short or reading.intent not in ("help", "out_of_scope", "greet", "warranty_docs"):
        return reading
    spelt = _GEARBOX.sub("câmbio manual", reading.text)
    told = extract(spelt, role="customer", now=now, intent="refine_search")
    return _as(reading, "refine_search", rules.CONFIDENCE, told) if _ONE_TRAIT & told.keys() else reading


def sum_put_right(reading: Reading, now: datetime) -> Reading:
    """ "70 que eu quis dizer": the limit told before, put right."""
    found = _MEANT.match(fold(reading.text[:80]))
    if found is None or not (value := int(found["n"].replace(".", ""))):
        return reading
    limit = value if value >= 1_000 else value * 1_000
    return replace(reading, intent="refine_search", confidence=rules.CONFIDENCE, entities={"budget_max": limit})


def limit_is_told_again(reading: Reading, now: datetime) -> Reading:
    """ "Nossa, caro demais, falei que era 70": what cars may cost, and no bid for one."""
    if reading.intent == "trade_in" or (limit := limit_told_again(reading.text)) is None:
        return reading
    told = {key: value for key, value in reading.entities.items() if key not in ("offer", "budget_min")}
    return replace(reading, intent="provide_profile", confidence=rules.CONFIDENCE, entities=told | {"budget_max": limit}, angry=False)


_MUST = re.compile(r"\b(tem (que|q|de)|precisa|so (pode|serve|quero)|faz questao de|exige)( (ser|que seja|um|uma|com))*\b")
_GUESSED = 0.5
"""Confidence under which a reading is anybody's guess."""


def what_it_must_be_is_wished(reading: Reading, now: datetime) -> Reading:
    """ "Ela tá falando que tem que ser automático" asks for no fact of the car in sight."""
    traits = {"transmission", "fuel", "colors", "categories", "seats", "doors"} & reading.entities.keys()
    if reading.intent != "car_details" or "?" in reading.text or not traits or not _MUST.search(fold(reading.text[:200])):
        return reading
    return _as(reading, "refine_search", rules.CONFIDENCE, reading.entities)


def refusal_alone_refines(reading: Reading, now: datetime) -> Reading:
    """ "Só não me mostre carro branco": what is refused is sure, whatever else the words are taken for."""
    if reading.confidence >= _GUESSED or reading.entities or not _KINDS & reading.refused.keys():
        return reading
    return _as(reading, "refine_search", rules.CONFIDENCE, {})


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


def bare_name_is_looked_for(reading: Reading, now: datetime) -> Reading:
    """ "S10" alone."""
    if reading.intent in _COURTESIES and len(reading.text.split()) <= 3 and (cars := _cars_named(reading.text, now)):
        return _as(reading, "search_cars", rules.CONFIDENCE, cars)
    return reading


def car_is_looked_for(reading: Reading, now: datetime) -> Reading:
    """ "Tava vendo um onix": a search in words that were taken for little."""
    told = reading.intent in WISHES and not (reading.intent == "provide_profile" and not reading.entities)
    if told or reading.confidence >= SURE or not _looks_for_a_car(reading.text, now):
        return reading
    return _searched(reading, now)


def asks_to_see_the_cars(reading: Reading, now: datetime) -> Reading:
    """ "Manda as opções", "mostra o q tem", "tem ou não tem?": the cars of the wish as it stands."""
    if insists(reading.text):
        return replace(reading, intent="search_cars", confidence=rules.CONFIDENCE, entities={}, refused={})
    plain = asks_to_see(reading.text) and not ((said := spoken(reading.text)) is not None and said.alone)
    if not plain or reading.waived or reading.refused or _TOLD & reading.entities.keys():
        return reading
    return replace(reading, intent="search_cars", confidence=rules.CONFIDENCE, entities={})


def which_of_a_model_is_a_search(reading: Reading, now: datetime) -> Reading:
    """ "Qual corolla cabe nesse valor?"."""
    asked = reading.intent in _ASKS_WHICH and asks_which(reading.text, reading.entities.get("models", ()))
    return _searched(reading, now) if asked else reading


def preference_is_no_comparison(reading: Reading, now: datetime) -> Reading:
    """ "Prefiro sedan. Corolla ou Civic" wishes for either."""
    said = fold(reading.text)
    compares = reading.intent != "compare_cars" or not _PREFERS.search(said) or _COMPARES.search(said)
    return reading if compares else _searched(reading, now)


def upper_of_two_sums(reading: Reading, now: datetime) -> Reading:
    """ "Uns 75, 80 mil" is a limit of 80 thousand."""
    limit = _upper(reading.text) if reading.intent in WISHES else None
    if not limit or limit < reading.entities.get("budget_max", limit + 1):
        return reading
    told = {key: value for key, value in reading.entities.items() if key != "budget_min"}
    return replace(reading, entities=told | {"budget_max": limit})


def seats_for_a_household(reading: Reading, now: datetime) -> Reading:
    """ "Sou mãe de cinco" needs seven seats."""
    if reading.intent not in WISHES or "seats" in reading.entities or (seats := seats_wanted(reading.text)) is None:
        return reading
    return replace(reading, entities=reading.entities | {"seats": seats})


def equipment_is_wished(reading: Reading, now: datetime) -> Reading:
    """ "SUV com teto solar"; "tem com banco de couro?" goes on from cars that were shown."""
    wishes = reading.intent in WISHES
    items = equipment_wished(reading.text) if wishes or _ANY_WITH.search(fold(reading.text[:200])) else []
    told = reading if wishes or not items else _as(reading, "refine_search", rules.CONFIDENCE, {})
    return replace(told, entities=told.entities | {"equipment": items}) if items else reading


def engine_is_wished(reading: Reading, now: datetime) -> Reading:
    """ "Quero 1.6 pra cima", "só 2.0"; a size beside the car one has is no wish."""
    if reading.intent not in WISHES or own_models(reading.entities, reading.text):
        return reading
    said = engines(reading.text, now, reading.intent)
    limits = {key: value for key, value in (("engine_min", said.least), ("engine_max", said.most)) if value is not None}
    return replace(reading, entities=reading.entities | limits) if limits else reading


def needing(reading: Reading, need: Mapping[str, Any]) -> Reading:
    """The reading with what its everyday words ask of a car; then it is a search."""
    if not need:
        return reading
    told = reading.entities | dict(need)
    return replace(reading, entities=told) if reading.intent in WISHES else _as(reading, "search_cars", NEED_CONFIDENCE, told)


def _as(reading: Reading, intent: str, confidence: float, entities: dict[str, Any]) -> Reading:
    return replace(reading, intent=intent, confidence=confidence, entities=reading.entities | reading.wished(entities))


def _searched(reading: Reading, now: datetime) -> Reading:
    return _as(reading, "search_cars", rules.CONFIDENCE, extract(reading.text, role="customer", now=now, intent="search_cars"))


def _revises(reading: Reading, now: datetime) -> bool:
    """Whether it takes back, refuses or adds to a wish, or begins it anew with another budget."""
    if reading.waived or _KINDS & reading.refused.keys():
        return True
    if reading.widens and named(reading.text, now=now, intent="refine_search"):
        return True
    budget = {"budget_max", "budget_min"}
    return revisions.restarts(reading.text) and bool(
        budget & extract(reading.text, role="customer", now=now, intent="refine_search").keys()
    )


def _upper(text: str) -> int | None:
    """The upper of two sums told loosely, in reais."""
    found = _LOOSELY.search(fold(text[:200]))
    low, high = (int(found[1]), int(found[2])) if found else (0, 0)
    return high * 1_000 if low < high <= 1.5 * low else None


def _looks_for_a_car(text: str, now: datetime) -> bool:
    words = _FIRST_OF_ALL.sub("", fold(text[:200]))
    if not _LOOKS_FOR.search(words) or _OWN_BUSINESS.search(words) or "?" in words:
        return False
    return _A_CAR.search(words) is not None or bool(_cars_named(text, now))


def _cars_named(text: str, now: datetime) -> dict[str, Any]:
    """Models and makes in a message of a word or two."""
    return {key: value for key, value in named(text, now=now, intent="search_cars").items() if key in ("models", "brands")}
