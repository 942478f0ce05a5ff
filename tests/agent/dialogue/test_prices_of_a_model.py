"""The price of a model of which there are several is told at once, and never asked about a third time."""

from __future__ import annotations

from dataclasses import replace

from domain.money import Money
from memory.records import Records
from tests.agent.conftest import CARS, TENANT, Introduce
from tests.agent.dialogue.words import called, text


async def test_prices_of_a_model_are_told_however_shortly_they_are_asked_for(introduce: Introduce, shop: Records) -> None:
    async with shop.writing(TENANT) as books:
        await books.catalogue.add_all([replace(CARS[0], id="onix-2", year=2021, price=Money.of(78_900))])
    ana = introduce()
    first = text(await ana.says("preço do onix"))
    assert "de R$ 69.900 a R$ 78.900" in first.replace("\u00a0", " ")
    assert "Qual Onix?" not in first
    await ana.has_said("sim sim, fala logo")
    for words in ("??", "aff. preço. onix. só isso"):
        assert "R$" in text(await ana.says(words))


async def test_a_price_found_too_high_brings_the_limit_told_before(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("quero um suv até 150 mil", "sim")
    found = await ana.says("nossa, caro demais, falei que era 90")
    assert called(found, "recommend_cars")["budget_max"] == 90_000


async def test_the_price_of_the_newest_of_a_model_is_no_offer(introduce: Introduce) -> None:
    answer = await introduce().says("valor do onix mais novo aí, sem enrolação")
    assert "R$ 69.900" in text(answer)
    assert "proposta" not in text(answer)


async def test_the_version_named_narrows_and_the_price_is_told_beside_the_exchange(introduce: Introduce, shop: Records) -> None:
    async with shop.writing(TENANT) as books:
        others = [("onix-2", "LT 1.0", 58_900), ("onix-3", "LTZ 1.4", 75_900)]
        await books.catalogue.add_all([replace(CARS[0], id=id_, version=version, price=Money.of(price)) for id_, version, price in others])
    ana = introduce()
    first = text(await ana.says("preço do onix ltz"))
    assert "2 Onix LTZ" in first
    assert "LT 1.0" not in first
    answer = await ana.says("fala logo o preço a vista e se faz troca q eu to no trabalho")
    assert "R$ 69.900" in text(answer)
    assert "na troca" in text(answer)
    assert "proposta" not in text(answer)
