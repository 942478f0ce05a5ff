from __future__ import annotations

import pytest

from agent.understanding import Understanding
from tests.agent.understanding.conftest import NOW


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("amei o atendimento, vocês são demais!! 😍", "positive"),
        ("que carro lindo, tô apaixonada", "positive"),
        ("quero um sedan até 60 mil", "neutral"),
        ("bom dia, qual o endereço? obrigado", "neutral"),
        ("já é a terceira vez que pergunto e ninguém responde, que descaso", "negative"),
        ("péssimo atendimento, nunca mais volto", "negative"),
    ],
)
def test_the_feeling_that_shows_is_read(understanding: Understanding, text: str, mood: str) -> None:
    assert understanding.read(text, role="customer", now=NOW).sentiment == mood


@pytest.mark.parametrize(
    "text",
    [
        "VOCÊS SÃO UNS LADRÕES!!! QUERO MEU DINHEIRO DE VOLTA",
        "vou no procon se não resolverem o problema do carro que comprei",
        "isso é um absurdo, 3 semanas esperando o documento!!! falta de respeito",
        "essa loja é uma quadrilha",
        "ces são tudo golpista",
        "seus trambiqueiros",
        "o atendimento de vocês é um lixo",
        "bando de picareta, me venderam carro batido, vou processar vocês",
    ],
)
def test_anger_at_us_asks_for_a_person(understanding: Understanding, text: str) -> None:
    assert understanding.read(text, role="customer", now=NOW).angry


@pytest.mark.parametrize(
    "text",
    [
        "tá caro esse onix, hein",
        "perdi o ônibus de novo, que ódio",
        "quero um carro que não seja um lixo",
        "meu carro antigo era uma merda, quero um hatch novo",
        "não gostei desses, tem outros?",
        "QUERO VER O ONIX AMANHÃ!!!",
        "vocês não são golpistas não né?",
        "já caí num golpe, vocês são de confiança?",
        "a outra loja é uma vergonha, vocês são ótimos",
        "amei!!!",
    ],
)
def test_a_grumble_is_not_anger_at_us(understanding: Understanding, text: str) -> None:
    assert not understanding.read(text, role="customer", now=NOW).angry
