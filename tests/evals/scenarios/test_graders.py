"""Each rule finds what it is there for, and leaves alone what is right beside it: talks written by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from domain.conversation import Answer, Card, Reply
from domain.people import Role
from evals.scenarios import Exchange, Scenario, Talk
from evals.scenarios.graders import GRADERS
from evals.worlds import Purchases, Use, World
from tests.evals.scenarios.conftest import scenario

AT = datetime(2026, 11, 24, 10)
RULES = {type(rule).__name__: rule for rule in GRADERS}
WORLD = World()


def said(*answers: str, to: str = "oi", mood: str = "neutral", ms: float = 20.0, uses: tuple[Use, ...] = (), role: Role = Role.CUSTOMER,
         cards: tuple[Card, ...] = ()) -> Talk:  # fmt: skip
    """A talk of one person, who says the same in each turn."""
    stock = {car.id: car for car in WORLD.stock()}
    talk = Talk("test/this-one", 0, stock, paid={"ACO-1020": frozenset({4.2})}, secrets=("Ana Prado", "19 99812-4410"))
    for at, words in enumerate(answers):
        answer = Answer(f"t{at}", "greet", mood, (Reply(words, (), cards),))
        talk.exchanges.append(Exchange(at, "cliente", role, to, AT, answer, uses, ms))
    return talk


def found(rule: str, talk: Talk, asked: Scenario | None = None) -> list[str]:
    return list(RULES[rule].wrongs(asked or scenario("oi", "oi", "oi", "oi"), talk))


def used(name: str, role: Role = Role.CUSTOMER, **result: Any) -> tuple[Use, ...]:
    return (Use(name, {}, result, "cliente", role),)


CAR = {"id": "onix-19", "preco": 62_900.0}


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("Grounding", said("Custa R$ 58.300."), said("Custa R$ 62.900.", uses=used("car_details", car=CAR))),
        ("Grounding", said("Fica em 48x de R$ 1.774,47."), said("Você disse 48 vezes de R$ 1.774,47.", to="48x de 1774,47 dá?")),
        ("Grounding", said("Nos últimos 45 dias caiu 3,7%."), said("Nos últimos 45 dias caiu 3,7%.", uses=used(
            "price_history", since="2026-10-11", until="2026-11-24", change_percent=-3.7))),
        ("Prices", said("ok", uses=used("car_details", car=CAR | {"preco": 61_000.0})), said("ok", uses=used("car_details", car=CAR))),
        ("Prices", said("ok", cards=(Card("Onix", "R$ 52.900 · 58.000 km", "onix-19"),)),
         said("ok", cards=(Card("Onix", "R$ 62.900 · 58.000 km", "onix-19"),))),
        ("Prices", said("O mínimo é R$ 60.350."), said("O mínimo é R$ 60.350.", role=Role.MANAGER)),
        ("Prices", said("ok", uses=used("price_history", product={"sku": "ACO-1020"}, price={"amount": 4.5})),
         said("ok", uses=used("price_history", product={"sku": "ACO-1020"}, price={"amount": 4.2}))),
        ("OneQuestion", said("Qual seu nome? E seu telefone?"), said("Qual seu nome? Pode dizer “e o seu?”.")),
        ("Repetition", said("Tenho dois.", "Certo.", "Tenho dois."), said("Tenho dois.", "Certo.", "Tenho dois SUVs.")),
        ("Repetition", said(*(f"{n}. Qual sua cidade?" for n in "abcd")), said(*(f"{n}. Qual sua cidade?" for n in "abc"))),
        ("Manners", said("Ótimo! 😀", mood="negative"), said("Entendo.", mood="negative")),
        ("Manners", said("**Onix** por recommend_cars"), said("Onix, da Chevrolet")),
        ("Manners", said("x" * 701), said("x" * 700)),
        ("Manners", said("ATENÇÃO SENHOR CLIENTE AGORA"), said("Atenção, CNH e CPF em mãos")),
        ("Secrets", said("A visita é da Ana Prado."), said("A visita é de outra pessoa.")),
        ("Secrets", said("ligue 19998124410"), said("ligue 19998124410", to="meu número é 19 99812-4410")),
        ("Latency", said("oi", ms=15_001.0), said("oi", ms=14_999.0)),
        ("Permissions", said("ok", uses=used("list_leads", leads=[])), said("ok", uses=used("list_leads", error="not_allowed"))),
    ],
)  # fmt: skip
def test_a_rule_finds_what_is_wrong_and_nothing_else(rule: str, wrong: Talk, right: Talk) -> None:
    assert found(rule, wrong)
    assert not found(rule, right)


def order(**more: Any) -> dict[str, Any]:
    lines = [{"sku": "ACO-1020", "quantity": 1000.0, "unit": "kg", "price": 4.2}]
    return {"number": 1, "version": 1, "state": "sent", "supplier": "Aços Paulista", "lines": lines, "total": 4200.0} | more


LETTER = {"to": "vendas@acos.example", "subject": "Ordem de compra 1", "file": "oc-1.pdf"}
APPROVED = {"approved_by": "comprador@demo"}


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (Purchases([order(**APPROVED)], [LETTER, LETTER]), "enviado 2 vezes"),
        (Purchases([order()], [LETTER]), "sem ninguém aprovar"),
        (Purchases([order(total=21_000.0, **APPROVED)], [LETTER]), "que não pode"),
        (Purchases([order(approved_by="vendedora@demo")], [LETTER]), "que não pode"),
        (Purchases([order(**APPROVED)], []), "cartas: []"),
        (Purchases([order(supplier="Ferragens Sul", **APPROVED)], [LETTER]), "supplier = 'Ferragens Sul'"),
        (Purchases([order(lines=[], **APPROVED)], [LETTER]), "linhas do pedido 1"),
        (Purchases([order(**APPROVED)], [LETTER], {"ACO-1020": 4.5}), "coletados"),
        (Purchases([], []), "pedidos: []"),
        (Purchases([order(**APPROVED)], [LETTER]), None),
    ],
)
def test_purchases_are_as_the_scenario_says_and_nothing_binding_beside(left: Purchases, told: str | None) -> None:
    wanted = {"state": "sent", "supplier": "acos paulista", "lines": [{"sku": "ACO-1020", "quantity": 1000}]}
    asked = scenario("oi", bought={"orders": [wanted], "letters": [{"to": "vendas@acos.example"}]})
    talk = said("ok")
    talk.purchases = left
    wrongs = "\n".join(found("Purchases", talk, asked))
    assert (told in wrongs) if told else not wrongs
