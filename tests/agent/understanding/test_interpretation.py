"""What a message means in a talk, beyond its label: who speaks, and what is meant beside what is said."""

from __future__ import annotations

import pytest

from agent.understanding import Understanding
from tests.agent.understanding.conftest import NOW


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("quero ver o onix\nsabado 10h\nraquel dias\n19 99123-4567", "raquel dias"),
        ("MARCA O KWID PRA SEXTA 15H\nOSVALDO PRADO", "OSVALDO PRADO"),
        ("posso ver o tracker amanhã 9h, Telma Reis, 19 98123-4567", "Telma Reis"),
        ("quero ver o onix\nsabado 10h\nTelma\n19 99123-4567", "Telma"),
        ("sou a osmarina moro em valinhos", "osmarina"),
    ],
)
def test_a_piece_that_is_nothing_but_a_name_tells_who_speaks(understanding: Understanding, said: str, name: str) -> None:
    assert understanding.read_all(said, role="customer", now=NOW)[0].entities["name"] == name


@pytest.mark.parametrize("said", ["quero ver o onix\nna loja de campinas\nrosa", "sou a manicure do bairro", "sou o vizinho da loja"])
def test_a_place_a_colour_and_a_trade_are_no_names(understanding: Understanding, said: str) -> None:
    assert "name" not in understanding.read_all(said, role="customer", now=NOW)[0].entities


def test_a_car_put_behind_a_no_is_not_meant_without_a_comma_either(understanding: Understanding) -> None:
    reading = understanding.read_all("na verdade queria ver o tracker nao a creta", role="customer", now=NOW)[0]
    assert reading.entities["models"] == ["Tracker"]
    asked = understanding.read_all("por que não o creta?", role="customer", now=NOW)[0]
    assert asked.entities["models"] == ["Creta"]


def test_what_comes_before_a_no_without_a_comma_is_not_wished(understanding: Understanding) -> None:
    reading = understanding.read_all("quero um carro automático mas sedan não e nada de vermelho", role="customer", now=NOW)[0]
    assert "categories" not in reading.entities
    assert reading.refused["categories"] == ["Sedan"]
