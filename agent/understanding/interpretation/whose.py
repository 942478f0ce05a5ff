"""Whose data a message tells or asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from agent.understanding import rules
from agent.understanding.cues.autocorrect import blames_the_keyboard, meant
from agent.understanding.cues.data_put_right import name_instead
from agent.understanding.cues.data_put_right import put_right as data_put_right
from agent.understanding.cues.moments import moment
from agent.understanding.cues.names import put_right
from agent.understanding.cues.papers_to_bring import papers_to_bring
from agent.understanding.cues.third_persons import another_bought_here, cars_of_another, of_another
from agent.understanding.cues.trouble import in_trouble
from agent.understanding.entities import extract
from agent.understanding.reading import Reading
from domain.people import PERSONAL_FIELDS


def another_is_not_the_customer(reading: Reading, now: datetime) -> Reading:
    """ "O zap do meu marido é 19 98888-1234": nothing of it is filed as theirs."""
    theirs = of_another(reading.text, reading.entities.get("name", ""))
    own = {key: value for key, value in reading.entities.items() if key not in theirs}
    return reading if own.keys() == reading.entities.keys() else replace(reading, entities=own)


def anothers_car_is_not_wished(reading: Reading, now: datetime) -> Reading:
    """ "É Corolla que eu quero, meu cunhado que tem Civic": beside a model of one's own choice, theirs says nothing."""
    named = reading.entities.get("models", [])
    theirs = cars_of_another(reading.text, named) if len(named) > 1 else []
    left = [model for model in named if model not in theirs]
    return replace(reading, entities={**reading.entities, "models": left}) if theirs and left else reading


def name_by_itself_is_theirs(reading: Reading, now: datetime) -> Reading:
    """ "quero ver o argo⏎amanhã 10h⏎Raquel Dias", "Jonas, 10h amanhã": a piece that is nothing but a name tells who speaks."""
    if "name" in reading.entities or reading.intent not in _ARRANGING:
        return reading
    lines = reading.text.split("\n")
    pieces = [piece.strip(" .!") for piece in (*lines[1:], *(piece for line in lines for piece in line.split(",")[1:]))]
    head, comma, rest = reading.text.partition(",")
    if (
        comma
        and moment(rest, now)
        and len(rest.split()) <= _LONGEST_MOMENT
        and extract(head, role="customer", now=now).get("name") == head.strip()
    ):
        return replace(reading, entities={**reading.entities, "name": head.strip()})
    for piece in pieces:
        told = extract(piece, role="customer", now=now).get("name")
        if told == piece and (" " in piece or "phone" in reading.entities):
            return replace(reading, entities={**reading.entities, "name": told})
    return reading


def name_put_right_is_theirs(reading: Reading, now: datetime) -> Reading:
    """ "Meu nome é Fabiane. ops, FabianA": the name as it was put right."""
    if "name" not in reading.entities or (name := put_right(reading.text, reading.entities["name"])) is None:
        return reading
    return replace(reading, entities={**reading.entities, "name": name})


def own_data_put_right_are_told(reading: Reading, now: datetime) -> Reading:
    """ "Corrige meu nome pra Bianca Lins" erases nothing, and neither does "meu telefone tá errado"."""
    if (name := name_instead(reading.text)) and (told := extract(f"meu nome é {name}", role="customer", now=now, intent="provide_profile")):
        return replace(reading, intent="provide_profile", confidence=rules.CONFIDENCE, entities=reading.entities | told)
    if data_put_right(reading.text) is None or (reading.entities.keys() - set(PERSONAL_FIELDS)):
        return reading
    return replace(reading, intent="provide_profile", confidence=rules.CONFIDENCE)


def bought_by_another_is_no_search(reading: Reading, now: datetime) -> Reading:
    """ "Meu primo comprou um carro aí semana passada": nothing is looked for yet."""
    upset = reading.angry or reading.sentiment == "negative" or in_trouble(reading.text)
    if upset or reading.intent not in _TOLD_AS or reading.entities or not another_bought_here(reading.text):
        return reading
    return replace(reading, intent="greet", confidence=rules.CONFIDENCE)


def papers_to_bring_are_no_data_kept(reading: Reading, now: datetime) -> Reading:
    """ "Meu CPF precisa?" asks to see nothing that is kept."""
    if reading.intent not in ("privacy_export", "provide_profile") or papers_to_bring(reading.text) is None:
        return reading
    return replace(reading, intent="warranty_docs", confidence=rules.CONFIDENCE)


def autocorrect_is_no_person(reading: Reading, now: datetime) -> Reading:
    """ "Corretor maldito, é Luísa": the keyboard's, no broker who is called; what was meant counts."""
    if not blames_the_keyboard(reading.text):
        return reading
    told: dict[str, object] = {}
    for clause in meant(reading.text):
        told |= extract(clause, role="customer", now=now, intent="provide_profile")
    if "name" in told or (told and reading.intent in ("human", "complaint", "out_of_scope")):
        return replace(reading, intent="provide_profile", confidence=rules.CONFIDENCE, entities=told, angry=False)
    return replace(reading, intent="deny", confidence=_NO_REQUEST, angry=False) if reading.intent in ("human", "complaint") else reading


_ARRANGING = frozenset({"test_drive", "reserve_car", "trade_in", "financing", "negotiate", "provide_profile", "human", "affirm"})
"""Kinds for which a shop asks in whose name."""
_TOLD_AS = frozenset({"search_cars", "provide_profile", "help", "out_of_scope", "complaint", "store_info", "trade_in"})
"""Kinds that a purchase of somebody else is taken for."""
_LONGEST_MOMENT = 5
"""Words of a day and time behind the name of who comes."""
_NO_REQUEST = 0.5
"""Of a grumble about the keyboard that says nothing else."""
