from __future__ import annotations

from typing import get_args

from domain.cars.traits import PRIORITIES, USES
from domain.cars.vehicles import CATEGORIES, FUELS, TRANSMISSIONS
from domain.store import STATES
from tools.mistakes import in_words, sentence
from tools.spellings import Category, Fuel, Priority, Transmission, Usage


def test_the_words_a_model_may_use_are_those_the_domain_knows() -> None:
    known = {Category: CATEGORIES, Fuel: FUELS, Transmission: TRANSMISSIONS, Usage: tuple(USES), Priority: PRIORITIES}
    for argument, allowed in known.items():
        assert get_args(get_args(argument)[0]) == allowed
    assert len(STATES) == 27


def test_a_mistake_is_told_in_portuguese_with_the_name_people_use() -> None:
    assert (
        sentence({"loc": ("budget_max",), "type": "less_than_equal", "ctx": {"le": 100_000_000}})
        == "Orçamento: deve ser no máximo 100.000.000."
    )
    assert (
        sentence({"loc": ("categories", 0), "type": "literal_error", "ctx": {"expected": "'SUV' or 'Van'"}})
        == "Tipo de carro: deve ser SUV ou Van."
    )
    assert sentence({"loc": (), "type": "model_type", "ctx": {}}) == "Pedido: deve ser um objeto."
    assert sentence({"loc": ("novo",), "type": "missing"}) == "Novo: falta."


def test_a_kind_of_mistake_never_seen_before_is_still_told_in_portuguese() -> None:
    assert in_words({"loc": ("x",), "type": "some_new_kind"}) == "tem um valor que não é aceito"
