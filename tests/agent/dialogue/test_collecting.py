"""The buyer asks for the market's prices as buyers do; titles on the page say nothing to anybody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal

import pytest

from channels.market import open_market
from channels.settings import ScraperSettings
from domain.goods.products import Product
from domain.people import Role
from evals.marketplace import Market, Ware, marketplace
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker

PRODUCTS = (
    Product("ACO-3", "Chapa de aço 3mm", unit="kg", nicknames=("aço",)),
    Product("ACO-5", "Chapa de aço 5mm", unit="kg"),
    Product("PAR-M8", "Parafuso sextavado M8x30", nicknames=("parafuso m8",)),
)


@pytest.fixture
async def market() -> AsyncIterator[Market]:
    wares = {"chapa-de-aco-3mm": Ware(Decimal("8.50"), "kg"), "parafuso-sextavado-m8x30": Ware(Decimal("0.0375"))}
    async with marketplace(Market(wares)) as served:
        yield served


@pytest.fixture
async def buyer(shop: Records, introduce: Introduce, market: Market) -> AsyncIterator[Speaker]:
    async with shop.writing(TENANT) as books:
        await books.products.put_all(PRODUCTS)
    met = introduce(role=Role.BUYER, person_id="carla")
    async with open_market(ScraperSettings(url=market.url, max_attempts=1)) as met.assistant.market:
        yield met


async def replies(buyer: Speaker, *said: str) -> list[str]:
    return [" ".join(reply.text for reply in (await buyer.says(words)).replies) for words in said]


@pytest.mark.parametrize("asked", ["atualiza o preço do aço", "puxa aí o preço da chapa 3mm no ml", "qto tá o aço no mercado livre?"])
async def test_one_product_is_answered_with_its_price_and_what_it_rests_on(buyer: Speaker, asked: str) -> None:
    (told,) = await replies(buyer, asked)
    assert "R$\xa08,50/kg (mediana de 7 dos 12 anúncios" in told
    assert "IGNORE" not in told


async def test_a_price_of_less_than_a_cent_more_or_less_is_told_exactly(buyer: Speaker) -> None:
    (told,) = await replies(buyer, "coleta o preço do parafuso m8 pfv")
    assert "R$\xa00,04" in told or "R$\xa00,03" in told


async def test_which_product_is_asked_and_the_answer_taken(buyer: Speaker) -> None:
    which, told = await replies(buyer, "atualiza o preço da chapa", "a primeira")
    assert "Qual deles: Chapa de aço 3mm ou 5mm?" in which
    assert told.startswith("Chapa de aço 3mm no Mercado Livre agora")


async def test_another_wish_is_no_answer_to_which_product(buyer: Speaker) -> None:
    _, begun, far = await replies(buyer, "coleta o preço de xpto voador", "coleta tudo agora", "e aí, como tá a coleta?")
    assert "3 itens em segundo plano" in begun
    assert "na fila" in far


async def test_a_failure_is_told_as_it_is_and_no_price_made_up(buyer: Speaker, market: Market) -> None:
    market.faults["chapa-de-aco-3mm"].append("captcha")
    (told,) = await replies(buyer, "atualiza o preço do aço")
    assert "captcha" in told
    assert "R$" not in told


async def test_what_failed_is_tried_again_and_stays_the_subject(buyer: Speaker, market: Market) -> None:
    market.faults["chapa-de-aco-3mm"].append("captcha")
    failed, again, after = await replies(buyer, "pesquisa a chapa 3mm no mecado livre", "tenta outra vez", "e qual o último preço dela?")
    assert failed.startswith("Não consegui o preço de Chapa de aço 3mm agora")
    assert "R$\xa08,50/kg" in again
    assert after.startswith("Chapa de aço 3mm: R$\xa08,50/kg hoje")


async def test_a_seller_is_told_whose_business_it_is(introduce: Introduce) -> None:
    told = await introduce(role=Role.SELLER, person_id="caio").says("coleta tudo agora")
    assert "comprador" in told.replies[0].text
