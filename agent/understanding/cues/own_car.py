"""What people say of the car they give in exchange beside its model, year and mileage."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from agent.understanding.cues.third_persons import KIN
from agent.understanding.entities.money.amounts import amounts
from agent.understanding.entities.utterance import Utterance
from agent.understanding.text import fold

_EXPECTS = re.compile(
    r"\b(quero|queria|espero|esperava|peco|pedindo|pego|preciso|vendo|aceito|minimo|pelo menos|penso|pensei|vale|consigo|pagam|da(o|riam)?"
    r"|tirar|avali\w+)\b.{0,40}\b(nele|nela|dele|dela|por ele|por ela|no meu|na minha|pelo meu|pela minha|no carro|na troca)\b"
    r"|\b(nele|nela|no meu( carro)?|pelo meu( carro)?)\b.{0,25}\b(quero|queria|espero|peco|vale|minimo|pelo menos)\b"
)
_DEBTS = re.compile(
    r"\b(financiad[oa]|alienad[oa]|nao (ta|esta) quitad[oa]|(tenho|tem|rest\w+|falt\w+)( ainda| so| mais| umas)* \d+ (parcelas?|prestac\w+)|consorcio|multas?|debitos?|ipva"
    r"|licenciamento|leilao|sinistro|recuperad[oa]|documento atrasad|gravame|quitad[oa])\b"
)
_STATE = re.compile(
    r"\b(conservad\w|ris(c|qu)(o|a|ad|ou|inh)\w*|amass(ad|inh)\w*|batid\w|ral(ad|inh)\w*|arranh\w+|queimad\w|fundid\w|desbotad\w|inteir\w|pneus?|motor|lataria|pintura|revisa\w+|unico dono|detalhes?|trincad\w)\b"
    r"|\btudo (ok|em (ordem|dia)|original|funcionando|100)|\b(nada|zero) (de errado|detalhes?)|\b(zerad|impecave)\w*"
)
_OFFERS = re.compile(
    r"\b(compr|peg|avali|aceit)(a|am|ao)? (o |um |meu )?(carros?|usados?|seminovos?|veiculos?)( usados?| seminovos?)?( na troca)?\W*\?"
)
_FIPE = re.compile(r"\bfip[ei]\b")
_BRINGS = re.compile(
    r"\b(lev(o|ar|amos)|trag[oa]|trazer|ir|vou|pass(o|ar)|apare[cç](o|er)|encost(o|ar))\b.{0,35}\b(avali\w*|vistori\w*)"
    r"|\b(quando|que (dia|horas?)|qualquer (dia|hora)|posso|da pra|como)( eu)?( posso| consigo| da pra)? (levar|trazer)( (ele|ela|meu|o carro|o meu|o))?"
    r"( carro)? (a[ih]|la|pra (voces?|vcs?)|na loja)\b(?! (o|a|um|uma|meu|minha) (?!carro))"
)
_ELSE = re.compile(
    r"\b(reserv\w+|segur(a|ar)|separ(a|ar)|guarda|marca(r)?|agend\w+|visit(a|ar)|test[ -]?drive|mostr\w+|procur\w+|simul\w+|compar\w+"
    r"|(quero|queria|posso|vou|gostaria de) (ver|comprar|um|uma|saber|falar)|quanto (fica|custa|sai|ta|e)|endereco|horario)\b"
)
_CONTACT = ("name", "phone", "email", "cpf")
OF_A_CAR = ("models", "brands", "year_min", "year_max", "mileage_max")
"""What tells a car, wished for or owned."""
_AT_MOST = re.compile(
    r"\b(menos de|ate|maximo( de)?|abaixo de|inferior a|no maximo)( uns| de)? [\d.]+ ?(mil |k )?(km|quilometr\w*|kms|rodad\w*)\b"
)
"""A mileage that is a limit, and so of the car looked for."""
_OWN = re.compile(r"\b(meu|minha|ele|ela|dele|dela|nele|nela|o carro)\b")
_OWN_CAR = (
    rf"\b(tenho|(meu|minha)(?! {KIN}\b)(?! (?:reserva|visita|proposta|simula\w+|test|pedido|compra|busca|ficha|interesse|duvida|opcao)\b)|possuo|dou|dar|troco|quer(o|ia) vender|ando (de|num))\b(?:(?!\b(n[oa]|num|numa|pel[oa]|por|quero)\b)[^.,;!?]){{0,25}}?\bMODEL\b",
    r"\bMODEL\b(\s+(?!com\b|e\b|por\b|meu\b|minha\b|o\b|um\b|aceita|pega)[\w./-]+){0,3}\s+"
    r"((na|em|de|como) troca|como (parte|entrada)|(de|como) parte do pagamento)\b",
    r"\b(com|dou|dando|dar|ponho|boto|usando|usar|entrego|deixo|deixando|mais|colocando)( o| a| um| uma)? MODEL\b[\w\s./-]{0,20}?\bde entrada\b",
    r"\b(contando|somando|somad[oa]|junt[oa]|incluindo)( com)?( o| a)?( meu| minha)? MODEL\b",
)
"""Words that make a model the speaker's own car; "trocar meu Gol num Corolla" is about the Gol alone, "tô vendo um HB20" about none."""

