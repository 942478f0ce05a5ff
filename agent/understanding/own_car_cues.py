"""What people say of the car they give in exchange beside its model, year and mileage."""

from __future__ import annotations

import re
from datetime import datetime

from agent.understanding.cues import fold
from agent.understanding.entities.money.amounts import amounts
from agent.understanding.entities.utterance import Utterance

_EXPECTS = re.compile(
    r"\b(quero|queria|espero|esperava|peco|pedindo|pego|preciso|vendo|aceito|minimo|pelo menos|penso|pensei|vale|consigo|pagam|da(o|riam)?"
    r"|tirar|avali\w+)\b.{0,40}\b(nele|nela|dele|dela|por ele|por ela|no meu|na minha|pelo meu|pela minha|no carro|na troca)\b"
    r"|\b(nele|nela|no meu( carro)?|pelo meu( carro)?)\b.{0,25}\b(quero|queria|espero|peco|vale|minimo|pelo menos)\b"
)
_DEBTS = re.compile(
    r"\b(financiad[oa]|alienad[oa]|nao (ta|esta) quitad[oa]|falta(m)? \d+ (parcelas|prestacoes)|consorcio|multas?|debitos?|ipva"
    r"|licenciamento|leilao|sinistro|recuperad[oa]|documento atrasad|gravame|quitad[oa])\b"
)
_STATE = re.compile(
    r"\b(conservad\w|riscos?|riscad\w|amassad\w|batid\w|inteir\w|pneus?|motor|lataria|pintura|revisa\w+|unico dono|detalhes?|trincad\w)\b"
)
_OFFERS = re.compile(
    r"\b(compr|peg|avali|aceit)(a|am|ao)? (o |um |meu )?(carros?|usados?|seminovos?|veiculos?)( usados?| seminovos?)?( na troca)?\W*\?"
)
_FIPE = re.compile(r"\bfip[ei]\b")
_OWN = re.compile(r"\b(meu|minha|ele|ela|dele|dela|nele|nela|o carro)\b")


def expected(text: str, now: datetime) -> int | None:
    """What the customer hopes to get for it in reais: "quero uns 15 mil nele"."""
    if not _EXPECTS.search(fold(text[:300])):
        return None
    utterance = Utterance(text[:300], role="customer", now=now, intent="trade_in")
    return next((amount.price for amount in amounts(utterance)), None)


def number(text: str, now: datetime) -> int | None:
    """The figure of a bare answer, thousands where it says or means so: "120", "120 mil", "98.500"."""
    utterance = Utterance(text[:300], role="customer", now=now, intent="provide_profile")
    return next((amount.price for amount in amounts(utterance)), None)


def debts(text: str) -> bool:
    """Whether it speaks of what is owed on the car, or that nothing is."""
    return _DEBTS.search(fold(text[:300])) is not None


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
