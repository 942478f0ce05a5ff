"""The customer's own car: told bit by bit, in any order, and remembered."""

from __future__ import annotations

import pytest

from memory.records import Records
from memory.records.dealings import DealingKind
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def telling(introduce: Introduce, *more: str) -> Speaker:
    """Looking at the Onix, with a Gol to give for it."""
    ana = introduce()
    for words in ("oi", "sim", "me fala do onix", "aceita meu gol na troca?", *more):
        await ana.says(words)
    return ana


async def test_what_is_missing_is_asked_one_thing_at_a_time(introduce: Introduce, shop: Records) -> None:
    ana = await telling(introduce)
    for words, asked in (("ano 12", "km"), ("tá com 98.500", "Como ele está")):
        answer = await ana.says(words)
        assert asked in text(answer)
        assert questions(answer) == 1
    assert "98.500 km" in text(await ana.says("inteiro, só um amassado na porta"))
    async with shop.reading(TENANT) as books:
        (kept,) = [dealing for dealing in await books.dealings.of("ana") if dealing.kind is DealingKind.TRADE_IN]
    assert (kept.detail["model"], kept.detail["year"], kept.detail["mileage"]) == ("Gol", 2012, 98_500)


@pytest.mark.parametrize("words", ["ele tem 150 mil km", "150 mil rodados", "uns 150"])
async def test_the_mileage_told_is_of_the_car_given_not_of_the_one_looked_at(introduce: Introduce, words: str) -> None:
    ana = await telling(introduce, "2012")
    answer = await ana.says(words)
    assert not [call for call in answer.tools if call.name == "car_details"]
    assert called(await ana.says("tudo certo com ele"), "register_trade_in")["mileage"] == 150_000


async def test_what_is_hoped_for_is_no_budget(introduce: Introduce) -> None:
    ana = await telling(introduce, "2012", "120 mil km", "bem conservado")
    answer = await ana.says("queria uns 15 mil nele")
    assert called(answer, "register_trade_in")["expected"] == 15_000
    assert "recommend_cars" not in [call.name for call in (await ana.says("e quanto vcs pagam no meu carro?")).tools]


async def test_debts_are_taken_down(introduce: Introduce) -> None:
    ana = await telling(introduce, "2012", "120 mil km", "bem conservado")
    assert "faltam 6 parcelas" in called(await ana.says("ele ainda tá financiado, faltam 6 parcelas"), "register_trade_in")["debts"]
    assert "multa" in called(await ana.says("ah, e tem multa nele"), "register_trade_in")["debts"]


async def test_the_fipe_table_is_not_at_hand_and_the_question_stays_open(introduce: Introduce) -> None:
    ana = await telling(introduce)
    answer = await ana.says("quanto vale na fipe?")
    assert "FIPE eu não tenho" in text(answer)
    assert "De que ano" in text(answer)


async def test_a_car_once_told_is_not_asked_for_again(introduce: Introduce) -> None:
    ana = await telling(introduce, "2012", "120 mil km", "bem conservado")
    assert "Gol 2012 já está anotado" in text(await ana.says("vocês aceitam meu usado na troca?"))
