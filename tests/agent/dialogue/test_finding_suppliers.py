"""The buyer asks who sells what, and goes on asking."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.people import Role
from domain.places import Point
from memory.records import Records
from tests.agent.conftest import TENANT, TUESDAY, Introduce, Speaker

PRODUCTS = (
    Product("ACO-3", "Chapa de aço 3mm", unit="kg", nicknames=("aço",)),
    Product("TIN-18", "Tinta acrílica branca 18 L"),
    Product("TIN-E", "Tinta esmalte azul 3,6 L"),
)
SUPPLIERS = (
    Supplier("a", "Aços do Porto", city="Joinville", state="SC", lead_days=9, skus=("ACO-3",), phone="(47) 3000-0001"),
    Supplier("b", "Metal Perto", city="Campinas", state="SP", point=Point(-22.9, -47.06), lead_days=2, skus=("ACO-3",)),
    Supplier("c", "Cores", city="Valinhos", state="SP", lead_days=3, skus=("TIN-18", "TIN-E")),
)


@pytest.fixture
async def buyer(shop: Records, introduce: Introduce) -> Speaker:
    day = date(2026, 11, 23)
    async with shop.writing(TENANT) as books:
        await books.products.put_all(PRODUCTS)
        await books.suppliers.put_all(SUPPLIERS)
        prices = [Price("ACO-3", day, Decimal("8.00"), supplier_id="a"), Price("ACO-3", day, Decimal("8.80"), supplier_id="b")]
        await books.prices.put_all(prices, TUESDAY.astimezone())
    return introduce(role=Role.BUYER, person_id="carla")


async def told(buyer: Speaker, *said: str) -> list[str]:
    return [" ".join(reply.text for reply in (await buyer.says(words)).replies) for words in said]


async def test_the_nearest_the_cheapest_and_who_is_in_time_one_after_the_other(buyer: Speaker) -> None:
    near, cheap, in_time = await told(buyer, "quem vende aço mais perto?", "e o mais barato?", "e com entrega até sexta?")
    assert near.startswith("Quem vende Chapa de aço 3mm:\n1. Metal Perto, Campinas/SP, 4 km: R$\xa08,80/kg (23/11)")
    assert "10,0% acima do mais barato, o mais perto, a entrega mais rápida" in near.lower()
    assert cheap.startswith("Quem vende Chapa de aço 3mm mais barato: Aços do Porto, Joinville/SC, uns ")
    assert "1. Metal Perto" in in_time
    assert in_time.index("Chega a tempo") < in_time.index("Não chega a tempo")


async def test_who_sells_a_family_is_answered_and_its_price_asked_of_one(buyer: Speaker) -> None:
    who, cheapest, one = await told(buyer, "quem vende tinta?", "fornecedor mais barato de tinta", "a primeira")
    assert "1. Cores, Valinhos/SP" in who
    assert "vende 2 dos 2 itens" in who
    assert "Qual deles: Tinta acrílica branca 18 L ou Tinta esmalte azul 3,6 L?" in cheapest
    assert one.startswith("Quem vende Tinta acrílica branca 18 L:\n1. Cores")
    assert "sem preço registrado" in one


async def test_a_place_and_a_phone_go_on_with_what_was_asked(buyer: Speaker) -> None:
    _, in_state, phone = await told(buyer, "fornecedor de chapa de aço", "e em SC?", "me passa o telefone deles")
    assert in_state.startswith("Quem vende Chapa de aço 3mm em SC:\n1. Aços do Porto")
    assert "(47) 3000-0001" in phone


async def test_what_nobody_sells_is_said(buyer: Speaker) -> None:
    nobody, unknown = await told(buyer, "tem fornecedor de chapa de aço em MG?", "fornecedor de unicórnio")
    assert nobody == "Ninguém vende Chapa de aço 3mm em MG: nenhum fornecedor cadastrado. Fora de lá, 2 vendem."
    assert "Não encontrei" in unknown


async def test_a_seller_is_told_whose_business_suppliers_are(introduce: Introduce) -> None:
    answer = await introduce(role=Role.SELLER, person_id="caio").says("fornecedor mais barato de tinta")
    assert "comprador" in answer.replies[0].text


async def test_the_cheapest_is_looked_for_of_the_item_just_talked_about(buyer: Speaker) -> None:
    await buyer.says("quanto tá o aço?")
    told = await buyer.says("qual fornecedor tem o menor preço?")
    assert [tool.args["product"] for tool in told.tools] == ["ACO-3"]


async def test_an_order_goes_to_the_supplier_pointed_at_and_a_mistake_takes_it_back(buyer: Speaker) -> None:
    await told(buyer, "quem entrega aço mais rápido?")
    drafted, gone = await told(buyer, "encomenda 80 kg com eles", "opa, pedi sem querer")
    assert "Metal Perto" in drafted
    assert "Cancelei a OC 1" in gone
    await told(buyer, "fornecedores de aço, os mais baratos")
    placed, dropped = await told(buyer, "compra 60 kg do segundo", "cancela esse pedido, sobrou no estoque")
    assert "Metal Perto" in placed
    assert "Confirma" not in dropped