_OWES = re.compile(
    r"\b(dev(o|er|endo|ia)|falta(r|m|ndo)?( eu)? pagar|(estou|to|tou) pagando|falta(m)? \w+)\b.{0,20}"
    r"\b(parcel|prestac|financiament|consorcio|banco)\w*"
    r"|\b(?:tenho|tem|rest\w+|falt\w+|so)(?: (?:ainda|so|mais|umas|uns))* \d+ (?:parcelas?|prestac\w+)\b"
)

_WORTH = re.compile(r"\b(?:quanto|qual (?:o |seria o )?valor)\b.{0,30}\b(?:pag\w+|d[ao]o?|dariam?|val\w+|oferec\w+|avali\w+)\b")


def owes(text: str) -> bool:
    """Whether somebody tells or asks about what they still pay for it: "e se eu ainda dever umas parcelas dele?"."""
    return _OWES.search(fold(text[:300])) is not None


_KILOMETRES = re.compile(r"\b(?:kms?|quil[oô]metros?|rodad[oa]s?)\b", re.IGNORECASE)
"""They make a mileage of a figure, and it is one already where a mileage was asked for."""
_OLDEST = 1950
"""From here to next year a figure is the year of a car, and no price of one: "quero dar meu Gol 2014 na troca"."""


def expected(text: str, now: datetime) -> int | None:
    """What the customer hopes to get for it in reais: "quero uns 15 mil nele"."""
    if not _EXPECTS.search(fold(text[:300])):
        return None
    utterance = Utterance(text[:300], role="customer", now=now, intent="trade_in")
    return next((amount.price for amount in amounts(utterance) if not _OLDEST <= amount.price <= now.year + 1), None)


def number(text: str, now: datetime) -> int | None:
    """The figure of a bare answer, thousands where it says or means so: "120", "98.500", "mais de 150 mil rodados"."""
    utterance = Utterance(_KILOMETRES.sub(" ", text[:300]), role="customer", now=now, intent="provide_profile")
    return next((amount.price for amount in amounts(utterance)), None)


def debts(text: str) -> bool:
    """Whether it speaks of what is owed on the car, or that nothing is."""
    return _DEBTS.search(fold(text[:300])) is not None or owes(text)


def offered(text: str) -> bool:
    """Whether it is asked if the shop takes a car: "vocês compram carro?"."""
    return _OFFERS.search(fold(text[:300])) is not None


def state(text: str) -> bool:
    """Whether it tells the shape a car is in."""
    return _STATE.search(fold(text[:300])) is not None


def fipe(text: str) -> bool:
    return _FIPE.search(fold(text[:300])) is not None


def of_ones_own(text: str) -> bool:
    return _OWN.search(fold(text[:300])) is not None


def brings(text: str) -> bool:
    """Whether somebody wants to come by with the car to have it valued: "posso levar pra avaliar amanhã?"."""
    return _BRINGS.search(fold(text[:300])) is not None


def asks_else(text: str) -> bool:
    """Whether a message that could tell of the car begins something of its own: "reserva o Renegade pra mim"."""
    return brings(text) or (_ELSE.search(fold(text[:300])) is not None and not state(text) and not debts(text))


def asks_worth(text: str) -> bool:
    """Whether it is asked what the shop would give, in whatever words: "só quero saber quanto vocês pagam nele"."""
    return _WORTH.search(fold(text[:300])) is not None


def contact(entities: Mapping[str, Any]) -> dict[str, Any]:
    """Who speaks and how to reach them, told where the car was asked about."""
    return {key: entities[key] for key in _CONTACT if key in entities}


def less_own(entities: Mapping[str, Any], text: str) -> dict[str, Any]:
    """What was said, less the car the speaker has."""
    return less(entities, own_models(entities, text), text)


def less(entities: Mapping[str, Any], own: Collection[str], text: str) -> dict[str, Any]:
    """What was said, less these models, which the speaker has: their year and mileage are no wish either."""
    wanted = [model for model in entities.get("models", []) if model not in own]
    if not own:
        return dict(entities)
    bounded = {"mileage_max"} if limit_of_mileage(text) else set()
    kept = {key: value for key, value in entities.items() if key not in OF_A_CAR or key in bounded}
    return kept | ({"models": wanted} if wanted else {})


def limit_of_mileage(text: str) -> bool:
    """Whether a mileage is told as a limit, and so of the car looked for: "com menos de 60 mil km"."""
    return _AT_MOST.search(fold(text[:2_000])) is not None


def own_models(entities: Mapping[str, Any], text: str) -> list[str]:
    return [model for model in entities.get("models", []) if owns(model, text)]


def is_another(model: str, text: str) -> bool:
    """Whether the car told before is corrected: "na verdade é um Corsa"."""
    corrected = rf"\b(é|eh|era|digo|verdade|vdd|quis dizer)( um| uma| o| a)? {re.escape(model.lower())}\b"
    return re.search(corrected, text[:300].lower()) is not None


def owns(model: str, text: str) -> bool:
    """Whether the model named is the speaker's own car ("tenho um Onix", "trocar meu Gol", "com o Gol de entrada"), not one they look for."""
    name, said = re.escape(fold(model)), fold(text[:2_000])
    return any(re.search(pattern.replace("MODEL", name), said) for pattern in _OWN_CAR)
