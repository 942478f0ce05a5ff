"""The customer's own car, told in passing: theirs from then on, asked about once, and none of ours."""

from __future__ import annotations

from datetime import datetime

import pytest

from agent.understanding.cues.own_car_named import takes_back, told_of_own
from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def giving_an_onix(introduce: Introduce, *more: str) -> Speaker:
    """A search with a car given in it, of a model that the shop has too; told before data might be kept."""
    ana = introduce()
    await ana.has_said("procuro um suv automático até 95 mil, dou meu onix 2016 na troca", "pode guardar", *more)
    return ana


@pytest.mark.parametrize("words", ["o onix é o LT, 88.000km", "meu onix tá com 88 mil rodados", "onix tem 88 mil km e pneu novo"])
async def test_named_again_with_facts_it_is_theirs_and_not_one_of_ours(introduce: Introduce, words: str) -> None:
    ana = await giving_an_onix(introduce, "qual a garantia?", "vocês abrem sábado?")
    answer = await ana.says(words)
    assert "car_details" not in [call.name for call in answer.tools]
    if "Como ele está" in text(answer):
        answer = await ana.says("tudo certinho com ele")
    taken_down = called(answer, "register_trade_in")
    assert (taken_down["model"], taken_down["year"], taken_down["mileage"]) == ("Onix", 2016, 88_000)


async def test_the_second_of_the_list_is_one_of_ours_after_it(introduce: Introduce) -> None:
    ana = await giving_an_onix(introduce, "o onix tá com 88 mil km", "sem detalhe nenhum")
    assert called(await ana.says("quero ver o segundo sexta às 16h"), "schedule_test_drive")["car_id"] in ("creta-1", "tracker-1")


async def test_it_is_asked_about_once(introduce: Introduce) -> None:
    ana = introduce()
    said = [await ana.says(words) for words in ("oi", "sim", "quero um suv até 95 mil, tenho um palio 2012 pra dar na troca")]
    said += [await ana.says(words) for words in ("quantos donos teve o creta?", "e o tracker, é de que cor?", "tem câmera de ré?")]
    asked = [answer for answer in said if "seu Palio 2012" in text(answer)]
    assert len(asked) == 1
    assert questions(asked[0]) == 1
    assert "quantos km" in text(asked[0])


async def test_one_merely_named_is_asked_whether_it_is_given(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    assert "seu Gol 2013, entra na troca?" in text(await ana.says("quero um suv até 95 mil, hoje ando de gol 2013"))
    assert "km" in text(await ana.says("entra sim"))


@pytest.mark.parametrize("words", ["deixa a troca pra lá, vendi pro vizinho", "pensando bem, não vou dar meu carro na troca"])
async def test_a_car_no_longer_given_is_let_go(introduce: Introduce, words: str) -> None:
    ana = await giving_an_onix(introduce, "o onix tá com 88 mil km")
    answer = await ana.says(words)
    assert "troca" in text(answer)
    assert questions(answer) == 0
    assert "Onix" not in text(await ana.says("qual dos dois é mais novo?"))


async def test_a_search_beside_a_car_given_is_answered(introduce: Introduce) -> None:
    ana = introduce()
    answer = await ana.says("to atrás de um suv com no máximo 70 mil km, ponho meu siena 2011 na troca")
    assert called(answer, "recommend_cars") == {"categories": ["SUV"], "mileage_max": 70_000}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("busco sedan até 60 mil km e dou meu siena 2011", {"model": "Siena", "year": 2011, "offered": True}),
        ("tenho um siena 2011 com 130 mil km", {"model": "Siena", "year": 2011, "mileage": 130_000}),
        ("quero um siena 2011 com 130 mil km", {}),
    ],
)
def test_what_stands_by_the_own_car_is_its_own(words: str, told: dict[str, object]) -> None:
    said = {"models": ["Siena"]}
    assert told_of_own(said, words, datetime(2026, 11, 24)) == told


@pytest.mark.parametrize("words", ["não quero trocar, quero vender pra vocês", "deixa eu ver a troca", "quero trocar de carro"])
def test_selling_it_to_the_shop_takes_nothing_back(words: str) -> None:
    assert not takes_back(words)


async def test_a_budget_that_counts_the_car_in_is_a_budget(introduce: Introduce) -> None:
    ana = await giving_an_onix(introduce, "o onix tá com 88 mil km", "sem detalhe")
    assert called(await ana.says("uns 90 mil somando com o onix"), "recommend_cars")["budget_max"] == 90_000


async def test_a_car_registered_and_named_again_is_not_asked_about_anew(introduce: Introduce) -> None:
    ana = await giving_an_onix(introduce, "o onix tá com 88 mil km", "sem detalhe nenhum")
    said = text(await ana.says("e vocês pagam quanto no meu onix?"))
    assert "já está anotado" in said


@pytest.mark.parametrize("words", ["queria trocar meu sedan por um suv", "pensei em dar meu carro num suv maior"])
async def test_what_the_car_is_exchanged_for_is_the_wish(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", words, "é um siena 2011", "130 mil km", "sem detalhe nenhum")
    assert called(await ana.says("posso gastar até uns 95 mil"), "recommend_cars")["categories"] == ["SUV"]


async def test_a_car_called_she_is_spoken_of_so(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    assert "E a sua Saveiro 2014 da troca" in text(await ana.says("procuro suv até 95 mil, dou minha saveiro 2014 na troca"))
    await ana.says("110 mil km")
    assert "sua Saveiro 2014" in text(await ana.says("sem detalhe nenhum"))
