"""One car put before the others of a list is the one spoken of; the utmost of a list is pointed at in its own words."""

from __future__ import annotations

import pytest

from agent.understanding.cues.hearsay import doubts_the_mileage
from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, text


async def shown(introduce: Introduce, *more: str) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem suv até 95 mil?", *more)
    return ana


@pytest.mark.parametrize("words", ["qual a km dele?", "bebe muito?", "ele tem câmera de ré?", "quantos donos ele teve"])
async def test_a_fact_is_told_of_the_car_put_forward(introduce: Introduce, words: str) -> None:
    said = text(await (await shown(introduce)).says(words))
    assert "De qual" not in said
    assert "Creta" in said or "Tracker" in said


async def test_of_several_it_is_asked_which(introduce: Introduce) -> None:
    assert "De qual" in text(await (await shown(introduce)).says("e o consumo deles?"))


async def test_whether_any_has_an_item_is_looked_up(introduce: Introduce) -> None:
    answer = await (await shown(introduce)).says("algum tem teto solar?")
    assert answer.tools[-1].args["equipment"] == ["teto solar"]
    assert "teto solar" in text(answer)


async def test_an_act_still_asks_which(introduce: Introduce) -> None:
    answer = await (await shown(introduce)).says("quero reservar")
    assert not [call for call in answer.tools if call.name == "reserve_car"]
    assert "Qual carro" in text(answer)


@pytest.mark.parametrize(
    ("words", "car"),
    [
        ("a mais rodada, quanto fica?", "creta-1"),
        ("me fala do mais rodado", "creta-1"),
        ("gostei do menos rodado dos dois", "tracker-1"),
        ("prefiro o mais caro dos dois", "tracker-1"),
    ],
)
async def test_the_utmost_of_the_list_is_pointed_at(introduce: Introduce, words: str, car: str) -> None:
    assert called(await (await shown(introduce)).says(words), "car_details")["car_id"] == car


@pytest.mark.parametrize(
    "words",
    ["me disseram que carro muito rodado dá problema, procede?", "com 90 mil km já é demais?", "ouvi que acima de 120 mil km não presta"],
)
async def test_what_is_heard_of_mileage_is_answered_and_simulates_nothing(introduce: Introduce, words: str) -> None:
    answer = await (await shown(introduce, "dá pra parcelar?")).says(words)
    assert [call.name for call in answer.tools] == ["warranty_and_papers"]
    assert "Só o km não diz tudo" in text(answer)


@pytest.mark.parametrize("words", ["quero um com menos de 90 mil km", "o meu tem 120 mil rodados e dá problema", "quantos km ele tem?"])
def test_a_mileage_wished_for_or_told_is_no_doubt(words: str) -> None:
    assert not doubts_the_mileage(words)


@pytest.mark.parametrize("words", ["vocês financiam pra estrangeiro?", "aposentada consegue financiar?", "can a student finance a car?"])
async def test_whether_somebody_gets_credit_is_the_banks_to_say(introduce: Introduce, words: str) -> None:
    answer = await (await shown(introduce)).says(words)
    assert "simulate_financing" not in [call.name for call in answer.tools]
