"""Lists that were told are things to point at: items by place, the most pressing one, a supplier by what it is best at."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from memory.records import Records
from tests.agent.conftest import TENANT, TUESDAY, Speaker
from tests.agent.dialogue.words import called, text


@pytest.fixture
async def buyer(jorge: Speaker, shop: Records) -> Speaker:
    """With three items short: gloves that are all gone, filters for two days, and cable, of which nothing went out."""
    goods = (
        Product("EPI-1", "Luva de raspa", "EPI", "par", Decimal(0), Decimal(20)),
        Product("FIL-1", "Filtro de óleo", "autopeças", "un", Decimal(4), Decimal(30)),
        Product("ELE-1", "Cabo flexível 4 mm²", "elétrica", "m", Decimal(50), Decimal(100)),
    )
    sellers = (
        Supplier("filtros", "Filtros Norte", lead_days=9, skus=("FIL-1",)),
        Supplier("auto", "Auto Sul", lead_days=2, skus=("FIL-1",)),
    )
    async with shop.writing(TENANT) as books:
        await books.products.put_all(goods)
        await books.suppliers.put_all(sellers)
        await books.sales.put_all([Sale("FIL-1", TUESDAY.date() - timedelta(days=at), Decimal(2)) for at in range(1, 30)])
    return jorge


async def says(speaker: Speaker, *lines: str) -> str:
    """The last answer to several messages."""
    answer = ""
    for line in lines:
        answer = text(await speaker.says(line))
    return answer


async def test_one_of_a_list_is_looked_ahead_on_and_ordered_from_the_quickest(buyer: Speaker) -> None:
    assert "2. Filtro de óleo" in await says(buyer, "o que ta acabando?")
    ahead = await buyer.says("o segundo sai bastante. qual a previsão de consumo pras próximas 2 semanas?")
    assert called(ahead, "forecast_demand") == {"product": "FIL-1", "horizon_days": 14}
    assert "Quem vende Filtro de óleo com menor prazo: Auto Sul" in await says(buyer, "quem vende isso?", "o que entrega mais rápido?")
    ordered = await says(buyer, "pede 40 dele")
    assert "Auto Sul" in ordered
    assert "40 un de Filtro de óleo" in ordered


async def test_the_most_pressing_of_a_list_is_one_item_and_why(buyer: Speaker, at_work: None) -> None:
    worst = await says(buyer, "o que ta acabando?", "desses qual o mais crítico?")
    assert worst.startswith("O mais crítico é Luva de raspa: já zerou, com mínimo de 20 par.")
    check = called(await buyer.says("me manda um pdf disso"), "make_report")
    assert check == {"about": "product", "product": "EPI-1"}


async def test_an_amount_without_its_item_is_asked_about_with_what_is_known(buyer: Speaker) -> None:
    assert (await says(buyer, "o que ta acabando?", "pede 300")).startswith("300: de qual deles?")
    assert (await says(buyer, "não pera, 150")).startswith("150: se for outro, diga o número ou o nome. Pode ser ")
    assert "150 un de Filtro de óleo" in await says(buyer, "filtro de óleo", "do mais rápido")


async def test_two_of_a_list_are_looked_ahead_on_at_once(buyer: Speaker) -> None:
    await says(buyer, "o que ta acabando?")
    answer = await buyer.says("os dois primeiros, quanto sai por mês?")
    assert [call.args["product"] for call in answer.tools if call.name == "forecast_demand"] == ["EPI-1", "FIL-1"]


async def test_a_draft_goes_to_the_quickest_supplier_where_that_is_said_of_it_later(buyer: Speaker) -> None:
    await says(buyer, "faz uma OC de 40 filtro de óleo da Filtros Norte a 12 reais cada")
    assert "Auto Sul" in await says(buyer, "troca pro fornecedor que entrega mais rápido")
