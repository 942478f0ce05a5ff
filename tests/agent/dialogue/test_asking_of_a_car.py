"""What is asked of the car in sight: in a word or two, of its equipment, and several things at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.brain.phrasing.genders import the
from memory.records import Records
from tests.agent.conftest import CARS, TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, text

MISSED = ("não entendi", "não peguei", "foge do que", "Nisso não consigo", "Prefiro ficar")


async def beside_an_onix(introduce: Introduce) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    return ana


@pytest.mark.parametrize(
    ("words", "told"),
    [("quanto", "R$ 69.900"), ("qto ta?", "R$ 69.900"), ("e o valor", "R$ 69.900"), ("preço?", "R$ 69.900"), ("e o km", "45.000 km"),
     ("tem fotos", "fotos"), ("cor?", "prata"), ("quantas portas", "4 portas"), ("lugares?", "5 lugares"), ("é flex?", "flex")],
)  # fmt: skip
async def test_a_word_in_a_hurry_is_about_the_car_in_sight(introduce: Introduce, words: str, told: str) -> None:
    answer = await (await beside_an_onix(introduce)).says(words)
    assert called(answer, "car_details") == {"car_id": "onix-1"}
    assert told in text(answer)


@pytest.mark.parametrize("words", ["amanhã rola?", "posso ir quinta cedo", "16h fica bom", "hoje de tarde"])
async def test_a_day_by_itself_beside_a_car_is_a_visit(introduce: Introduce, words: str) -> None:
    answer = await (await beside_an_onix(introduce)).says(words)
    assert called(answer, "schedule_test_drive")["car_id"] == "onix-1"


async def test_a_word_in_a_hurry_beside_a_list_asks_which_and_then_answers(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    assert "qual deles" in text(await ana.says("e o km"))
    answer = text(await ana.says("o segundo"))
    assert "66.000 km" in answer
    assert "R$" not in answer


@pytest.mark.parametrize("words", ["tem rack?", "e teto panorâmico, tem?", "possui alarme?", "cabe bicicleta?", "os pneus tão bons?"])
async def test_what_the_listing_lacks_a_seller_confirms(introduce: Introduce, words: str) -> None:
    answer = text(await (await beside_an_onix(introduce)).says(words))
    assert "não traz" in answer
    assert "km" not in answer


async def test_each_of_two_questions_is_answered_and_the_price_not_told_again(introduce: Introduce) -> None:
    answer = text(await (await beside_an_onix(introduce)).says("bebe muito? e quantos km tem?"))
    assert "45.000 km" in answer
    assert "não traz o consumo" in answer
    assert "R$" not in answer


@pytest.mark.parametrize("words", ["preciso de um carro pra hoje", "to precisando de um veículo urgente", "preciso carro hj"])
async def test_needing_a_car_begins_a_search(introduce: Introduce, words: str) -> None:
    answer = text(await introduce().says(words))
    assert not any(missed in answer for missed in MISSED)
    assert "ajudo a achar" in answer or "Vamos lá" in answer or "Bora" in answer


@pytest.mark.parametrize("words", ["tô vendo um onix até 75", "tava olhando um onix", "estou vendo onix pra comprar"])
async def test_looking_at_a_model_is_wishing_for_it(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    assert called(await ana.says(words), "recommend_cars")["models"] == ["Onix"]


@pytest.mark.parametrize(
    ("called_so", "article"),
    [("Strada 1.3 Freedom CD 2023", "a"), ("Hilux", "a"), ("S10 2.8 LTZ", "a"), ("Tracker Premier", "o"), ("Duster", "o"), ("Onix", "o"),
     ("Pajero TR4", "o")],
)  # fmt: skip
def test_a_model_has_the_article_that_people_give_it(called_so: str, article: str) -> None:
    assert the(called_so) == f"{article} {called_so}"


@pytest.mark.parametrize("words", ["a revisão de qual sai mais cara?", "qual é mais barato de manter?", "e as peças, quanto custam?"])
async def test_what_it_costs_to_keep_a_car_is_not_its_price(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    answer = await ana.says(words)
    assert "R$" not in text(answer)
    assert "vendedor" in text(answer)


async def test_insurance_is_answered_by_what_the_shop_says_of_it(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    assert "corretores" in text(await ana.says("o seguro deles sai caro?"))


async def test_another_colour_of_the_only_one_there_is(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    assert "só este: Onix LTZ 1.4 2019, prata" in text(await ana.says("vem em outras cores?"))


async def test_the_colours_of_a_model_are_named(introduce: Introduce, shop: Records) -> None:
    async with shop.writing(TENANT) as books:
        await books.catalogue.add_all([replace(CARS[0], id=f"onix-{color}", color=color) for color in ("branco", "azul")])
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix prata")
    answer = text(await ana.says("tem em outra cor?"))
    assert "branco" in answer.split(":")[0]
    assert "azul" in answer.split(":")[0]


async def test_of_several_models_it_is_asked_whose_colours(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    assert "De qual deles?" in text(await ana.says("quais cores tem?"))
    assert "Tracker" in text(await ana.says("a tracker"))


async def test_the_cheapest_of_a_model_is_one_car_for_every_request(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    assert "Para qual carro" not in text(await ana.says("simula o onix mais barato com 20 mil de entrada em 36 vezes"))
    assert "Posso reservar" in text(await ana.says("quero segurar o onix mais novo que vcs tem"))


async def test_two_facts_of_a_car_name_it_once(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    said = text(await ana.says("qual a cor e quantos km ele tem?"))
    assert said.count("Onix") == 1
    assert " km e é " in said
