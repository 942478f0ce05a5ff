from __future__ import annotations

import pytest

from agent.understanding import Understanding
from tests.agent.understanding.conftest import NOW


@pytest.mark.parametrize(
    ("text", "role", "intents"),
    [
        ("quanto tá o onix? e vcs abrem sábado?", "customer", ["car_details", "store_info"]),
        ("vcs aceitam meu gol na troca e qual o endereço da loja?", "customer", ["trade_in", "store_info"]),
        ("me manda foto do civic e quanto fica a parcela em 48x com 20 mil de entrada", "customer", ["car_details", "financing"]),
        ("aprova a 23 e gera o relatório do mês", "manager", ["approve_po", "report"]),
        ("quais leads quentes? quanto peço no onix 2019?", "seller", ["list_leads", "suggest_price"]),
    ],
)
def test_requests_of_different_kinds_are_taken_apart(understanding: Understanding, text: str, role: str, intents: list[str]) -> None:
    assert [reading.intent for reading in understanding.read_all(text, role=role, now=NOW)] == intents


@pytest.mark.parametrize(
    "text",
    [
        "oi, bom dia! tudo bem? quero um carro. obrigado",
        "quero um carro automático. sou de Campinas. tenho 60 mil",
        "quero um suv. ou sedan. tanto faz",
        "tem onix? quanto custa?",
        "que demora! cadê meu documento?",
        "sim. pode ser",
        "",
    ],
)
def test_a_message_with_one_request_stays_whole(understanding: Understanding, text: str) -> None:
    readings = understanding.read_all(text, role="customer", now=NOW)
    assert [reading.text for reading in readings] == [text]


def test_each_request_keeps_its_own_values(understanding: Understanding) -> None:
    first, second = understanding.read_all("quanto tá o onix? e vcs abrem sábado?", role="customer", now=NOW)
    assert first.entities == {"models": ["Onix"]}
    assert second.entities == {"date": "2026-11-21"}


def test_no_more_than_three_requests_are_read(understanding: Understanding) -> None:
    text = "qual o endereço? aceita troca de moto? tem garantia de motor? quanto fica a parcela em 48x? tem onix automático?"
    assert len(understanding.read_all(text, role="customer", now=NOW)) <= 3
