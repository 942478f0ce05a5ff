"""Bad luck told in passing is met with a word of sympathy: no complaint, no visit."""

from __future__ import annotations

import pytest

from agent.understanding.cues.comparisons import refuses_the_much_driven
from agent.understanding.cues.misfortunes import tells_misfortune
from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import text


@pytest.mark.parametrize(
    ("words", "told"),
    [("o carro q eu tinha foi embora na enchente", True), ("meu carro deu perda total", True), ("roubaram minha moto ontem", True),
     ("perdi meu pai mês passado", True), ("esse carro já foi de enchente?", False), ("o seguro cobre roubo do meu carro?", False),
     ("ele já teve perda total?", False), ("quero um carro", False)],
)  # fmt: skip
def test_bad_luck_of_ones_own_is_told_from_questions_on_a_car(words: str, told: bool) -> None:
    assert tells_misfortune(words) is told


async def test_bad_luck_gets_sympathy_and_the_open_question(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("quero um suv até 120 mil", "sim")
    said = text(await ana.says("menina acredita q alagou a garagem? o carro q eu tinha foi embora na enchente"))
    assert "sinto muito" in said.lower()
    assert "Qual carro você quer ver" not in said


def test_cars_found_much_driven_are_refused() -> None:
    assert refuses_the_much_driven("ta muito rodado esses")
    assert not refuses_the_much_driven("esse ta muito rodado?")
